import { wrapCode } from '../objects/constant.ts';
import { PyDict } from '../objects/dict.ts';
import { valueError } from '../objects/errors.ts';
import { PyFunction } from '../objects/function.ts';
import { PyCode } from '../objects/code.ts';
import { None } from '../objects/singleton.ts';
import { PyType, type Value } from '../objects/object.ts';
import { PyTuple } from '../objects/tuple.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func, requireKind, requireText } from './native-module.ts';

/**
 * What `collections.namedtuple` and `dataclasses` need: a function whose parameters are known at run time only, made from
 * source that they wrote themselves. Its frames are as hidden as theirs.
 */
defineModule('_hidden', [
  func('make_function', '(name, parameters, body, globals, module, /)', makeFunction),
  func('name_as_extension', '(cls, /)', nameAsExtension),
]);

function makeFunction(vm: Machine, name: Value, parameters: Value, body: Value, globals: Value, module: Value): Value {
  const names = requireKind(parameters, PyTuple).items.map(requireText);
  const source = `def ${requireText(name)}(${names.join(', ')}):\n${requireText(body)}`;
  vm.charge(source.length);
  const result = vm.options.compile(source, `<hidden ${requireText(name)}>`, 'exec', 0);
  if (result.kind === 'diagnostic') throw valueError(result.diagnostic.message);
  const code = wrapCode(result.code, true).consts.find((value): value is PyCode => value instanceof PyCode);
  if (code === undefined) throw valueError('the source defines no function');
  return new PyFunction(
    code,
    requireKind(globals, PyDict),
    vm.builtins,
    None,
    module,
    None,
    vm.visibleFrame()?.id ?? 0,
  );
}

/** A class of a module that CPython writes in C is called by its dotted name in messages; `__name__` has none. */
function nameAsExtension(_vm: Machine, cls: Value): Value {
  const type = requireKind(cls, PyType);
  if (!type.isBuiltin) type.name = `${type.module}.${type.qualname}`;
  return None;
}
