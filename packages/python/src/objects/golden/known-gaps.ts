/** Snippets and programs whose outcome differs from CPython's, each with the reason. A gap that closes must lose its line here. */
const constructor = 'argument errors of built-in classes name __new__ or __init__ instead of the class';
const place = 'a message of another argument parser of CPython';

export const knownGaps: Readonly<Record<string, string>> = {
  'print-to-a-file': 'there is no sys module yet',
  'print(repr(print(1, seq=2)))': 'no suggestion for misspelt keywords of built-in functions',
  'del 5[0]': 'one wording for all types without item deletion',
  'print(repr([1].sort(1)))': place,
  "print(repr(delattr(1, 'a')))": 'the short form of the message',
  'print(repr(zip([1], foo=1)))': constructor,
  'print(repr(filter()))': constructor,
  'print(repr(enumerate()))': constructor,
  'print(repr(reversed()))': constructor,
  'print(repr(list(1, 2)))': constructor,
  'print(repr(list(a=1)))': constructor,
  'print(repr(tuple(1, 2)))': constructor,
  'print(repr(tuple(a=1)))': constructor,
  'print(repr(set(1, 2)))': constructor,
  'print(repr(set(a=1)))': constructor,
  'print(repr(frozenset(a=1)))': constructor,
  'print(repr(range(a=1)))': constructor,
};
