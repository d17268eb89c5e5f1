/**
 * The name that was probably meant, by the edit distance and limits that CPython uses for "Did you mean"
 * (`traceback._compute_suggestion_error`): a move costs 2, a change of case 1, and the whole at most a third of the
 * letters.
 */
export function closestName(wrong: string, possible: readonly string[]): string | null {
  if (possible.length > maxCandidates || wrong.length > maxLength) return null;
  let best: string | null = null;
  let bestDistance = 0;
  for (const name of possible) {
    if (name === wrong) continue;
    let limit = Math.floor(((name.length + wrong.length + 3) * moveCost) / 6);
    if (best !== null) limit = Math.min(limit, bestDistance - 1);
    const distance = editDistance(wrong, name, limit);
    if (distance > limit) continue;
    if (best === null || distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

const maxCandidates = 750;
const maxLength = 40;
const moveCost = 2;
const caseCost = 1;

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? caseCost : moveCost;
}

/** Levenshtein distance with the costs above; more than `limit` when it is greater. */
function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const left = a.slice(start, endA);
  const right = b.slice(start, endB);
  if (left === '' || right === '') return moveCost * (left.length + right.length);
  if (left.length > maxLength || right.length > maxLength) return limit + 1;
  let row = Array.from({ length: left.length }, (_, i) => (i + 1) * moveCost);
  for (let j = 0; j < right.length; j++) {
    let diagonal = j * moveCost;
    let result = diagonal + moveCost;
    const next: number[] = [];
    for (let i = 0; i < left.length; i++) {
      const above = row[i] as number;
      result = Math.min(
        diagonal + substitutionCost(left[i] as string, right[j] as string),
        above + moveCost,
        result + moveCost,
      );
      diagonal = above;
      next.push(result);
    }
    row = next;
  }
  return row.at(-1) as number;
}
