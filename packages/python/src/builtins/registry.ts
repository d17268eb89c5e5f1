import { native, type NativeFunction, type NativeOptions, type PyNative } from '../objects/native.ts';

/** The functions of the `builtins` module, in the order in which their files load. */
export const builtinFunctions: PyNative[] = [];

/** Registers a builtin function while modules load. */
export function builtin(name: string, signature: string, fn: NativeFunction, options: NativeOptions = {}): void {
  builtinFunctions.push(native(name, signature, fn, options));
}
