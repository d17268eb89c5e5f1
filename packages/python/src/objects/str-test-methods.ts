import { defineMethods, method, type MethodDefinition } from './native.ts';
import { strType, type Value } from './object.ts';
import { textOf } from './str-methods.ts';
import { isAscii, isLower, isTitle, isUpper } from './text/case.ts';
import {
  isAlphabetic,
  isAlphanumeric,
  isDecimal,
  isDigit,
  isIdentifierPart,
  isIdentifierStart,
  isNumeric,
  isPrintable,
  isSpace,
} from './text/classify.ts';

function test(name: string, holds: (text: string) => boolean): MethodDefinition {
  return method(name, '(self, /)', (vm, self: Value) => {
    const text = textOf(self);
    vm.charge(text.length >> 2);
    return holds(text);
  });
}

/** Whether there are characters, all of that sort. */
function every(isOne: (point: number) => boolean): (text: string) => boolean {
  return (text) => text !== '' && all(text, isOne);
}

function all(text: string, isOne: (point: number) => boolean): boolean {
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) as number;
    if (!isOne(point)) return false;
    if (point > 0xffff) at++;
  }
  return true;
}

/** `str.isidentifier`: keywords count too. */
function isIdentifier(text: string): boolean {
  const first = text.codePointAt(0);
  return first !== undefined && isIdentifierStart(first) && all(text, isIdentifierPart);
}

defineMethods(strType, () => [
  test('isalnum', every(isAlphanumeric)),
  test('isalpha', every(isAlphabetic)),
  test('isascii', isAscii),
  test('isdecimal', every(isDecimal)),
  test('isdigit', every(isDigit)),
  test('isidentifier', isIdentifier),
  test('islower', isLower),
  test('isnumeric', every(isNumeric)),
  test('isprintable', (text) => all(text, isPrintable)),
  test('isspace', every(isSpace)),
  test('istitle', isTitle),
  test('isupper', isUpper),
]);
