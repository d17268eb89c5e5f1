import type { Row } from './rows.ts';
import type { SceneCell, SceneFrame, SceneObject } from './scene.ts';

/**
 * Sizes in pixels at scale 1. They are computed, not measured: the same view is laid out the same way in every
 * browser, and a layout costs no reflow. The style sheet uses the same numbers.
 */
export const metric = {
  glyph: 7.9,
  header: 32,
  row: 26,
  foot: 6,
  cellHeight: 24,
  strip: 44,
  frame: { least: 164, most: 300 },
  object: { least: 128, most: 290 },
  cell: { least: 46, most: 168 },
} as const;

export interface Size {
  readonly w: number;
  readonly h: number;
}

const clamp = (value: number, range: { least: number; most: number }) =>
  Math.round(Math.min(range.most, Math.max(range.least, value)));

/** The text at the right of a row; a row with an arrow has only its dot there. */
export function rowText(row: Row): string {
  switch (row.content.kind) {
    case 'text':
      return row.content.text;
    case 'unbound':
      return 'not bound';
    case 'arrow':
    case 'gone':
      return '';
  }
}

const rowWidth = (row: Row) =>
  (row.content.kind === 'arrow' ? 60 : 44) + (row.label.length + rowText(row).length + 2) * metric.glyph;

const widest = (rows: readonly Row[]) => rows.reduce((width, row) => Math.max(width, rowWidth(row)), 0);

export const skippedNote = (calls: number): string => `${calls} more calls before this one`;

export function frameSize(frame: SceneFrame): Size {
  const title = (frame.name.length + 8) * metric.glyph + 40;
  const note = frame.skipped > 0 ? skippedNote(frame.skipped).length * 6.5 + 24 : 0;
  return {
    w: clamp(Math.max(title, note, widest(frame.rows)), metric.frame),
    h: metric.header + (Math.max(1, frame.rows.length) + (frame.skipped > 0 ? 1 : 0)) * metric.row + metric.foot,
  };
}

export function cellSize(cell: SceneCell): Size {
  const { content } = cell.content;
  const text = content.kind === 'text' ? content.text : content.kind === 'unbound' ? 'empty' : '';
  return { w: clamp(text.length * metric.glyph + 30, metric.cell), h: metric.cellHeight };
}

/** A short sequence of plain values is drawn as a strip of boxes, everything else as rows. */
export function isStrip(object: SceneObject): boolean {
  if (object.object.kind !== 'sequence' || object.rows.length === 0 || object.hidden > 0) return false;
  return object.rows.every((row) => row.content.kind === 'text') && stripWidth(object) <= metric.object.most;
}

export const stripItemWidth = (row: Row): number => rowText(row).length * metric.glyph + 16;

const stripWidth = (object: SceneObject) => object.rows.reduce((width, row) => width + stripItemWidth(row), 20);

export function objectSize(object: SceneObject, title: string): Size {
  const head = title.length * metric.glyph + (object.object.kind === 'function' ? 62 : 30);
  if (isStrip(object)) {
    return { w: clamp(Math.max(head, stripWidth(object)), metric.object), h: metric.header + metric.strip };
  }
  const rows = object.rows.length + (object.hidden > 0 || object.isFoldable ? 1 : 0);
  return {
    w: clamp(Math.max(head, widest(object.rows)), metric.object),
    h: metric.header + rows * metric.row + (rows > 0 ? metric.foot : 0),
  };
}
