import type { Part } from '../parts/part.ts';
import type { PyType, Value } from './object.ts';

/** The namespace of a built-in type whose methods come with a part: it cannot be read before. */
class LateNamespace extends Map<string, Value> {
  readonly #part: Part;

  constructor(part: Part, entries: Iterable<readonly [string, Value]>) {
    super();
    this.#part = part;
    for (const [name, value] of entries) this.set(name, value);
  }

  override get(name: string): Value | undefined {
    this.#part.get();
    return super.get(name);
  }

  override has(name: string): boolean {
    this.#part.get();
    return super.has(name);
  }

  override keys(): ReturnType<Map<string, Value>['keys']> {
    this.#part.get();
    return super.keys();
  }

  override values(): ReturnType<Map<string, Value>['values']> {
    this.#part.get();
    return super.values();
  }

  override entries(): ReturnType<Map<string, Value>['entries']> {
    this.#part.get();
    return super.entries();
  }

  override [Symbol.iterator](): ReturnType<Map<string, Value>['entries']> {
    return this.entries();
  }
}

/** Lets the methods of built-in types come with a part. */
export function comeLate(part: Part, types: readonly PyType[]): void {
  for (const type of types) {
    (type as { namespace: PyType['namespace'] }).namespace = new LateNamespace(part, type.namespace);
  }
}
