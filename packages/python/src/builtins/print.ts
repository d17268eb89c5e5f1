import type { Machine } from '../vm/machine.ts';
import { typeError } from '../objects/errors.ts';
import { PyModule } from '../objects/module.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { strOf } from '../objects/protocol.ts';
import { None } from '../objects/singleton.ts';
import { asStr } from '../objects/string.ts';
import { builtin } from './registry.ts';

function print(
  vm: Machine,
  values: Value[],
  sep: Value | undefined,
  end: Value | undefined,
  file: Value | undefined,
): Value | undefined {
  const separator = textOr(sep, ' ', 'sep');
  const ending = textOr(end, '\n', 'end');
  if ((file ?? None) !== None || !writesToStdout(vm)) return undefined;
  let text = '';
  for (let i = 0; i < values.length; i++) {
    const part = strOf(vm, values[i] as Value);
    if (part === undefined) return undefined;
    text = i === 0 ? part : text + separator + part;
    vm.charge(1 + (part.length >> 4));
    vm.fit(text.length);
  }
  vm.write('stdout', text + ending);
  return None;
}

function textOr(value: Value | undefined, fallback: string, name: string): string {
  if (value === undefined || value === None) return fallback;
  const text = asStr(value);
  if (text === undefined) throw typeError(`${name} must be None or a string, not ${typeOf(value).name}`);
  return text;
}

/** False once the program has put something else in `sys.stdout`. */
function writesToStdout(vm: Machine): boolean {
  const sys = vm.modules.getStr('sys');
  if (!(sys instanceof PyModule)) return true;
  const stdout = sys.namespace.getStr('stdout');
  return stdout !== undefined && stdout === sys.namespace.getStr('__stdout__');
}

builtin('print', "(*args, sep=' ', end='\\n', file=None, flush=False)", print, { slow: 'print_slow' });
