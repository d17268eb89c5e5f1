import { makeBuiltins } from '../builtins/namespace.ts';
import { PyDict } from '../objects/dict.ts';
import { outsideMachines } from '../objects/heap.ts';

let made: PyDict | null = null;

/** The namespace of the builtins as every machine has it at first. Never changed. */
export function pristineBuiltins(): PyDict {
  if (made === null) {
    const dict = outsideMachines(() => new PyDict());
    outsideMachines(() => makeBuiltins(dict));
    made = dict;
  }
  return made;
}
