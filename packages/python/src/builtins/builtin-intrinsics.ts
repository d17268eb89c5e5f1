import { intrinsic } from '../frozen/intrinsic.ts';
import { raise } from '../objects/errors.ts';
import { hashInt } from '../objects/hash.ts';
import { PyModule } from '../objects/module.ts';
import { asInt, normalizeInt } from '../objects/number.ts';
import type { Value } from '../objects/object.ts';
import { Ellipsis, None } from '../objects/singleton.ts';
import { asStr } from '../objects/string.ts';
import { escapeNonAscii } from './identity.ts';

/** An int without the class that a subclass gave it. */
intrinsic('_plain_int', '(value, /)', (_vm, value: Value) => asInt(value));
intrinsic('_ascii', '(text, /)', (_vm, text: Value) => escapeNonAscii(asStr(text) as string));

/** What `__hash__` returned, brought to the 64 bits of a hash. */
intrinsic('_hash_result', '(value, /)', (_vm, value: number | bigint) => {
  const isWide = typeof value === 'bigint' && BigInt.asIntN(64, value) !== value;
  const hash = isWide ? hashInt(value) : value;
  return hash === -1 ? -2 : typeof hash === 'bigint' ? normalizeInt(hash) : hash;
});

/** Where `print` writes: Ellipsis for the program's output itself, None where `sys.stdout` is None. */
/** What `sys.displayhook` was set to; None while it is the machine's own. */
intrinsic('_display_hook', '(/)', (vm) => {
  const sys = vm.modules.getStr('sys');
  if (!(sys instanceof PyModule)) return None;
  const hook = sys.namespace.getStr('displayhook');
  if (hook === undefined) throw raise('RuntimeError', 'lost sys.displayhook');
  return hook === sys.namespace.getStr('__displayhook__') ? None : hook;
});

/** `builtins._`, the value that was shown last. */
intrinsic('_set_shown', '(value, /)', (vm, value: Value) => {
  vm.builtins.setStr('_', value);
  return None;
});

intrinsic('_print_target', '(/)', (vm) => {
  const sys = vm.modules.getStr('sys');
  if (!(sys instanceof PyModule)) return Ellipsis;
  const stdout = sys.namespace.getStr('stdout');
  return stdout === undefined || stdout === sys.namespace.getStr('__stdout__') ? Ellipsis : stdout;
});
