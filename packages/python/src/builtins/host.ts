import { frozenTwins } from '../frozen/intrinsic.ts';
import { PyDict } from '../objects/dict.ts';
import { raise, typeError, valueError } from '../objects/errors.ts';
import { withNote } from '../objects/exception-note.ts';
import { PyTuple } from '../objects/tuple.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { asStr } from '../objects/string.ts';
import type { Machine } from '../vm/machine.ts';
import { builtin } from './registry.ts';

/** What elsewhere reaches for the host: files, the debugger, the pager. */

/** Fails as on a machine without any file, and says so. */
function open(_vm: Machine, file: Value, given: Value | undefined): never {
  const mode = given === undefined ? 'r' : asStr(given);
  if (mode === undefined) throw typeError(`open() argument 'mode' must be str, not ${typeOf(given as Value).name}`);
  if (!/^(?!.*(.).*\1)[rwxabt+]+$/u.test(mode)) throw valueError(`invalid mode: '${mode}'`);
  if ((mode.match(/[rwxa]/gu) ?? []).length !== 1)
    throw valueError('must have exactly one of create/read/write/append mode');
  if (asStr(file) === undefined && typeof file !== 'number' && typeOf(file).name !== 'bytes')
    throw typeError(`expected str, bytes or os.PathLike object, not ${typeOf(file).name}`);
  const failed = mode.includes('r')
    ? raise('FileNotFoundError', 2, 'No such file or directory')
    : raise('OSError', 30, 'Read-only file system');
  failed.exception.fields.set('errno', mode.includes('r') ? 2 : 30);
  failed.exception.fields.set('strerror', mode.includes('r') ? 'No such file or directory' : 'Read-only file system');
  failed.exception.fields.set('filename', file);
  throw withNote(failed, "There are no files in the classroom's Python: io.StringIO holds text in memory.");
}

builtin(
  'open',
  "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
  open,
);

builtin(
  'breakpoint',
  '(*args, **kws)',
  (vm: Machine, args: Value[], keywords: Map<string, Value>) => {
    const given = new PyDict();
    for (const [name, value] of keywords) given.setStr(name, value);
    return vm.callFrozen('call_breakpoint', new PyTuple(args), given);
  },
  { isControl: true },
);
builtin('help', '(*args)', (vm: Machine, args: Value[]) => vm.callFrozen('call_help', new PyTuple(args)), {
  isControl: true,
});

frozenTwins(String.raw`
def call_breakpoint(args, kwargs):
    return _import('sys', ('breakpointhook',)).breakpointhook(*args, **kwargs)

def call_help(args):
    return _import('pydoc', ('help',)).help(*args)
`);
