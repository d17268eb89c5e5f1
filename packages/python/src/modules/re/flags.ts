/** The flags of a pattern, as `re.RegexFlag` numbers them. */
export const IGNORECASE = 2;
export const LOCALE = 4;
export const MULTILINE = 8;
export const DOTALL = 16;
export const UNICODE = 32;
export const VERBOSE = 64;
export const DEBUG = 128;
export const ASCII = 256;

/** The three that say what a letter is: at most one of them holds. */
export const typeFlags = ASCII | LOCALE | UNICODE;

/** The letters of `(?aiLmsux)`. */
export const flagLetters: ReadonlyMap<string, number> = new Map([
  ['i', IGNORECASE],
  ['L', LOCALE],
  ['m', MULTILINE],
  ['s', DOTALL],
  ['x', VERBOSE],
  ['a', ASCII],
  ['u', UNICODE],
]);
