import { metric } from './geometry.ts';
import type { Layout, Placed, PlacedFrame } from './layout.ts';
import type { BoxKey, Row } from './rows.ts';
import type { Scene } from './scene.ts';

/**
 * `lexical`: a frame and the frame in which its function was defined. `call`: a frame and the one that waits for
 * it. `binding`: a name and its cell. `content`: a cell and what it holds. `reference`: any other arrow to an object.
 */
export type EdgeKind = 'lexical' | 'call' | 'binding' | 'content' | 'reference';

export interface Edge {
  readonly key: string;
  readonly kind: EdgeKind;
  readonly from: BoxKey;
  readonly to: BoxKey;
  /** An SVG path. */
  readonly path: string;
}

export function edgesOf(scene: Scene, layout: Layout): readonly Edge[] {
  const edges: Edge[] = [];
  const frameAt = (id: number): PlacedFrame | null => {
    const box = layout.boxes.get(`f${id}`);
    return box?.kind === 'frame' ? box : null;
  };

  const firstRows = new Map<BoxKey, number>();
  for (const frame of scene.frames) {
    const box = frameAt(frame.id);
    const key: BoxKey = `f${frame.parent ?? 0}`;
    if (box !== null && !firstRows.has(key)) firstRows.set(key, box.y);
  }
  for (const frame of scene.frames) {
    const box = frameAt(frame.id);
    if (box === null) continue;
    const parent = frame.parent === null ? null : frameAt(frame.parent);
    if (parent !== null) {
      const isInFirstRow = firstRows.get(parent.item.key) === box.y;
      edges.push(link('lexical', box, parent, isInFirstRow ? lexicalPath(box, parent) : gutterPath(box, parent)));
    }
    const caller = frame.caller === null ? null : frameAt(frame.caller);
    if (caller !== null) edges.push(link('call', box, caller, callPath(box, caller)));
  }
  for (const box of layout.boxes.values()) {
    const rows = box.kind === 'cell' ? [box.item.content] : box.item.rows;
    rows.forEach((row, index) => {
      if (row.content.kind !== 'arrow') return;
      const target = layout.boxes.get(row.content.to);
      if (target !== undefined) edges.push(arrow(box, row, index, target));
    });
  }
  return edges;
}

function link(kind: EdgeKind, from: PlacedFrame, to: PlacedFrame, path: string): Edge {
  return { key: `${kind}:${from.item.key}`, kind, from: from.item.key, to: to.item.key, path };
}

/** Straight up where the parent is right above; else along the channel above the child's row to the parent's corner. */
function lexicalPath(child: PlacedFrame, parent: PlacedFrame): string {
  const startX = child.x + 26;
  const endX = Math.min(parent.x + parent.w - 16, startX);
  const endY = parent.y + parent.h;
  if (startX === endX) return `M${startX},${child.y} V${endY + 12}`;
  const channel = child.y - 12;
  const turn = Math.sign(endX - startX) * 6;
  return `M${startX},${child.y} V${channel + 6} q0,-6 ${turn},-6 H${endX - turn} q${turn},0 ${turn},-6 V${endY + 12}`;
}

/** From a further row: along the left of the rows above it. */
function gutterPath(child: PlacedFrame, parent: PlacedFrame): string {
  const startY = child.y + metric.header / 2 + 7;
  return `M${child.x},${startY} h-3 q-5,0 -5,-5 V${parent.y + parent.h + 12}`;
}

/** An arc along the left of both cards, or straight across when the caller stands to the left in the same row. */
function callPath(callee: PlacedFrame, caller: PlacedFrame): string {
  const startY = callee.y + metric.header / 2;
  const endY = caller.y + metric.header / 2;
  if (caller.y === callee.y) {
    const fromX = callee.x - 2;
    const toX = caller.x + caller.w + 6;
    return `M${fromX},${startY} C${fromX - 16},${startY} ${toX + 16},${endY} ${toX},${endY}`;
  }
  if (caller.x > callee.x + 40) {
    const startX = callee.x + callee.w - 24;
    const endX = Math.max(caller.x + 24, startX);
    return `M${startX},${callee.y - 2} C${startX},${callee.y - 26} ${endX},${caller.y + caller.h + 40} ${endX},${caller.y + caller.h + 6}`;
  }
  const bulge = 22 + Math.min(30, Math.abs(startY - endY) / 16);
  const reach = Math.max(-6, Math.min(callee.x, caller.x) - bulge);
  if (callee.x - caller.x < 120) {
    return `M${callee.x - 2},${startY} C${reach},${startY} ${reach},${endY} ${caller.x - 6},${endY}`;
  }
  const channel = callee.y - 20;
  const lane = caller.x - 18;
  return (
    `M${callee.x - 2},${startY} h-6 q-6,0 -6,-6 V${channel + 6} q0,-6 -6,-6 ` +
    `H${lane + 6} q-6,0 -6,-6 V${endY + 6} q0,-6 6,-6 H${caller.x - 6}`
  );
}

function arrow(from: Placed, row: Row, index: number, to: Placed): Edge {
  const start = startOf(from, row, index);
  const kind: EdgeKind = to.kind === 'cell' ? 'binding' : from.kind === 'cell' ? 'content' : 'reference';
  const key = `${from.item.key}.${row.key}`;
  return { key, kind, from: from.item.key, to: to.item.key, path: curve(start, endOf(start, from, to)) };
}

interface Port {
  readonly x: number;
  readonly y: number;
  /** Which way the line runs as it leaves the box: −1 left, 1 right. */
  readonly way: -1 | 1;
}

function startOf(box: Placed, row: Row, index: number): Port {
  if (box.kind === 'cell') return { x: box.x + box.w - 9, y: box.y + box.h / 2, way: 1 };
  const y = box.y + metric.header + index * metric.row + metric.row / 2;
  return row.side === 'left' ? { x: box.x + 11, y, way: -1 } : { x: box.x + box.w - 12, y, way: 1 };
}

/**
 * A cell is entered at its left by its owner and at its right by everybody else. An object is entered at its left, or
 * at its right when it does not lie to the right of where the arrow starts: it would have to pass behind boxes.
 */
function endOf(start: Port, from: Placed, to: Placed): Port {
  if (to.kind === 'cell') {
    const y = to.y + to.h / 2;
    const isOwner = from.kind === 'frame' && from.item.key === to.owner.key;
    return isOwner ? { x: to.x - 4, y, way: -1 } : { x: to.x + to.w + 4, y, way: 1 };
  }
  const y = to.y + metric.header / 2;
  const isBehind = to.x < start.x + 16 && to.x + to.w > start.x - 40;
  return isBehind ? { x: to.x + to.w + 5, y, way: 1 } : { x: to.x - 5, y, way: -1 };
}

function curve(start: Port, end: Port): string {
  const distance = Math.abs(end.x - start.x);
  const drop = Math.abs(end.y - start.y);
  if (start.way === end.way) {
    // Out beyond both ends and back: a loop around whatever lies between.
    const furthest = start.way === 1 ? Math.max(start.x, end.x) : Math.min(start.x, end.x);
    const lane = furthest + start.way * (26 + Math.min(54, drop / 4 + distance / 8));
    return `M${start.x},${start.y} C${lane},${start.y} ${lane},${end.y} ${end.x},${end.y}`;
  }
  const isTurningBack = (end.x - start.x) * start.way < 0;
  const pull = isTurningBack ? 34 + Math.min(50, distance / 6) : Math.max(14, distance / 2, Math.min(64, drop * 0.4));
  return (
    `M${start.x},${start.y} C${start.x + start.way * pull},${start.y} ` +
    `${end.x + end.way * pull},${end.y} ${end.x},${end.y}`
  );
}
