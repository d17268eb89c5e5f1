import { wrapCode } from '../objects/constant.ts';
import type { PyDict } from '../objects/dict.ts';
import { PyFunction } from '../objects/function.ts';
import { PyCode } from '../objects/code.ts';
import { None } from '../objects/singleton.ts';
import type { Value } from '../objects/object.ts';
import type { PyTuple } from '../objects/tuple.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func } from './native-module.ts';

/**
 * What `collections.namedtuple` and `dataclasses` need: a function whose parameters are known at run time only, made from
 * source that they wrote themselves. Its frames are as hidden as theirs.
 */
defineModule('_hidden', [
  func('make_function', '(name, parameters, body, globals, module, /)', makeFunction),
]);

function makeFunction(
  vm: Machine,
  name: string,
  parameters: PyTuple,
  body: string,
  globals: PyDict,
  module: Value,
): Value {
  const source = `def ${name}(${parameters.items.join(', ')}):\n${body}`;
  vm.charge(source.length);
  const result = vm.options.compile(source, `<hidden ${name}>`, 'exec', 0);
  if (result.kind === 'diagnostic') throw new Error(`${source}: ${result.diagnostic.message}`);
  const code = wrapCode(result.code, true).consts.find(
    (value): value is PyCode => value instanceof PyCode,
  );
  if (code === undefined) throw new Error(`no code in ${source}`);
  return new PyFunction(code, globals, vm.builtins, None, module, None, vm.visibleFrame()?.id ?? 0);
}
