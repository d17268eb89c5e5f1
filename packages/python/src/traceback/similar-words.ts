/**
 * Words like `word`, the most like first, as Python's `difflib.get_close_matches` finds them: by the share of letters
 * in matching blocks, longest block first (Ratcliff and Obershelp's "gestalt" measure).
 */
export function similarWords(word: string, possible: readonly string[], most: number, cutoff: number): string[] {
  return possible
    .map((candidate) => ({ candidate, score: similarity(candidate, word) }))
    .filter(({ score }) => score >= cutoff)
    .toSorted((a, b) => b.score - a.score || (a.candidate < b.candidate ? 1 : -1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function similarity(a: string, b: string): number {
  return a.length + b.length === 0 ? 1 : (2 * matching(a, b)) / (a.length + b.length);
}

/** Letters in the longest common block and, on either side of it, in what is left. */
function matching(a: string, b: string): number {
  let best = 0;
  let bestA = 0;
  let bestB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let length = 0;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++;
      if (length > best) [best, bestA, bestB] = [length, i, j];
    }
  }
  if (best === 0) return 0;
  return best + matching(a.slice(0, bestA), b.slice(0, bestB)) + matching(a.slice(bestA + best), b.slice(bestB + best));
}
