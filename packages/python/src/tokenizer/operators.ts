const equals = 61;

/** Length of the operator or delimiter at `at`, whose first character is `code`; 0 where there is none. */
export function operatorLength(text: string, at: number, code: number): number {
  const next = text.charCodeAt(at + 1);
  switch (code) {
    case 40: // (
    case 41: // )
    case 44: // ,
    case 59: // ;
    case 91: // [
    case 93: // ]
    case 123: // {
    case 125: // }
    case 126: // ~
      return 1;
    case 37: // %
    case 38: // &
    case 43: // +
    case 58: // :
    case 61: // =
    case 64: // @
    case 94: // ^
    case 124: // |
    case 33: // !
      return next === equals ? 2 : 1;
    case 45: // -
      return next === equals || next === 62 ? 2 : 1;
    case 46: // .
      return next === 46 && text.charCodeAt(at + 2) === 46 ? 3 : 1;
    case 60: // <
    case 62: // >
    case 42: // *
    case 47: // /
      if (next === code) return text.charCodeAt(at + 2) === equals ? 3 : 2;
      return next === equals ? 2 : 1;
    default:
      return 0;
  }
}
