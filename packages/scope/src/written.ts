import type { Machine } from '@nonlocal/python';

/** Beyond this it is cheaper to look at everything again, and the list would keep garbage alive. */
const mostWritten = 2000;

/** Collects what a machine writes to, by way of its write barrier. */
export class Written {
  readonly #objects = new Set<object>();
  #isOverflowing = false;
  #vm: Machine | null = null;

  /** Listens to a machine from now on, and to no other. */
  listen(vm: Machine): void {
    if (this.#vm !== null && this.#vm !== vm) this.#vm.clock.dirty = null;
    this.#vm = vm;
    this.#objects.clear();
    this.#isOverflowing = false;
    vm.clock.dirty = this;
  }

  add(object: object): void {
    this.#objects.add(object);
    if (this.#objects.size <= mostWritten) return;
    this.#isOverflowing = true;
    this.#objects.clear();
    if (this.#vm !== null) this.#vm.clock.dirty = null;
  }

  /** What was written to since `listen` or the last `take`; `null` where it was too much to be kept. */
  take(): ReadonlySet<object> | null {
    return this.#isOverflowing ? null : this.#objects;
  }

  clear(): void {
    if (this.#objects.size > 0) this.#objects.clear();
  }
}
