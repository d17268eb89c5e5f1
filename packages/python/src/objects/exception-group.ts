import { intrinsic } from '../frozen/intrinsic.ts';
import type { Machine } from '../vm/machine.ts';
import { frameObject } from '../vm/frame.ts';
import { raise, typeError, valueError } from './errors.ts';
import { baseExceptionType, exceptionClass, exceptionType, PyException, PyTraceback } from './exception.ts';
import { exceptionField } from './exception-fields.ts';
import { exceptionClassOf, refuseKeywords, setArgs } from './exception-methods.ts';
import { genericAlias } from './generic-alias.ts';
import { touch } from './heap.ts';
import { PyList } from './list.ts';
import { classMethod, defineMethods, method, staticMethod } from './native.ts';
import { PyType, typeOf, type Value } from './object.ts';
import { None } from './singleton.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';

/**
 * Exception groups (PEP 654). Fields `message` and `exceptions`. What may call the guest's `derive` or a condition runs
 * in Python: `frozen/exceptions.ts`.
 */
const groupType = exceptionClass('BaseExceptionGroup');
const plainGroupType = exceptionClass('ExceptionGroup');

export function isGroup(value: Value): value is PyException {
  return value instanceof PyException && value.cls.isSubtype(groupType);
}

/** The exceptions right below a group. */
export function groupMembers(group: PyException): readonly PyException[] {
  return (group.fields.get('exceptions') as PyTuple).items as readonly PyException[];
}

/** A new group; an `ExceptionGroup` where `cls` leaves the choice and nothing in it is worse than an Exception. */
function makeGroup(cls: PyType, message: Value, members: Value): PyException {
  if (!(members instanceof PyList) && !(members instanceof PyTuple))
    throw typeError('second argument (exceptions) must be a sequence');
  const items = members.items.slice();
  if (items.length === 0) throw valueError('second argument (exceptions) must be a non-empty sequence');
  items.forEach((item, i) => {
    if (!(item instanceof PyException))
      throw valueError(`Item ${i} of second argument (exceptions) is not an exception`);
  });
  const holdsBase = items.some((item) => !typeOf(item).isSubtype(exceptionType));
  let made = cls;
  if (cls === groupType && !holdsBase) made = plainGroupType;
  if (holdsBase && cls.isSubtype(exceptionType)) {
    throw typeError(`Cannot nest BaseExceptions in ${cls === plainGroupType ? 'an ExceptionGroup' : `'${cls.name}'`}`);
  }
  const group = new PyException(made, [message, members]);
  group.fields.set('message', message);
  group.fields.set('exceptions', new PyTuple(items));
  return group;
}

const inPython = (): undefined => undefined;

defineMethods(groupType, () => [
  staticMethod('__new__', '(*args, **kwargs)', (_vm, all: Value[]) => {
    const cls = exceptionClassOf(all[0], groupType);
    const [message, members] = all.slice(1);
    if (message === undefined || members === undefined || all.length !== 3) {
      throw typeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${all.length - 1} given)`);
    }
    if (asStr(message) === undefined) {
      throw typeError(`BaseExceptionGroup.__new__() argument 1 must be str, not ${typeOf(message).name}`);
    }
    return makeGroup(cls, message, members);
  }),
  method(
    '__init__',
    '(self, /, *args, **kwargs)',
    (_vm, self: PyException, args: Value[], keywords: Map<string, Value>) => {
      refuseKeywords(self, keywords);
      setArgs(self, args);
      return None;
    },
  ),
  method('__str__', '(self, /)', (_vm, self: PyException) => {
    const count = groupMembers(self).length;
    return `${asStr(self.fields.get('message')) ?? ''} (${count} sub-exception${count === 1 ? '' : 's'})`;
  }),
  method('derive', '(self, excs, /)', (_vm, self: PyException, members: Value) =>
    makeGroup(groupType, self.fields.get('message') ?? '', members),
  ),
  method('split', '(self, matcher_value, /)', inPython, { slow: 'group_split' }),
  method('subgroup', '(self, matcher_value, /)', inPython, { slow: 'group_subgroup' }),
  classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) => genericAlias(cls, item)),
  exceptionField('message'),
  exceptionField('exceptions'),
]);

intrinsic('_is_group', '(value, /)', (_vm, value: Value) => isGroup(value));

/** What a condition of `split` is: 'types' to be matched by class, else 'function'; TypeError for anything else. */
intrinsic('_group_condition', '(condition, /)', (_vm, condition: Value) => {
  const types = condition instanceof PyTuple && condition.items.length > 0 ? condition.items : [condition];
  if (types.every((type) => type instanceof PyType && type.isSubtype(baseExceptionType))) return 'types';
  if (!(condition instanceof PyType) && typeOf(condition).lookup('__call__') !== undefined) return 'function';
  throw typeError('expected an exception type, a tuple of exception types, or a callable (other than a class)');
});

intrinsic('_matches', '(exception, types, /)', (_vm, exception: PyException, types: Value) =>
  (types instanceof PyTuple ? types.items : [types]).some((type) => exception.cls.isSubtype(type as PyType)),
);

/** What `derive` made becomes the part of `group` that it is: same history, same notes. */
intrinsic('_take_history', '(part, group, /)', (_vm, part: Value, group: PyException) => {
  if (!isGroup(part)) throw typeError('derive must return an instance of BaseExceptionGroup');
  part.traceback = group.traceback;
  part.cause = group.cause;
  part.context = group.context;
  // Setting a cause hides the context, also where the cause is None.
  part.suppressContext = true;
  touch(part);
  const notes = group.attrs?.getStr('__notes__');
  return notes instanceof PyList
    ? new PyList(notes.items.slice())
    : notes instanceof PyTuple
      ? new PyList(notes.items.slice())
      : None;
});

/** Refuses what `except*` cannot catch. */
intrinsic('_check_group_types', '(types, /)', (_vm, types: Value) => {
  for (const type of types instanceof PyTuple ? types.items : [types]) {
    if (!(type instanceof PyType) || !type.isSubtype(baseExceptionType)) {
      throw typeError('catching classes that do not inherit from BaseException is not allowed');
    }
    if (type.isSubtype(groupType))
      throw typeError('catching ExceptionGroup with except* is not allowed. Use except instead.');
  }
  return None;
});

/** A bare exception met by `except*`, wrapped as the clause sees it: with a traceback that starts at the clause. */
intrinsic('_wrap_bare', '(exception, /)', (vm: Machine, exception: PyException) => {
  const group = makeGroup(groupType, '', new PyTuple([exception]));
  const frame = vm.visibleFrame();
  if (frame !== null) group.traceback = new PyTraceback(null, frameObject(frame), frame.lasti, frame.currentLine);
  return group;
});

/** The exception that `sys.exception()` gives in an `except*` clause. */
intrinsic('_set_handled', '(exception, /)', (vm: Machine, exception: PyException) => {
  vm.handled = exception;
  const generator = vm.frame?.back?.generator ?? null;
  if (generator !== null) generator.ownHandled = exception;
  return None;
});

/** Whether a part of a group was raised again as it was, rather than anew. */
intrinsic('_same_history', '(a, b, /)', (_vm, a: Value, b: Value) => {
  if (!isGroup(a) || !isGroup(b)) return false;
  return a.traceback === b.traceback && a.cause === b.cause && a.context === b.context;
});

intrinsic('_leaves', '(groups, /)', (vm: Machine, groups: PyList) => {
  const leaves: Value[] = [];
  const visit = (exception: PyException): void => {
    vm.enterNative();
    try {
      if (!isGroup(exception)) leaves.push(exception);
      else for (const member of groupMembers(exception)) visit(member);
    } finally {
      vm.leaveNative();
    }
  };
  for (const group of groups.items) visit(group as PyException);
  return new PyList(leaves);
});

/** Whether `value` itself, not an equal one, is in the list. */
intrinsic('_is_among', '(value, items, /)', (_vm, value: Value, items: PyList) => items.items.includes(value));

intrinsic('_make_group', '(message, members, /)', (_vm, message: Value, members: Value) => {
  if (asStr(message) === undefined) throw raise('SystemError', 'a group needs a message');
  return makeGroup(groupType, message, members);
});
