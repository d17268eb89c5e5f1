import type { Row } from './rows.ts';
import type { Scene } from './scene.ts';

/** Keys of what differs from the scene before: a box's own key when it is new, `box.row` when a row is new or altered. */
export function changesBetween(before: Scene | null, after: Scene): ReadonlySet<string> {
  const changes = new Set<string>();
  if (before === null) return changes;
  const known = contentsOf(before);
  for (const [box, rows] of contentsOf(after)) {
    const old = known.get(box);
    if (old === undefined) {
      changes.add(box);
      continue;
    }
    for (const row of rows) {
      const previous = old.find((candidate) => candidate.key === row.key);
      if (previous === undefined || !isSameContent(previous, row)) changes.add(`${box}.${row.key}`);
    }
  }
  return changes;
}

function contentsOf(scene: Scene): Map<string, readonly Row[]> {
  const contents = new Map<string, readonly Row[]>();
  for (const frame of scene.frames) {
    contents.set(frame.key, frame.rows);
    for (const cell of frame.cells) contents.set(cell.key, [cell.content]);
    for (const object of frame.objects) contents.set(object.key, object.rows);
  }
  return contents;
}

function isSameContent(a: Row, b: Row): boolean {
  if (a.content.kind === 'text' && b.content.kind === 'text') return a.content.text === b.content.text;
  if (a.content.kind === 'arrow' && b.content.kind === 'arrow') return a.content.to === b.content.to;
  return a.content.kind === b.content.kind;
}
