import type { ObjectId, View } from '@nonlocal/scope';
import { useMemo, useRef } from 'preact/hooks';
import { changesBetween } from './changes.ts';
import { type Edge, edgesOf } from './edges.ts';
import type { Size } from './geometry.ts';
import { compact, type Layout, layOut, type RoomMemory, roomy } from './layout.ts';
import { freshMemory, type Scene, type SceneMemory, sceneOf } from './scene.ts';

export interface Diagram {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly edges: readonly Edge[];
  /** Keys of what this step changed. */
  readonly changes: ReadonlySet<string>;
  /** Alternates from step to step. */
  readonly beat: 'a' | 'b';
  /** The largest scene of this program so far: what the scale goes by, so that it may shrink but never swings. */
  readonly most: Size;
}

/** The room there is, in pixels at scale 1. */
export interface Pane {
  readonly isNarrow: boolean;
  readonly widest: number;
}

interface Remembered {
  readonly source: string;
  readonly isNarrow: boolean;
  readonly scene: SceneMemory;
  readonly rooms: RoomMemory;
  most: Size;
}

interface Shown {
  readonly view: View;
  readonly scene: Scene;
  readonly changes: ReadonlySet<string>;
  readonly beat: 'a' | 'b';
}

/** The diagram of a view, drawn with what was remembered since this program was loaded. */
export function useDiagram(view: View, open: ReadonlySet<ObjectId>, pane: Pane): Diagram {
  const { isNarrow, widest } = pane;
  const remembered = useRef<Remembered>(freshly(view, isNarrow));
  const last = useRef<Shown | null>(null);
  return useMemo(() => {
    const { source, isNarrow: wasNarrow } = remembered.current;
    if (source !== view.source || wasNarrow !== isNarrow || view.step === 0)
      remembered.current = freshly(view, isNarrow);
    const memory = remembered.current;
    const scene = sceneOf(view, open, memory.scene);
    const layout = layOut(scene, memory.rooms, isNarrow ? compact : roomy, widest);
    memory.most = { w: Math.max(memory.most.w, layout.width), h: Math.max(memory.most.h, layout.height) };

    const before = last.current;
    // Opening a box or turning the phone draws the same moment again: what flashed does not flash twice.
    if (before?.view !== view) {
      const isSameProgram = before !== null && before.view.source === view.source;
      const changes = changesBetween(isSameProgram ? before.scene : null, scene);
      last.current = { view, scene, changes, beat: before?.beat === 'a' ? 'b' : 'a' };
    }
    const { changes, beat } = last.current ?? { changes: new Set<string>(), beat: 'a' as const };
    return { scene, layout, edges: edgesOf(scene, layout), changes, beat, most: memory.most };
  }, [view, open, isNarrow, widest]);
}

const freshly = (view: View, isNarrow: boolean): Remembered => ({
  source: view.source,
  isNarrow,
  scene: freshMemory(),
  rooms: new Map(),
  most: { w: isNarrow ? 420 : 640, h: 0 },
});

export const leastZoom = 0.84;

/** Fills the pane up to a comfortable size; shrinks to its width, but not below what can be read, and then scrolls. */
export function fittingZoom(pane: Size, scene: Size): number {
  const byWidth = (pane.w - 4) / scene.w;
  const byHeight = Math.max(1, (pane.h - 4) / scene.h);
  return Math.min(1.2, Math.max(leastZoom, Math.min(byWidth, byHeight)));
}
