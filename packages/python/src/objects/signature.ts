import { typeError } from './errors.ts';
import { explainPart } from '../parts/parts.ts';
import type { Value } from './object.ts';

/**
 * The parameters of a native function, read from text in Python's own notation: `(self, sub, start=None, /)`,
 * `(*args, sep=None)`. A default is text for `inspect` only: a missing argument reaches the function as `undefined`.
 * JavaScript parameters come in this order: positional, the array of `*args`, keyword-only, the map of `**kwargs`.
 */
export interface Signature {
  readonly text: string;
  readonly positional: readonly string[];
  /** How many of `positional` cannot be given by name. */
  readonly positionalOnly: number;
  readonly required: number;
  readonly varArgs: string | null;
  readonly keywordOnly: readonly string[];
  readonly requiredKeywordOnly: readonly string[];
  readonly varKeywords: string | null;
  /** Only positional parameters, none by name: arguments can be passed straight through. */
  readonly isPlain: boolean;
}

const cache = new Map<string, Signature>();

export function parseSignature(text: string): Signature {
  let signature = cache.get(text);
  if (signature === undefined) cache.set(text, (signature = readSignature(text)));
  return signature;
}

function readSignature(text: string): Signature {
  const positional: string[] = [];
  const keywordOnly: string[] = [];
  const requiredKeywordOnly: string[] = [];
  let positionalOnly = 0;
  let required = 0;
  let varArgs: string | null = null;
  let varKeywords: string | null = null;
  let named = false;
  for (const part of text.slice(1, -1).split(', ')) {
    const [name = '', fallback] = part.split('=');
    if (name === '') continue;
    if (name === '/') positionalOnly = positional.length;
    else if (name === '*') named = true;
    else if (name.startsWith('**')) varKeywords = name.slice(2);
    else if (name.startsWith('*')) {
      varArgs = name.slice(1);
      named = true;
    } else if (named) {
      keywordOnly.push(name);
      if (fallback === undefined) requiredKeywordOnly.push(name);
    } else {
      positional.push(name);
      if (fallback === undefined) required = positional.length;
    }
  }
  return {
    text,
    positional,
    positionalOnly,
    required,
    varArgs,
    keywordOnly,
    requiredKeywordOnly,
    varKeywords,
    isPlain: varArgs === null && varKeywords === null && keywordOnly.length === 0,
  };
}

/** Arguments given by name, in call order. */
export type Keywords = readonly (readonly [string, Value])[];

export type NativeArgument = Value | undefined | Value[] | Map<string, Value>;

/** How error messages count: `self` of a method is not an argument. */
export interface Callee {
  /** As the message starts: `list.append`, `print`. */
  readonly name: string;
  readonly signature: Signature;
  readonly hasSelf: boolean;
  /** Whether positional arguments are counted before anything else is looked at; see `NativeOptions`. */
  readonly countsFirst?: boolean;
}

/** Sorts the arguments of a call into the function's parameters, with CPython's complaints where they do not fit. */
export function bindArguments(callee: Callee, args: readonly Value[], keywords: Keywords): NativeArgument[] {
  const { signature } = callee;
  const bound: NativeArgument[] = args.slice(0, signature.positional.length);
  if (args.length > signature.positional.length && signature.varArgs === null)
    throw arityError(callee, args.length, keywords.length);
  while (bound.length < signature.positional.length) bound.push(undefined);
  if (signature.varArgs !== null) bound.push(args.slice(signature.positional.length));
  const firstNamed = bound.length;
  for (let i = 0; i < signature.keywordOnly.length; i++) bound.push(undefined);
  const rest: Map<string, Value> | null = signature.varKeywords === null ? null : new Map();
  if (rest !== null) bound.push(rest);
  let unexpected: string | null = null;
  for (const [name, value] of keywords) {
    const named = signature.keywordOnly.indexOf(name);
    const place = named >= 0 ? firstNamed + named : signature.positional.indexOf(name);
    if (place < 0 || (named < 0 && place < signature.positionalOnly)) {
      if (rest !== null) rest.set(name, value);
      else if (takesNoKeywords(signature)) throw typeError(`${callee.name}() takes no keyword arguments`);
      else unexpected ??= name;
    } else if (bound[place] !== undefined) {
      throw typeError(
        `argument for ${shortName(callee)}() given by name ('${name}') and position (${place + (callee.hasSelf ? 0 : 1)})`,
      );
    } else {
      bound[place] = value;
    }
  }
  for (let i = 0; i < signature.required; i++) {
    if (bound[i] === undefined) throw arityError(callee, args.length, keywords.length, i);
  }
  for (const name of signature.requiredKeywordOnly) {
    if (bound[firstNamed + signature.keywordOnly.indexOf(name)] === undefined) {
      throw typeError(`${shortName(callee)}() missing required keyword-only argument: '${name}'`);
    }
  }
  if (unexpected !== null) throw unexpectedKeyword(callee, unexpected);
  return bound;
}

function takesNoKeywords(signature: Signature): boolean {
  if (signature.keywordOnly.length > 0) return false;
  return signature.positionalOnly >= signature.positional.length || signature.varArgs !== null;
}

function shortName(callee: Callee): string {
  return callee.name.slice(callee.name.lastIndexOf('.') + 1);
}

function unexpectedKeyword(callee: Callee, name: string): unknown {
  const { positional, positionalOnly, keywordOnly } = callee.signature;
  const closest = explainPart.get().closestName(name, [...positional.slice(positionalOnly), ...keywordOnly]);
  const hint = closest === null ? '' : `. Did you mean '${closest}'?`;
  return typeError(`${shortName(callee)}() got an unexpected keyword argument '${name}'${hint}`);
}

const plural = (count: number): string => (count === 1 ? '' : 's');

/** The words of CPython's several argument parsers for a wrong number of arguments. */
export function arityError(callee: Callee, given: number, byName: number, missing?: number): unknown {
  const { signature } = callee;
  const self = callee.hasSelf ? 1 : 0;
  const most = signature.positional.length - self;
  const least = signature.required - self;
  const count = given - self;
  const isPositionalOnly = signature.positionalOnly >= signature.positional.length && signature.varArgs === null;
  if (isPositionalOnly && signature.keywordOnly.length === 0 && callee.countsFirst !== true) {
    if (most === 0) return typeError(`${callee.name}() takes no arguments (${count} given)`);
    if (most === 1 && least === 1) return typeError(`${callee.name}() takes exactly one argument (${count} given)`);
  }
  const short = shortName(callee);
  if (callee.countsFirst === true ? byName === 0 : isPositionalOnly && signature.keywordOnly.length === 0) {
    const bound = most === least ? '' : count < least ? 'at least ' : 'at most ';
    const wanted = count < least ? least : most;
    return typeError(`${short} expected ${bound}${wanted} argument${plural(wanted)}, got ${count}`);
  }
  if (missing !== undefined) {
    if (missing < signature.positionalOnly) {
      const bound = most === least ? 'exactly' : 'at least';
      return typeError(`${short}() takes ${bound} ${least} positional argument${plural(least)} (${count} given)`);
    }
    return typeError(
      `${short}() missing required argument '${signature.positional[missing] ?? ''}' (pos ${missing + 1 - self})`,
    );
  }
  const total = most + signature.keywordOnly.length;
  if (count + byName <= total) {
    if (most === 0) return typeError(`${short}() takes no positional arguments`);
    const bound = most === least ? 'exactly' : 'at most';
    return typeError(`${short}() takes ${bound} ${most} positional argument${plural(most)} (${count} given)`);
  }
  const bound = least === total ? 'exactly' : 'at most';
  return typeError(`${short}() takes ${bound} ${total} argument${plural(total)} (${count + byName} given)`);
}
