import { wrapCode } from '../objects/constant.ts';
import { raise } from '../objects/errors.ts';
import { withNote } from '../objects/exception-note.ts';
import { outsideMachines } from '../objects/heap.ts';
import type { PyDict } from '../objects/dict.ts';
import { PyList } from '../objects/list.ts';
import { PyModule } from '../objects/module.ts';
import type { PyCode } from '../objects/code.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import { compileGuest } from './guest-code.ts';
import { moduleDefinitions } from '../modules/registry.ts';
import { modulesInParts, requireModulePart } from '../parts/module-parts.ts';
import type { Machine, MachineOptions } from './machine.ts';

/**
 * `import name`: the module, or its top-level package where nothing is taken from it. `pushed` while a module written in
 * Python runs for the first time. What `from name import` takes may be a module inside a package.
 */
export function importModule(vm: Machine, name: string, fromList: Value): Value {
  const parts = name.split('.');
  // Before anything is imported: a part that is absent stops the machine before this instruction.
  for (let i = 1; i <= parts.length; i++) requireModulePart(parts.slice(0, i).join('.'));
  for (let i = 1; i <= parts.length; i++) {
    const part = parts.slice(0, i).join('.');
    if (vm.modules.getStr(part) !== undefined) continue;
    const entered = load(vm, part, name, fromList);
    if (entered !== undefined) return entered;
  }
  if (fromList === None) return vm.modules.getStr(parts[0] as string) as Value;
  const module = vm.modules.getStr(name) as Value;
  for (const item of fromList instanceof PyTuple && module instanceof PyModule ? fromList.items : []) {
    if (typeof item !== 'string' || (module as PyModule).namespace.getStr(item) !== undefined) continue;
    const inner = `${name}.${item}`;
    if (vm.modules.getStr(inner) !== undefined || !isKnown(vm, inner)) continue;
    const entered = load(vm, inner, name, fromList);
    if (entered !== undefined) return entered;
  }
  return module;
}

function isKnown(vm: Machine, name: string): boolean {
  return moduleDefinitions.has(name) || vm.options.findModule?.(name) !== undefined;
}

/**
 * The full name of what a relative import in a module with these globals names.
 * https://docs.python.org/3.14/reference/import.html#package-relative-imports
 */
export function absoluteName(globals: PyDict, name: string, level: number): string {
  if (level === 0) return name;
  const own = globals.getStr('__name__');
  let at = globals.getStr('__package__');
  if (typeof at !== 'string' && typeof own === 'string')
    at = globals.getStr('__path__') === undefined ? own.slice(0, Math.max(0, own.lastIndexOf('.'))) : own;
  if (typeof at !== 'string' || at === '')
    throw raise('ImportError', 'attempted relative import with no known parent package');
  const parts = at.split('.');
  if (level > parts.length) throw raise('ImportError', 'attempted relative import beyond top-level package');
  const base = parts.slice(0, parts.length - level + 1).join('.');
  return name === '' ? base : `${base}.${name}`;
}

/** Makes a module known. `undefined` when it is ready; `pushed` while its source runs, after which `whole` goes on. */
function load(vm: Machine, name: string, whole: string, fromList: Value): Value | undefined {
  const definition = moduleDefinitions.get(name);
  if (definition?.kind === 'native') {
    addModule(vm, name, definition.build(vm));
    return undefined;
  }
  const module = new PyModule(name);
  module.namespace.setStr('__name__', name);
  module.namespace.setStr('__doc__', None);
  const code = definition === undefined ? guestCode(vm, module) : moduleCode(name, vm.options.compile);
  addModule(vm, name, module);
  return vm.callFrozen('import_source', module, code, whole, fromList);
}

/** The code of a module that the host has the text of. */
function guestCode(vm: Machine, module: PyModule): PyCode {
  const { name, namespace } = module;
  const found = vm.options.findModule?.(name);
  if (found === undefined) throw notFound(name);
  const parent = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  namespace.setStr('__package__', found.isPackage ? name : parent);
  namespace.setStr('__loader__', None);
  namespace.setStr('__spec__', None);
  namespace.setStr('__file__', found.filename);
  if (found.isPackage) namespace.setStr('__path__', new PyList([]));
  namespace.setStr('__builtins__', vm.builtins);
  return compileGuest(vm, found.source, found.filename, 'exec', 0).code;
}

/** Takes a module back whose source raised. */
export function forgetModule(vm: Machine, module: PyModule): void {
  if (vm.modules.getStr(module.name) === module) vm.modules.deleteStr(module.name);
}

/** Puts a module into `sys.modules`, and into its package as an attribute. */
function addModule(vm: Machine, name: string, module: PyModule): void {
  vm.modules.setStr(name, module);
  const dot = name.lastIndexOf('.');
  const parent = dot < 0 ? undefined : vm.modules.getStr(name.slice(0, dot));
  if (parent instanceof PyModule) parent.namespace.setStr(name.slice(dot + 1), module);
}

/** Code of the modules written in Python, compiled once per process and shared by its machines. */
const compiled = new Map<string, PyCode>();

/** The code of a module that is written in Python. */
export function moduleCode(name: string, compile: MachineOptions['compile']): PyCode {
  let code = compiled.get(name);
  if (code === undefined) {
    requireModulePart(name);
    const definition = moduleDefinitions.get(name);
    if (definition?.kind !== 'source') throw new Error(`there is no module ${name} written in Python`);
    const result = compile(definition.source, `<frozen ${name}>`, 'exec', 0);
    if (result.kind === 'diagnostic')
      throw new Error(`module ${name}: ${result.diagnostic.message} in line ${result.diagnostic.line}`);
    code = outsideMachines(() => wrapCode(result.code, true));
    compiled.set(name, code);
  }
  return code;
}

function notFound(name: string): unknown {
  const raised = raise('ModuleNotFoundError', `No module named '${name}'`);
  raised.exception.fields.set('name', name);
  if (!name.includes('.')) {
    const known = Array.from(new Set([...modulesInParts(), ...moduleDefinitions.keys()]))
      .filter((each) => !each.includes('.') && !each.startsWith('_'))
      .toSorted();
    withNote(raised, `It is not in the classroom's Python, which has: ${known.join(', ')}.`);
  }
  return raised;
}

/** The code of a module written in Python, for images: they refer to it by name. */
export function compiledModules(): ReadonlyMap<string, PyCode> {
  return compiled;
}
