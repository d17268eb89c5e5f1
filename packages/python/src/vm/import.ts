import { wrapCode } from '../objects/constant.ts';
import { raise } from '../objects/errors.ts';
import { outsideMachines } from '../objects/heap.ts';
import { PyModule } from '../objects/module.ts';
import type { PyCode } from '../objects/code.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { moduleDefinitions } from '../modules/registry.ts';
import { modulesInParts, requireModulePart } from '../parts/module-parts.ts';
import type { Machine, MachineOptions } from './machine.ts';

/**
 * `import name`: the module, or its top-level package where nothing is taken from it. `pushed` while a module written in
 * Python runs for the first time.
 */
export function importModule(vm: Machine, name: string, fromList: Value, level: number): Value {
  if (level > 0) throw raise('ImportError', 'attempted relative import with no known parent package');
  const top = name.split('.')[0] as string;
  const wanted = fromList === None ? top : name;
  const parts = name.split('.');
  // Before anything is imported: a part that is absent stops the machine before this instruction.
  for (let i = 1; i <= parts.length; i++) requireModulePart(parts.slice(0, i).join('.'));
  for (let i = 1; i <= parts.length; i++) {
    const part = parts.slice(0, i).join('.');
    if (vm.modules.getStr(part) !== undefined) continue;
    const entered = load(vm, part, name, fromList);
    if (entered !== undefined) return entered;
  }
  return vm.modules.getStr(wanted) as Value;
}

/** Makes a module known. `undefined` when it is ready; `pushed` while its source runs, after which `whole` goes on. */
function load(vm: Machine, name: string, whole: string, fromList: Value): Value | undefined {
  const definition = moduleDefinitions.get(name);
  if (definition === undefined) throw notFound(name);
  if (definition.kind === 'native') {
    addModule(vm, name, definition.build(vm));
    return undefined;
  }
  const module = new PyModule(name);
  module.namespace.setStr('__name__', name);
  module.namespace.setStr('__doc__', None);
  addModule(vm, name, module);
  return vm.callFrozen('import_source', module, moduleCode(name, vm.options.compile), whole, fromList);
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
    raised.exception.fields.set('hint', `The classroom's Python has these modules: ${known.join(', ')}.`);
  }
  return raised;
}

/** The code of a module written in Python, for images: they refer to it by name. */
export function compiledModules(): ReadonlyMap<string, PyCode> {
  return compiled;
}
