import { PyModule } from '../objects/module.ts';
import { type PyException, PyTraceback } from '../objects/exception.ts';
import type { PyGenerator } from '../objects/generator.ts';
import { coroutineType } from '../objects/generator.ts';
import { touch } from '../objects/heap.ts';
import { PyList } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import type { PyWeakRef } from '../objects/weak-reference.ts';
import { untoldExceptions } from '../traceback/format-exception.ts';
import { readTexts } from '../traceback/told-texts.ts';
import { unraisableText } from '../traceback/unraisable-text.ts';
import { endFirst, findGarbage, finalizersOf, forgetGarbage, reconsider } from '../vm/deaths.ts';
import { frameObject } from '../vm/frame.ts';
import { hasStarted } from '../vm/generator.ts';
import type { Machine } from '../vm/machine.ts';
import { dropModules } from '../vm/program-end.ts';
import { frozenTwins, intrinsic } from './intrinsic.ts';
import { source } from './lives.ts';

/** What `frozen/lives.ts` needs of the machine. */
frozenTwins(source);

intrinsic('_end_first', '(doomed, /)', (vm: Machine, doomed: PyList) => endFirst(vm, doomed));
intrinsic('_reconsider', '(waiting, /)', (vm: Machine, waiting: PyList) => {
  reconsider(vm, waiting);
  return None;
});
intrinsic('_find_garbage', '()', (vm: Machine) => {
  const { count, mortals, calls } = findGarbage(vm);
  return new PyTuple([count, new PyList([...mortals]), new PyList([...calls])]);
});
intrinsic('_finalizers', '(mortals, /)', (vm: Machine, mortals: PyList) => new PyList(finalizersOf(vm, mortals.items)));
intrinsic('_forget_garbage', '(mortals, /)', (vm: Machine, mortals: PyList) => {
  forgetGarbage(vm, mortals.items.splice(0));
  return None;
});
intrinsic('_drop_modules', '()', (vm: Machine) => {
  dropModules(vm);
  return None;
});
intrinsic('_next_at_exit', '()', (vm: Machine) => vm.atExit.pop() ?? None);
intrinsic(
  '_was_never_awaited',
  '(generator, /)',
  (_vm, generator: PyGenerator) =>
    generator.cls === coroutineType && generator.frame !== null && !hasStarted(generator),
);

/** An exception that was raised in no frame of Python is shown where the program stands. */
intrinsic('_place_here', '(error, /)', (vm: Machine, error: PyException) => {
  const frame = vm.visibleFrame();
  if (error.traceback === null && frame !== null) {
    error.traceback = new PyTraceback(null, frameObject(frame), frame.lasti, frame.currentLine);
    touch(error);
  }
  return None;
});
intrinsic('_place_text', '()', (vm: Machine) => {
  const frame = vm.visibleFrame();
  return frame === null ? '<sys>:0' : `${frame.code.code.filename}:${frame.currentLine}`;
});
intrinsic('_place_line', '()', (vm: Machine) => {
  const frame = vm.visibleFrame();
  if (frame === null) return '';
  const line = vm.sources.get(frame.code.code.filename)?.split('\n')[frame.currentLine - 1]?.trim() ?? '';
  return line === '' ? '' : `  ${line}\n`;
});
intrinsic('_untold', '(error, /)', (vm: Machine, error: PyException) => new PyTuple(untoldExceptions(vm, error)));
intrinsic('_unraisable_text', '(error, texts, /)', (vm: Machine, error: PyException, texts: PyList) => {
  const told = readTexts(untoldExceptions(vm, error), texts);
  return unraisableText(vm, error, (filename) => vm.sources.get(filename) ?? null, told);
});
intrinsic('_write_error', '(text, /)', (vm: Machine, text: string) => {
  vm.write('stderr', text);
  return None;
});

intrinsic('_referent', '(reference, /)', (_vm, reference: PyWeakRef) => reference.referent ?? None);
intrinsic('_remember_hash', '(reference, hash, /)', (_vm, reference: PyWeakRef, hash: number | bigint) => {
  reference.hash = hash;
  touch(reference);
  return hash;
});

/** A member of `sys`; None where the module was not imported. */
function sysMember(vm: Machine, name: string): Value {
  const sys = vm.modules.getStr('sys');
  return (sys instanceof PyModule ? sys.namespace.getStr(name) : undefined) ?? None;
}

intrinsic('_sys_member', '(name, /)', sysMember);

/** `sys.stderr`, `sys.unraisablehook`, where the program put something else there. */
intrinsic('_replaced', '(name, /)', (vm: Machine, name: string) => {
  const value = sysMember(vm, name);
  return value === sysMember(vm, `__${name}__`) ? None : value;
});
