import { CodeFlag, type CodeObject, type PyFunction, type Value } from '@nonlocal/python';
import { safeRepr } from './safe-repr.ts';

const longestDefault = 30;

/** Parameters by position and by name only, `*args`, `**kwargs`: the slots of `code.localsPlus` that they take, in all. */
export function parameterCount(code: CodeObject): number {
  const rest = (code.flags & CodeFlag.VARARGS) === 0 ? 0 : 1;
  const named = (code.flags & CodeFlag.VARKEYWORDS) === 0 ? 0 : 1;
  return code.argCount + code.kwOnlyArgCount + rest + named;
}

/** Parameters that have a default, and the defaults. */
export function defaultsOf(func: PyFunction): { readonly name: string; readonly value: Value }[] {
  const { varnames, argCount } = func.code.code;
  const items = func.defaults?.items ?? [];
  const defaults = items.map((value, i) => ({ name: varnames[argCount - items.length + i] ?? '?', value }));
  for (const [name, value] of func.kwDefaults?.entries() ?? [])
    if (typeof name === 'string') defaults.push({ name, value });
  return defaults;
}

/** As in the source: `(a, /, b=2, *rest, c, **more)`. */
export function signatureText(func: PyFunction): string {
  const { code } = func.code;
  const fallbacks = new Map(defaultsOf(func).map(({ name, value }) => [name, defaultText(value)]));
  const written = (name: string): string => {
    const fallback = fallbacks.get(name);
    return fallback === undefined ? name : `${name}=${fallback}`;
  };
  const { argCount, kwOnlyArgCount, posOnlyArgCount, flags, varnames } = code;
  const parts = varnames.slice(0, argCount).map(written);
  if (posOnlyArgCount > 0) parts.splice(posOnlyArgCount, 0, '/');
  let rest = argCount + kwOnlyArgCount;
  if ((flags & CodeFlag.VARARGS) !== 0) parts.push(`*${varnames[rest++] ?? ''}`);
  else if (kwOnlyArgCount > 0) parts.push('*');
  parts.push(...varnames.slice(argCount, argCount + kwOnlyArgCount).map(written));
  if ((flags & CodeFlag.VARKEYWORDS) !== 0) parts.push(`**${varnames[rest] ?? ''}`);
  return `(${parts.join(', ')})`;
}

function defaultText(value: Value): string {
  const text = safeRepr(value);
  return text.length > longestDefault ? `${text.slice(0, longestDefault - 1)}…` : text;
}
