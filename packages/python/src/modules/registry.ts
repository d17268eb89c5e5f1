import type { PyModule } from '../objects/module.ts';
import type { Machine } from '../vm/machine.ts';

/** A module of the classroom's Python: made in JavaScript, or our own Python source that is run when it is imported. */
export type ModuleDefinition =
  | { readonly kind: 'native'; readonly build: (vm: Machine) => PyModule }
  | { readonly kind: 'source'; readonly source: string };

/** Every module that can be imported, by its dotted name. */
export const moduleDefinitions: Map<string, ModuleDefinition> = new Map();

/** Registers a module made in JavaScript. `build` is called once per machine, at the first import. */
export function nativeModule(name: string, build: (vm: Machine) => PyModule): void {
  moduleDefinitions.set(name, { kind: 'native', build });
}

/** Registers a module written in Python; a long one comes in parts, which are one text. */
export function sourceModule(name: string, ...parts: readonly string[]): void {
  moduleDefinitions.set(name, { kind: 'source', source: parts.join('') });
}

/** A module of the guest's own, which its host has the text of. */
export interface GuestModule {
  readonly source: string;
  /** As tracebacks name it. */
  readonly filename: string;
  readonly isPackage: boolean;
}
