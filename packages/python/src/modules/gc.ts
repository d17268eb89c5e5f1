import { valueError } from '../objects/errors.ts';
import { requireIndex } from '../objects/integer-index.ts';
import { PyDict } from '../objects/dict.ts';
import { PyList } from '../objects/list.ts';
import { PyObject, PyType, typeOf, type Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import { livesOf } from '../vm/lives.ts';
import type { Machine } from '../vm/machine.ts';
import { everything } from '../vm/reach.ts';
import { addReferents, isTracked, type Node } from '../vm/referents.ts';
import { defineModule, func } from './native-module.ts';
import { sourceModule } from './registry.ts';

/** `gc`: https://docs.python.org/3.14/library/gc.html. Generations are for show: there is one. */
defineModule(
  '_gc',
  [
    func('_collect', '()', (vm: Machine) => vm.callFrozen('collect_garbage'), { isControl: true }),
    func('enable', '()', (vm: Machine) => {
      livesOf(vm).isCollecting = true;
      return None;
    }),
    func('disable', '()', (vm: Machine) => {
      livesOf(vm).isCollecting = false;
      return None;
    }),
    func('isenabled', '()', (vm: Machine) => vm.lives?.isCollecting ?? true),
    // From now on cycles are kept until they are collected, so that they can be counted.
    func('_keep_cycles', '()', (vm: Machine) => {
      livesOf(vm).keepsCycles = true;
      return None;
    }),
    func('is_tracked', '(obj, /)', (_vm, object: Value) => typeof object === 'object' && isContainer(object)),
    func('is_finalized', '(obj, /)', (vm: Machine, object: Value) => isFinalized(vm, object)),
    func('get_objects', '()', (vm: Machine) => new PyList(objectsIn(everything(vm)).toSorted((a, b) => a.id - b.id))),
    func('get_referents', '(*objs)', (vm: Machine, objects: Value[]) => {
      const found: Node[] = [];
      for (const object of objects) if (object instanceof PyObject) addReferents(object, found);
      vm.charge(found.length);
      return new PyList(withoutOwnDicts(objects, found));
    }),
    func('get_referrers', '(*objs)', (vm: Machine, objects: Value[]) => new PyList(referrers(vm, objects))),
    func('_requireGeneration', '(generation, /)', (_vm, generation: Value) => {
      const index = requireIndex(generation) ?? 0;
      if (index < 0 || index > 2) throw valueError('invalid generation');
      return None;
    }),
  ],
  'gc',
);

function isContainer(object: PyObject): boolean {
  return object.id > 0 ? isTracked(object) : object instanceof PyType;
}

function isFinalized(vm: Machine, object: Value): boolean {
  return typeof object === 'object' && object.cls.isMortal && !(vm.lives?.mortals.has(object) ?? false);
}

/** What the guest may see: its frames have objects only where somebody asked for them. */
function objectsIn(nodes: Iterable<Node>): PyObject[] {
  const objects: PyObject[] = [];
  for (const node of nodes) if (node instanceof PyObject && isTracked(node)) objects.push(node);
  return objects;
}

/** An instance's `__dict__` counts as part of it: what it holds is what the instance refers to. */
function withoutOwnDicts(objects: readonly Value[], found: readonly Node[]): PyObject[] {
  const shown: PyObject[] = [];
  for (const node of found) {
    if (!(node instanceof PyObject)) continue;
    const isOwn =
      node instanceof PyDict && objects.some((object) => object instanceof PyObject && object.attrs === node);
    if (!isOwn) shown.push(node);
    else for (const value of node.values) if (value instanceof PyObject && value.id > 0) shown.push(value);
  }
  return shown;
}

function referrers(vm: Machine, objects: readonly Value[]): Value[] {
  const wanted = new Set<unknown>(objects.filter((object) => typeof object === 'object'));
  const owners = new Map<PyObject, PyObject>();
  const holders: PyObject[] = [];
  const found: Node[] = [];
  const nodes = everything(vm);
  for (const node of nodes) if (node instanceof PyObject && node.attrs !== null) owners.set(node.attrs, node);
  for (const node of nodes) {
    if (!(node instanceof PyObject)) continue;
    addReferents(node, found);
    if (found.some((each) => wanted.has(each))) holders.push(node);
    found.length = 0;
  }
  const shown = holders.map((holder) => {
    const owner = owners.get(holder);
    return owner === undefined || typeOf(owner).name === 'module' ? holder : owner;
  });
  // The call's own arguments are no referrers.
  return Array.from(new Set(shown)).filter((holder) => !(holder instanceof PyTuple && holder.items === objects));
}

sourceModule(
  'gc',
  String.raw`
from _gc import enable, disable, isenabled, is_tracked, is_finalized, get_objects as _get_objects, get_referents
from _gc import get_referrers, _collect, _keep_cycles, _requireGeneration

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38
garbage = []
callbacks = []
_threshold = (2000, 10, 0)
_debug = 0
_stats = [{'collections': 0, 'collected': 0, 'uncollectable': 0} for generation in range(3)]

def collect(generation=2):
    _requireGeneration(generation)
    for callback in [*callbacks]:
        callback('start', {'generation': generation, 'collected': 0, 'uncollectable': 0})
    count = _collect()
    _stats[generation]['collections'] += 1
    _stats[generation]['collected'] += count
    for callback in [*callbacks]:
        callback('stop', {'generation': generation, 'collected': count, 'uncollectable': 0})
    return count

def get_objects(generation=None):
    if generation is not None:
        _requireGeneration(generation)
    return _get_objects()

def get_count():
    return (len(_get_objects()) % _threshold[0], 0, 0)

def get_threshold():
    return _threshold

def set_threshold(threshold0, threshold1=10, threshold2=0, /):
    global _threshold
    _threshold = (threshold0, threshold1, threshold2)

def get_stats():
    return [dict(each) for each in _stats]

def get_debug():
    return _debug

def set_debug(flags, /):
    global _debug
    _debug = flags

def freeze():
    return None

def unfreeze():
    return None

def get_freeze_count():
    return 0

_keep_cycles()
`,
);
