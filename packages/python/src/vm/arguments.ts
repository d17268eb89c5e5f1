import { explainPart } from '../parts/parts.ts';
import { CodeFlag } from '../code/code-object.ts';
import { PyDict } from '../objects/dict.ts';
import { typeError } from '../objects/errors.ts';
import type { PyFunction } from '../objects/function.ts';
import type { Value } from '../objects/object.ts';
import type { Keywords } from '../objects/signature.ts';
import { PyTuple } from '../objects/tuple.ts';

/** What binding asks of a function; code that is executed by itself has no more. */
type Parameters = Pick<PyFunction, 'code' | 'qualname' | 'defaults' | 'kwDefaults'>;

/**
 * Puts the arguments of a call into the first slots of a frame, as
 * https://docs.python.org/3.14/reference/expressions.html#calls says: positional, by name, `*args`, `**kwargs`,
 * defaults; and complains in CPython's words. `slots` starts empty and is long enough.
 */
export function bindParameters(
  func: Parameters,
  args: readonly Value[],
  keywords: Keywords,
  slots: (Value | undefined)[],
): void {
  const code = func.code.code;
  const { argCount, kwOnlyArgCount, flags } = code;
  const total = argCount + kwOnlyArgCount;
  const hasVarArgs = (flags & CodeFlag.VARARGS) !== 0;
  const positional = Math.min(args.length, argCount);
  for (let i = 0; i < positional; i++) slots[i] = args[i];
  if (hasVarArgs) slots[total] = new PyTuple(args.slice(argCount));

  let rest: PyDict | null = null;
  if ((flags & CodeFlag.VARKEYWORDS) !== 0) {
    rest = new PyDict();
    slots[total + (hasVarArgs ? 1 : 0)] = rest;
  }
  for (const [name, value] of keywords) bindKeyword(func, name, value, slots, rest, keywords);
  if (args.length > argCount && !hasVarArgs) throw tooManyPositional(func, args.length, slots);
  if (args.length < argCount) fillDefaults(func, args.length, slots);
  if (kwOnlyArgCount > 0) fillKeywordDefaults(func, slots);
}

function bindKeyword(
  func: Parameters,
  name: string,
  value: Value,
  slots: (Value | undefined)[],
  rest: PyDict | null,
  keywords: Keywords,
): void {
  const code = func.code.code;
  const total = code.argCount + code.kwOnlyArgCount;
  let place = -1;
  for (let i = code.posOnlyArgCount; i < total; i++) {
    if (code.varnames[i] === name) {
      place = i;
      break;
    }
  }
  if (place < 0) {
    if (rest === null) throw unexpectedKeyword(func, name, keywords);
    rest.setStr(name, value);
    return;
  }
  if (slots[place] !== undefined) throw typeError(`${func.qualname}() got multiple values for argument '${name}'`);
  slots[place] = value;
}

function unexpectedKeyword(func: Parameters, name: string, keywords: Keywords): unknown {
  const code = func.code.code;
  const positionalOnly = code.varnames.slice(0, code.posOnlyArgCount);
  const misused = positionalOnly.filter((param) => keywords.some(([given]) => given === param));
  if (misused.length > 0) {
    return typeError(
      `${func.qualname}() got some positional-only arguments passed as keyword arguments: '${misused.join(', ')}'`,
    );
  }
  const possible = code.varnames.slice(code.posOnlyArgCount, code.argCount + code.kwOnlyArgCount);
  const closest = explainPart.get().closestName(name, possible);
  const hint = closest === null ? '' : `. Did you mean '${closest}'?`;
  return typeError(`${func.qualname}() got an unexpected keyword argument '${name}'${hint}`);
}

function fillDefaults(func: Parameters, given: number, slots: (Value | undefined)[]): void {
  const { argCount, varnames } = func.code.code;
  const defaults = func.defaults?.items ?? [];
  const firstDefault = argCount - defaults.length;
  const missing: string[] = [];
  for (let i = given; i < firstDefault; i++) {
    if (slots[i] === undefined) missing.push(varnames[i] as string);
  }
  if (missing.length > 0) throw missingArguments(func, missing, 'positional');
  for (let i = Math.max(given, firstDefault); i < argCount; i++) slots[i] ??= defaults[i - firstDefault];
}

function fillKeywordDefaults(func: Parameters, slots: (Value | undefined)[]): void {
  const { argCount, kwOnlyArgCount, varnames } = func.code.code;
  const missing: string[] = [];
  for (let i = argCount; i < argCount + kwOnlyArgCount; i++) {
    if (slots[i] !== undefined) continue;
    const fallback = func.kwDefaults?.getStr(varnames[i] as string);
    if (fallback === undefined) missing.push(varnames[i] as string);
    else slots[i] = fallback;
  }
  if (missing.length > 0) throw missingArguments(func, missing, 'keyword-only');
}

function missingArguments(func: Parameters, names: readonly string[], kind: 'positional' | 'keyword-only'): unknown {
  const quoted = names.map((name) => `'${name}'`);
  const list =
    quoted.length < 3 ? quoted.join(' and ') : `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1) ?? ''}`;
  return typeError(
    `${func.qualname}() missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${list}`,
  );
}

function tooManyPositional(func: Parameters, given: number, slots: readonly (Value | undefined)[]): unknown {
  const { argCount, kwOnlyArgCount } = func.code.code;
  let named = 0;
  for (let i = argCount; i < argCount + kwOnlyArgCount; i++) if (slots[i] !== undefined) named++;
  const defaults = func.defaults?.items.length ?? 0;
  const takes = defaults > 0 ? `from ${argCount - defaults} to ${argCount}` : String(argCount);
  const isPlural = defaults > 0 || argCount !== 1;
  const also =
    named === 0
      ? ''
      : ` positional argument${given === 1 ? '' : 's'} (and ${named} keyword-only argument${named === 1 ? '' : 's'})`;
  const verb = given === 1 && named === 0 ? 'was' : 'were';
  return typeError(
    `${func.qualname}() takes ${takes} positional argument${isPlural ? 's' : ''} but ${given}${also} ${verb} given`,
  );
}
