import { PyBytes } from '../../objects/bytes.ts';
import { fromLatin1 } from '../../objects/bytes-like.ts';
import { raise } from '../../objects/errors.ts';
import type { Value } from '../../objects/object.ts';
import { characterEscapes, decimalDigits, isAsciiLetter, octal, octalDigits } from './escapes.ts';
import { isNumberName, PatternSource } from './pattern-source.ts';
import type { Program } from './program.ts';

/** A replacement: literal text (bytes as characters below 256) and numbers of groups. */
export type Template = readonly (string | number)[];

/** Larger numbers of groups are refused before they are compared. */
const maxGroups = 2 ** 30 - 1;

/** Reads `\1`, `\g<name>` and the escapes of a replacement: https://docs.python.org/3.14/library/re.html#re.sub */
export function readTemplate(value: Value, program: Program): Template {
  const source = new PatternSource(value);
  const parts: (string | number)[] = [];
  let literal = '';
  const addGroup = (group: number, before: number): void => {
    if (group > program.groupCount) throw source.error(`invalid group reference ${group}`, before);
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(group);
  };
  for (let token = source.take(); token !== null; token = source.take()) {
    if (!token.startsWith('\\')) {
      literal += token;
      continue;
    }
    const char = token.slice(1);
    if (char === 'g') {
      const [group, length] = namedGroup(source, program);
      addGroup(group, length + 1);
    } else if (char === '0') {
      const digits = char + source.takeWhile(octalDigits, 2);
      literal += String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
    } else if (decimalDigits.includes(char)) {
      let digits = token + source.takeWhile(decimalDigits, 1);
      const third = /^\\[0-7]{2}$/u.test(digits) ? source.takeWhile(octalDigits, 1) : '';
      digits += third;
      if (third === '') addGroup(Number(digits.slice(1)), digits.length - 1);
      else literal += String.fromCharCode(octal(source, digits));
    } else {
      const code = characterEscapes.get(char);
      if (code === undefined && isAsciiLetter(char)) throw source.error(`bad escape ${token}`, token.length);
      literal += code === undefined ? token : String.fromCharCode(code);
    }
  }
  if (literal !== '') parts.push(literal);
  return parts;
}

/** What stands behind `\g`: the number of the group and the length of its name. */
function namedGroup(source: PatternSource, program: Program): readonly [number, number] {
  if (!source.accept('<')) throw source.error('missing <');
  const name = source.takeUntil('>', 'group name');
  const length = Array.from(name).length;
  if (isNumberName(name)) {
    const group = Number(name);
    if (group >= maxGroups) throw source.error(`invalid group reference ${BigInt(name)}`, length + 1);
    return [group, length];
  }
  source.checkGroupName(name, 1);
  const group = program.groupNames.get(name);
  if (group === undefined) throw raise('IndexError', `unknown group name ${source.quote(name)}`);
  return [group, length];
}

/** A text that was put together, as a value of the pattern's kind. */
export function valueOfText(text: string, isText: boolean): Value {
  return isText ? text : new PyBytes(fromLatin1(text));
}
