import { attributeOrNothing } from '../objects/descriptor-methods.ts';
import { PyDict } from '../objects/dict.ts';
import { exceptionClass, type PyException, type PyTraceback } from '../objects/exception.ts';
import { attributeNames } from '../objects/object-methods.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { asStr } from '../objects/string.ts';
import { type Frame, PyFrame } from '../vm/frame.ts';
import { localNames } from '../vm/locals.ts';
import type { Machine } from '../vm/machine.ts';
import { closestName } from '../vm/suggestion.ts';
import { standardModules } from './standard-modules.ts';

/** What is added to the text of an exception about a name: `. Did you mean: 'sum'?`; `''` where there is nothing to say. */
export function hintFor(vm: Machine, exception: PyException): string {
  const is = (name: string): boolean => exception.cls.isSubtype(exceptionClass(name));
  if (is('ImportError')) {
    const wrong = asStr(exception.fields.get('name_from'));
    return wrong === undefined ? '' : meant(importedName(vm, exception, wrong));
  }
  // CPython's do not tell their name, so nothing is suggested for them.
  if (is('UnboundLocalError')) return '';
  const isName = is('NameError');
  if (!isName && !is('AttributeError')) return '';
  const wrong = asStr(exception.fields.get('name'));
  if (wrong === undefined) return '';
  if (!isName) return meant(attributeName(exception, wrong));
  const hint = meant(variableName(vm, exception, wrong));
  if (!standardModules.has(wrong)) return hint;
  return hint === '' ? `. Did you forget to import '${wrong}'?` : `${hint} Or did you forget to import '${wrong}'?`;
}

function meant(name: string | null): string {
  return name === null ? '' : `. Did you mean: '${name}'?`;
}

/** The frame in which the exception was raised. */
function raisingFrame(exception: PyException): Frame | null {
  let entry: PyTraceback | null = exception.traceback;
  while (entry !== null && entry.next !== null) entry = entry.next;
  return entry?.frame instanceof PyFrame ? entry.frame.frame : null;
}

function localsOf(frame: Frame): PyDict {
  const names = localNames(frame);
  // `exec` may run in a mapping of the guest's, which only Python could look through.
  return names instanceof PyDict ? names : new PyDict();
}

function attributeName(exception: PyException, wrong: string): string | null {
  const object = exception.fields.get('obj') ?? None;
  const names = attributeNames(object);
  const frame = raisingFrame(exception);
  const isOwn = frame !== null && localsOf(frame).getStr('self') === object;
  return closestName(wrong, wrong.startsWith('_') || isOwn ? names : visible(names));
}

function importedName(vm: Machine, exception: PyException, wrong: string): string | null {
  const module = vm.modules.getStr(asStr(exception.fields.get('name')) ?? '');
  if (module === undefined) return null;
  const names = attributeNames(module);
  return closestName(wrong, wrong.startsWith('_') ? names : visible(names));
}

function visible(names: readonly string[]): readonly string[] {
  return names.filter((name) => !name.startsWith('_'));
}

function variableName(vm: Machine, exception: PyException, wrong: string): string | null {
  const frame = raisingFrame(exception);
  if (frame === null) return null;
  const locals = localsOf(frame);
  const self = locals.getStr('self');
  if (self !== undefined && hasAttribute(vm, self, wrong)) return `self.${wrong}`;
  const names: string[] = [];
  for (const space of [locals, frame.globals, frame.builtins]) {
    for (const [key] of space.entries()) if (typeof key === 'string') names.push(key);
  }
  return closestName(wrong, names);
}

/** As far as it can be told without running Python: a property counts as there. */
function hasAttribute(vm: Machine, object: Value, name: string): boolean {
  vm.deferredCall = null;
  const found = attributeOrNothing(vm, object, name) !== undefined || vm.deferredCall !== null;
  vm.deferredCall = null;
  return found;
}
