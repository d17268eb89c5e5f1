import { builtinType, objectType, PyObject, type PyType, type Value } from './object.ts';
import { PyTuple } from './tuple.ts';
import { touch } from './heap.ts';
import { None } from './singleton.ts';

export class PyException extends PyObject {
  args: PyTuple;
  /** `__cause__` */
  cause: PyException | null;
  /** `__context__` */
  context: PyException | null;
  suppressContext: boolean;
  traceback: PyTraceback | null;
  /**
   * Fields of the built-in class, by Python name: `value` of StopIteration, `name` and `obj` of NameError and
   * AttributeError, `code` of SystemExit, `msg`, `lineno` … of SyntaxError.
   */
  readonly fields: Map<string, Value>;
  constructor(cls: PyType, args: readonly Value[]) {
    super(cls, 96);
    this.args = new PyTuple(args);
    this.cause = null;
    this.context = null;
    this.suppressContext = false;
    this.traceback = null;
    this.fields = new Map();
  }

  setField(name: string, value: Value): void {
    this.fields.set(name, value);
    touch(this);
  }
}

export const tracebackType = builtinType('traceback', undefined, { isBase: false });

/** One entry of a traceback: where an exception passed through a frame. */
export class PyTraceback extends PyObject {
  next: PyTraceback | null;
  /** The frame object, made by the machine. */
  readonly frame: PyObject;
  /** Index of the instruction that raised. */
  readonly lasti: number;
  readonly line: number;
  constructor(next: PyTraceback | null, frame: PyObject, lasti: number, line: number) {
    super(tracebackType, 64);
    this.next = next;
    this.frame = frame;
    this.lasti = lasti;
    this.line = line;
  }
}

export const baseExceptionType = builtinType('BaseException', objectType, { layout: 'exception', hasDict: true });
export const exceptionType = builtinType('Exception', baseExceptionType);

/** All built-in exception classes by name. */
export const exceptionTypes = new Map<string, PyType>([
  ['BaseException', baseExceptionType],
  ['Exception', exceptionType],
]);

/** The tree of https://docs.python.org/3.14/library/exceptions.html#exception-hierarchy: base → derived. */
const hierarchy: readonly (readonly [string, string])[] = [
  ['BaseException', 'BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit'],
  [
    'Exception',
    'ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning',
  ],
  ['ArithmeticError', 'FloatingPointError OverflowError ZeroDivisionError'],
  ['ImportError', 'ModuleNotFoundError'],
  ['LookupError', 'IndexError KeyError'],
  ['NameError', 'UnboundLocalError'],
  [
    'OSError',
    'BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError',
  ],
  ['ConnectionError', 'BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError'],
  ['RuntimeError', 'NotImplementedError PythonFinalizationError RecursionError'],
  ['SyntaxError', 'IndentationError _IncompleteInputError'],
  ['IndentationError', 'TabError'],
  ['ValueError', 'UnicodeError'],
  ['UnicodeError', 'UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError'],
  [
    'Warning',
    'BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning',
  ],
];

for (const [base, derived] of hierarchy) {
  for (const name of derived.split(' ')) exceptionTypes.set(name, builtinType(name, exceptionClass(base)));
}

const groupType = builtinType('ExceptionGroup', exceptionClass('BaseExceptionGroup'));
groupType.bases = [exceptionClass('BaseExceptionGroup'), exceptionType];
groupType.mro = [groupType, exceptionClass('BaseExceptionGroup'), exceptionType, baseExceptionType, objectType];
exceptionTypes.set('ExceptionGroup', groupType);

/** The built-in exception class of that name. */
export function exceptionClass(name: string): PyType {
  const type = exceptionTypes.get(name);
  if (type === undefined) throw new Error(`no exception class ${name}`);
  return type;
}

/** Whether an exception is an instance of the built-in class of that name; a guest's class of the same name is another. */
export function isException(exception: PyException, name: string): boolean {
  return exception.cls.isSubtype(exceptionClass(name));
}

/** The `value` of a StopIteration. */
export function stopIterationValue(exception: PyException): Value {
  return exception.fields.get('value') ?? exception.args.items[0] ?? None;
}
