/**
 * Searching a text in a text. The host's `indexOf` is fastest on ordinary texts, but may take the product of both lengths
 * on repetitive ones; where that product is large, Knuth, Morris and Pratt's search is used, which never looks back.
 */
const hostLimit = 1 << 24;

const usesHost = (text: string, sub: string): boolean => sub.length < 4 || text.length * sub.length <= hostLimit;

/** A function that gives the first place of `sub` in `text` at or behind a place, -1 where there is none. */
export function finder(text: string, sub: string): (from: number) => number {
  if (usesHost(text, sub)) return (from) => text.indexOf(sub, from);
  const borders = bordersOf(sub);
  return (from) => {
    let matched = 0;
    for (let at = from; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      while (matched > 0 && unit !== sub.charCodeAt(matched)) matched = borders[matched - 1] as number;
      if (unit === sub.charCodeAt(matched)) matched++;
      if (matched === sub.length) return at - matched + 1;
    }
    return -1;
  };
}

/** A function that gives the last place of `sub` in `text` at or before a place, -1 where there is none. */
export function backwardFinder(text: string, sub: string): (from: number) => number {
  if (usesHost(text, sub)) return (from) => (from < 0 ? -1 : text.lastIndexOf(sub, from));
  const reversed = reverse(sub);
  const find = finder(reverse(text), reversed);
  return (from) => {
    const last = Math.min(from, text.length - sub.length);
    const found = last < 0 ? -1 : find(text.length - sub.length - last);
    return found < 0 ? -1 : text.length - sub.length - found;
  };
}

const reverse = (text: string): string => text.split('').reverse().join('');

/** For each place the length of the longest proper beginning that ends there too. */
function bordersOf(sub: string): Int32Array {
  const borders = new Int32Array(sub.length);
  let matched = 0;
  for (let i = 1; i < sub.length; i++) {
    while (matched > 0 && sub.charCodeAt(i) !== sub.charCodeAt(matched)) matched = borders[matched - 1] as number;
    if (sub.charCodeAt(i) === sub.charCodeAt(matched)) matched++;
    borders[i] = matched;
  }
  return borders;
}
