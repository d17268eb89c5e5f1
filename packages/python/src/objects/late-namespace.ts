import type { Part } from '../parts/part.ts';
import { outsideMachines } from './heap.ts';
import type { Value } from './object.ts';

/**
 * The namespace of a built-in type. What is in it is made when it is first read: a program uses few of the types, and their
 * methods made while modules load were a third of the engine's start. Where the methods come with a part, the namespace cannot be
 * read before that.
 */
export class LateNamespace extends Map<string, Value> {
  #part: Part | null = null;
  /** What has not been filled in yet, in the order in which it is to be. */
  #pending: (() => void)[] = [];

  /** `fill` calls `set`, at the latest when somebody reads. */
  fillLater(fill: () => void): void {
    this.#pending.push(fill);
  }

  comesWith(part: Part): void {
    this.#part = part;
  }

  override get(name: string): Value | undefined {
    this.#fill();
    return super.get(name);
  }

  override has(name: string): boolean {
    this.#fill();
    return super.has(name);
  }

  override keys(): ReturnType<Map<string, Value>['keys']> {
    this.#fill();
    return super.keys();
  }

  override values(): ReturnType<Map<string, Value>['values']> {
    this.#fill();
    return super.values();
  }

  override entries(): ReturnType<Map<string, Value>['entries']> {
    this.#fill();
    return super.entries();
  }

  override [Symbol.iterator](): ReturnType<Map<string, Value>['entries']> {
    return this.entries();
  }

  /** The machine that reads may be in the middle of an instruction: what all machines share is not on its account. */
  #fill(): void {
    this.#part?.get();
    if (this.#pending.length === 0) return;
    const pending = this.#pending;
    this.#pending = [];
    outsideMachines(() => {
      for (const fill of pending) fill();
    });
  }
}
