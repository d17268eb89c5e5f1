import { characterNames, furtherNames, numberedNames } from './character-names-data.ts';

/**
 * The character of a name, as `\N{…}` and `unicodedata.lookup` find it; `undefined` where there is none. Letters of either
 * case will do.
 */
export function characterOf(name: string): string | undefined {
  const capitals = name.toUpperCase();
  known ??= readNames();
  const point = known.get(capitals) ?? numberedCharacter(capitals) ?? hangulSyllable(capitals);
  return point === undefined ? undefined : String.fromCodePoint(point);
}

/** Read when the first name is looked up. */
let known: ReadonlyMap<string, number> | null = null;

function readNames(): Map<string, number> {
  const names = new Map<string, number>();
  let point = -1;
  let before: readonly string[] = [];
  for (const line of linesOf(characterNames)) {
    const start = line.indexOf(';') + 1;
    point += 1 + (start === 0 ? 0 : Number.parseInt(line.slice(0, start - 1), 36));
    const shared = Number.parseInt(line.charAt(start), 36);
    const own = line.slice(start + 1);
    before = [...before.slice(0, shared), ...(own === '' ? [] : own.split(' '))];
    names.set(before.join(' '), point);
  }
  for (const line of linesOf(furtherNames)) {
    const [name = '', code = ''] = line.split(';');
    names.set(name, Number.parseInt(code, 36));
  }
  return names;
}

const linesOf = (table: string): string[] => table.slice(1, -1).split('\n');

/** `CJK UNIFIED IDEOGRAPH-4E00` and others that are called by their number. */
function numberedCharacter(name: string): number | undefined {
  const hyphen = name.lastIndexOf('-');
  const digits = name.slice(hyphen + 1);
  const point = Number.parseInt(digits, 16);
  if (hyphen < 0 || point.toString(16).toUpperCase() !== digits) return undefined;
  const prefix = name.slice(0, hyphen);
  const isNamed = linesOf(numberedNames).some((line) => {
    const [start, first = '', last = ''] = line.split(';');
    return start === prefix && point >= Number.parseInt(first, 36) && point <= Number.parseInt(last, 36);
  });
  return isNamed ? point : undefined;
}

/** The parts of a syllable in their order (The Unicode Standard, section 3.12): consonant, vowel, final consonant. */
const leading = 'G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H'.split(',');
const vowels = 'A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I'.split(',');
const trailing = ',G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H'.split(',');
const firstSyllable = 0xac00;

function hangulSyllable(name: string): number | undefined {
  const start = 'HANGUL SYLLABLE ';
  if (!name.startsWith(start)) return undefined;
  const syllable = name.slice(start.length);
  // Consonants are no vowels: where the vowel begins and ends is clear.
  const [, first = '', vowel = '', last = ''] = /^([^AEIOUWY]*)([AEIOUWY]+)([^AEIOUWY]*)$/u.exec(syllable) ?? [];
  const parts = [leading.indexOf(first), vowels.indexOf(vowel), trailing.indexOf(last)] as const;
  if (parts.includes(-1)) return undefined;
  return firstSyllable + (parts[0] * vowels.length + parts[1]) * trailing.length + parts[2];
}
