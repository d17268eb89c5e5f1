import type { FrameId } from '@nonlocal/scope';
import { cellSize, frameSize, metric, objectSize, type Size } from './geometry.ts';
import { objectTitle, type BoxKey } from './rows.ts';
import type { Scene, SceneCell, SceneFrame, SceneObject } from './scene.ts';

/**
 * Each frame has a territory: its card, right of the card its cells, right of the cells its objects in columns by
 * distance. Territories form a tree along the lexical chain, children below their parent and newer ones further
 * right, in rows as wide as the pane; a subtree is a rectangle that no other enters, so nothing can overlap.
 *
 *     ┌ card ┐ ⬡ cell  ┌ object ┐  ┌ object ┐
 *     └──────┘ ⬡ cell  └────────┘  └────────┘
 *        │
 *        ├───────────────────────┐
 *     ┌ child ┐  …            ┌ newer child ┐  …
 *
 * A territory remembers the most room it has had and keeps it, so that growing and shrinking objects do not move
 * the frames below from step to step.
 */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<BoxKey, Placed>;
}

export type Placed = PlacedFrame | PlacedCell | PlacedObject;

interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

export interface PlacedFrame extends Rectangle {
  readonly kind: 'frame';
  readonly item: SceneFrame;
}

export interface PlacedCell extends Rectangle {
  readonly kind: 'cell';
  readonly item: SceneCell;
  readonly owner: SceneFrame;
}

export interface PlacedObject extends Rectangle {
  readonly kind: 'object';
  readonly item: SceneObject;
}

export interface Spacing {
  readonly margin: number;
  readonly indent: number;
  readonly below: number;
  readonly beside: number;
  readonly toCells: number;
  readonly toObjects: number;
}

export const roomy: Spacing = { margin: 24, indent: 36, below: 34, beside: 36, toCells: 24, toObjects: 54 };
export const compact: Spacing = { margin: 18, indent: 20, below: 30, beside: 22, toCells: 16, toObjects: 36 };

/** The most room each frame's territory, and its card, have had. */
export type RoomMemory = Map<FrameId, Size & { readonly card: number }>;

/** A column of objects taller than this is continued in a new one. */
const tallColumn = 540;

/** `widest`: siblings that would go beyond it begin a new row. */
export function layOut(scene: Scene, rooms: RoomMemory, spacing: Spacing, widest: number): Layout {
  const boxes = new Map<BoxKey, Placed>();
  const children = grouped(scene.frames, (frame) => frame.parent);
  const territories = new Map(scene.frames.map((frame) => [frame.id, territoryOf(frame, rooms, spacing)]));

  /** Places a frame with everything below it and answers the room it takes. */
  const place = (frame: SceneFrame, x: number, y: number): Size => {
    const territory = territories.get(frame.id);
    if (territory === undefined) return { w: 0, h: 0 };
    for (const [key, box] of territory.boxes) boxes.set(key, { ...box, x: box.x + x, y: box.y + y });
    const left = x + spacing.indent;
    let right = left;
    let furthest = x + territory.w;
    let bottom = y + territory.h;
    let top = bottom + spacing.below;
    for (const child of children.get(frame.id) ?? []) {
      let size = place(child, right, top);
      if (right > left && right + size.w > widest) {
        right = left;
        top = bottom + spacing.below;
        size = place(child, right, top);
      }
      right += size.w + spacing.beside;
      furthest = Math.max(furthest, right - spacing.beside);
      bottom = Math.max(bottom, top + size.h);
    }
    return { w: furthest - x, h: bottom - y };
  };

  let width = spacing.margin;
  let height = 0;
  for (const root of children.get(null) ?? []) {
    const size = place(root, width, spacing.margin);
    width += size.w + spacing.beside;
    height = Math.max(height, size.h);
  }
  return { width: width - spacing.beside + spacing.margin, height: height + 2 * spacing.margin, boxes };
}

interface Territory extends Size {
  readonly boxes: readonly (readonly [BoxKey, Placed])[];
}

function territoryOf(frame: SceneFrame, rooms: RoomMemory, spacing: Spacing): Territory {
  const boxes: [BoxKey, Placed][] = [];
  const kept = rooms.get(frame.id);
  const fitting = frameSize(frame);
  const card = { w: Math.max(fitting.w, kept?.card ?? 0), h: fitting.h };
  boxes.push([frame.key, { kind: 'frame', item: frame, x: 0, y: 0, ...card }]);
  let right = card.w;
  let bottom = card.h;

  const cellsLeft = card.w + spacing.toCells;
  let cellFloor = 0;
  for (const cell of frame.cells) {
    const size = cellSize(cell);
    const row = frame.rows.findIndex(
      (candidate) => candidate.content.kind === 'arrow' && candidate.content.to === cell.key,
    );
    const wanted = metric.header + Math.max(0, row) * metric.row + (metric.row - size.h) / 2;
    const y = Math.max(cellFloor, wanted);
    boxes.push([cell.key, { kind: 'cell', item: cell, owner: frame, x: cellsLeft, y, ...size }]);
    cellFloor = y + size.h + 2;
    right = Math.max(right, cellsLeft + size.w);
    bottom = Math.max(bottom, cellFloor);
  }

  let column = right + spacing.toObjects;
  for (const [, group] of [...grouped(frame.objects, (object) => object.depth)].toSorted(([a], [b]) => a - b)) {
    let y = 0;
    let columnWidth = 0;
    for (const object of group) {
      const { kind, name } = objectTitle(object.object);
      const size = objectSize(object, `${kind} ${name}`);
      if (y > 0 && y + size.h > tallColumn) {
        column += columnWidth + spacing.toObjects;
        y = 0;
        columnWidth = 0;
      }
      boxes.push([object.key, { kind: 'object', item: object, x: column, y, ...size }]);
      y += size.h + 14;
      columnWidth = Math.max(columnWidth, size.w);
      right = Math.max(right, column + size.w);
      bottom = Math.max(bottom, y - 14);
    }
    column += columnWidth + spacing.toObjects;
  }

  const room = { w: Math.max(right, kept?.w ?? 0), h: Math.max(bottom, kept?.h ?? 0) };
  rooms.set(frame.id, { ...room, card: card.w });
  return { ...room, boxes };
}

function grouped<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
