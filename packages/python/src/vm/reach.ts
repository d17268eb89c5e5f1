import { PyModule } from '../objects/module.ts';
import { EXIT } from './exit.ts';
import type { Machine } from './machine.ts';
import { addReferents, type Node } from './referents.ts';

/** What a walk starts at, in the order in which it looks: what a program uses most comes first. */
function rootsOf(vm: Machine, withLimbo: boolean): Node[] {
  const roots: Node[] = [];
  const { frame, handled, raising, reprStack, lives } = vm;
  if (frame !== null) roots.push(frame);
  if (handled !== null) roots.push(handled);
  if (raising !== null) roots.push(raising);
  for (const held of [vm.passing, vm.traceFunction, vm.profileFunction])
    if (typeof held === 'object' && held !== null) roots.push(held);
  roots.push(...reprStack);
  if (vm.exiting !== EXIT.modulesGone) {
    if (vm.exiting === EXIT.none) roots.push(...vm.held.values());
    for (const module of vm.modules.values) {
      if (!(module instanceof PyModule)) continue;
      if (vm.exiting === EXIT.none || module.name !== '__main__') roots.push(module);
    }
    roots.push(vm.modules);
    if (vm.exiting !== EXIT.none) roots.pop();
  }
  for (const callback of vm.atExit) roots.push(callback);
  roots.push(vm.builtinsModule);
  if (withLimbo && lives !== null) roots.push(...lives.limbo);
  return roots;
}

/**
 * What is reachable. Stops early once everything was found that is asked for: `wanted`, and as many of `counted` as
 * there are.
 */
export function reachable(
  vm: Machine,
  withLimbo: boolean,
  wanted: ReadonlySet<Node>,
  counted: ReadonlyMap<object, unknown>,
): { readonly seen: Set<Node>; readonly isComplete: boolean } {
  const seen = new Set<Node>();
  let missing = wanted.size + counted.size;
  const pending: Node[] = [];
  const found: Node[] = [];
  for (const root of rootsOf(vm, withLimbo)) {
    pending.push(root);
    for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
      if (seen.has(item)) continue;
      seen.add(item);
      if (wanted.has(item)) missing--;
      if (counted.has(item)) missing--;
      if (missing === 0) return { seen, isComplete: false };
      addReferents(item, found);
      for (const each of found) if (!seen.has(each)) pending.push(each);
      found.length = 0;
    }
  }
  return { seen, isComplete: true };
}

/** All that is reachable, what lies in limbo excepted. */
export function everything(vm: Machine): ReadonlySet<Node> {
  // Something is asked for that no walk finds.
  const { seen } = reachable(vm, false, new Set(), new Map([[{}, true]]));
  vm.charge(seen.size >> 4);
  return seen;
}

/** How many references to `object` there are. */
export function referenceCount(vm: Machine, object: Node): number {
  let count = 0;
  const found: Node[] = [];
  for (const node of everything(vm)) {
    addReferents(node, found);
    for (const each of found) if (each === object) count++;
    found.length = 0;
  }
  return count;
}

/** What is reachable from `from` and not in `live`, with the number of references among those to each. */
export function countReferences(from: Iterable<Node>, live: ReadonlySet<Node>): Map<Node, number> {
  const counts = new Map<Node, number>();
  const pending: Node[] = [];
  const found: Node[] = [];
  for (const start of from) {
    if (live.has(start) || counts.has(start)) continue;
    counts.set(start, 0);
    pending.push(start);
    for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
      addReferents(item, found);
      for (const each of found) {
        if (live.has(each)) continue;
        const count = counts.get(each);
        if (count === undefined) pending.push(each);
        counts.set(each, (count ?? 0) + 1);
      }
      found.length = 0;
    }
  }
  return counts;
}
