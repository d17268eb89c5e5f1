import { builtinFunctionType, type NativeFunction, type NativeOptions, PyNative } from '../objects/native.ts';

/** Natives that only frozen Python sees: named with a leading underscore, in its hidden namespace. */
export const intrinsics: PyNative[] = [];

/** Registers an intrinsic while modules load. */
export function intrinsic(name: string, signature: string, fn: NativeFunction, options: NativeOptions = {}): void {
  intrinsics.push(new PyNative(builtinFunctionType, name, signature, fn, null, 'builtins', options));
}

/** Topics of the engine's own Python that belong to a module and come with it. */
export const furtherSources: string[] = [];

/** Registers twins of a module's natives. */
export function frozenTwins(source: string): void {
  furtherSources.push(source);
}
