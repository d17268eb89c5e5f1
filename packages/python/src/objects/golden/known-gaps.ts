/** Snippets and programs whose outcome differs from CPython's, each with the reason. A gap that closes must lose its line here. */
export const knownGaps: Readonly<Record<string, string>> = {
  'print(repr(enumerate()))': 'a message of another argument parser of CPython',
};
