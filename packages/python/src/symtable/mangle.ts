/**
 * Name mangling: inside `class C`, the identifier `__x` stands for `_C__x`.
 * Names that end in two underscores and dotted names stay as they are, and a class named only by
 * underscores mangles nothing.
 * Source: https://docs.python.org/3.14/reference/expressions.html#private-name-mangling
 */
export function mangle(className: string | null, name: string): string {
  if (className === null || !name.startsWith('__') || name.endsWith('__') || name.includes('.')) {
    return name;
  }
  const stripped = className.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}
