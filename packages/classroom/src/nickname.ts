import { nicknameLength } from '@nonlocal/protocol';

const adjectives =
  'Amber Bold Brave Bright Calm Clever Cosmic Curious Dapper Eager Fair Fleet Gentle Golden Happy Honest Jolly Keen Kind Lively Lucky Merry Mellow Nimble Noble Patient Plucky Quick Quiet Silver Steady Sunny Swift Tidy Warm Witty'.split(
    ' ',
  );
const animals =
  'Badger Bat Beaver Bison Cat Crane Crow Deer Dolphin Dove Eagle Falcon Ferret Finch Fox Frog Gecko Hare Hawk Heron Ibis Jay Koala Lark Lemur Lynx Mole Moose Newt Otter Owl Panda Pika Puffin Raven Robin Seal Stoat Swan Tern Toad Vole Wren Yak'.split(
    ' ',
  );

/** A name for those who give none, like *Quiet Otter*. `random` gives numbers in [0, 1). */
export function inventNickname(random: () => number): string {
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  return `${pick(adjectives)} ${pick(animals)}`;
}

/**
 * A given name made safe to show beside others: one line without invisible, direction-changing, unassigned or lone
 * surrogate code points, at most two combining marks on one letter, at most 24 code points. May come out empty.
 */
export function cleanNickname(given: string): string {
  const visible = given
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    // The blank Braille cell is a symbol to Unicode and a space to the eye.
    .replaceAll(/[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .replaceAll(/(\p{M}{2})\p{M}+/gu, '$1')
    // A leading mark would sit on whatever stands before the name.
    .replace(/^[\s\p{M}]+/u, '');
  return Array.from(visible).slice(0, nicknameLength).join('').trim();
}

/** `name`, or `name 2`, `name 3` …: the first that `isTaken` does not know, compared without case. */
export function distinctNickname(name: string, isTaken: (folded: string) => boolean): string {
  let candidate = name;
  for (let number = 2; isTaken(foldNickname(candidate)); number++) {
    const suffix = ` ${number}`;
    candidate =
      Array.from(name)
        .slice(0, nicknameLength - suffix.length)
        .join('')
        .trimEnd() + suffix;
  }
  return candidate;
}

/** Names that look the same to a reader in a hurry fold to the same text. */
export const foldNickname = (name: string): string => name.normalize('NFKC').toLowerCase();
