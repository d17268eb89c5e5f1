import type { Machine } from '../vm/machine.ts';
import { typeError } from './errors.ts';
import { exceptionClass, PyException } from './exception.ts';
import { exceptionField } from './exception-fields.ts';
import { exceptionClassOf, plainText } from './exception-methods.ts';
import { defineMethods, method, staticMethod } from './native.ts';
import type { PyType, Value } from './object.ts';
import { reprOf, strOf } from './protocol.ts';
import { None } from './singleton.ts';
import { PyTuple } from './tuple.ts';

const osErrorType = exceptionClass('OSError');

/** The class that `OSError(errno, …)` becomes, by Linux's numbers: https://docs.python.org/3.14/library/exceptions.html#os-exceptions */
const classByNumber = new Map<Value, string>([
  [1, 'PermissionError'],
  [2, 'FileNotFoundError'],
  [3, 'ProcessLookupError'],
  [4, 'InterruptedError'],
  [10, 'ChildProcessError'],
  [11, 'BlockingIOError'],
  [13, 'PermissionError'],
  [17, 'FileExistsError'],
  [20, 'NotADirectoryError'],
  [21, 'IsADirectoryError'],
  [32, 'BrokenPipeError'],
  [103, 'ConnectionAbortedError'],
  [104, 'ConnectionResetError'],
  [108, 'BrokenPipeError'],
  [110, 'TimeoutError'],
  [111, 'ConnectionRefusedError'],
  [114, 'BlockingIOError'],
  [115, 'BlockingIOError'],
]);

/** Up to two, or `(errno, strerror, filename, winerror, filename2)`, whose rest is no part of `args`. */
function fill(self: PyException, args: readonly Value[]): void {
  self.args = new PyTuple(args);
  if (args.length < 2 || args.length > 5) return;
  const [errno = None, strerror = None, filename = None, , second = None] = args;
  self.setField('errno', errno);
  self.setField('strerror', strerror);
  if (filename === None) return;
  self.setField('filename', filename);
  if (second !== None) self.setField('filename2', second);
  self.args = new PyTuple(args.slice(0, 2));
}

/** A subclass with an `__init__` but no `__new__` of its own fills the fields when it calls ours. */
function fillsInInit(cls: PyType): boolean {
  return (
    cls.lookup('__init__') !== osErrorType.namespace.get('__init__') &&
    cls.lookup('__new__') === osErrorType.namespace.get('__new__')
  );
}

defineMethods(osErrorType, () => [
  staticMethod('__new__', '(*args, **kwargs)', (_vm, all: Value[], keywords: Map<string, Value>) => {
    const cls = exceptionClassOf(all[0], osErrorType);
    const args = all.slice(1);
    if (fillsInInit(cls)) return new PyException(cls, args);
    if (keywords.size > 0) throw typeError(`${cls.name}() takes no keyword arguments`);
    const special =
      cls === osErrorType && args.length >= 2 && args.length <= 5 ? classByNumber.get(args[0] as Value) : undefined;
    const exception = new PyException(special === undefined ? cls : exceptionClass(special), args);
    fill(exception, args);
    return exception;
  }),
  method(
    '__init__',
    '(self, /, *args, **kwargs)',
    (_vm, self: PyException, args: Value[], keywords: Map<string, Value>) => {
      if (!fillsInInit(self.cls)) return None;
      if (keywords.size > 0) throw typeError(`${self.cls.name}() takes no keyword arguments`);
      fill(self, args);
      return None;
    },
  ),
  method(
    '__str__',
    '(self, /)',
    (vm: Machine, self: PyException) => {
      const errno = self.fields.get('errno');
      const strerror = self.fields.get('strerror');
      if (errno === undefined || strerror === undefined) return plainText(vm, self);
      const number = strOf(vm, errno);
      const reason = strOf(vm, strerror);
      if (number === undefined || reason === undefined) return undefined;
      const names: string[] = [];
      for (const field of ['filename', 'filename2']) {
        const value = self.fields.get(field) ?? None;
        const name = value === None ? '' : reprOf(vm, value);
        if (name === undefined) return undefined;
        if (name !== '') names.push(name);
      }
      return `[Errno ${number}] ${reason}${names.length === 0 ? '' : `: ${names.join(' -> ')}`}`;
    },
    { slow: 'os_error_str' },
  ),
  ...['errno', 'strerror', 'filename', 'filename2'].map((name) => exceptionField(name)),
]);
