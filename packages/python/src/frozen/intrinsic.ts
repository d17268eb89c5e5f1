import { builtinFunctionType, type NativeFunction, type NativeOptions, PyNative } from '../objects/native.ts';

/** Natives that only frozen Python sees: named with a leading underscore, in its hidden namespace. */
export const intrinsics: PyNative[] = [];

/** Registers an intrinsic while modules load. */
export function intrinsic(name: string, signature: string, fn: NativeFunction, options: NativeOptions = {}): void {
  intrinsics.push(new PyNative(builtinFunctionType, name, signature, fn, null, 'builtins', options));
}
