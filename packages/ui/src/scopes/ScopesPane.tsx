import type { ObjectId, View } from '@nonlocal/scope';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type BoxContext, CellBox, FrameBox, ObjectBox } from './boxes.tsx';
import { changesBetween } from './changes.ts';
import { CellPoke } from './CellPoke.tsx';
import { edgesOf } from './edges.ts';
import type { Size } from './geometry.ts';
import { compact, layOut, type PlacedCell, type RoomMemory, roomy } from './layout.ts';
import { freshMemory, type Scene, sceneOf } from './scene.ts';
import { TextTwin } from './TextTwin.tsx';

export interface ScopesPaneProps {
  readonly view: View;
  /** The frame in which the prompt evaluates. */
  readonly selectedFrame?: number | null;
  readonly onSelectFrame?: (frame: number) => void;
  /** Absent where the session may not be changed: then cells are only looked at. */
  readonly onSetCell?: (cell: ObjectId, source: string) => void;
  /** 1 is 13 px; a projector wants about 1.9. Absent: as large as fits, never below what is readable. */
  readonly zoom?: number;
}

/** The frames, cells and objects of one moment as a diagram, or as its text twin. */
export function ScopesPane(props: ScopesPaneProps) {
  const { view } = props;
  const [open, setOpen] = useState<ReadonlySet<ObjectId>>(new Set());
  const [isText, setIsText] = useState(false);
  const [hovered, setHovered] = useState<string | null>(null);
  const [poked, setPoked] = useState<PlacedCell | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ w: 720, h: 480 });
  const scene = useRemembered(view, open);
  const isNarrow = room.w / (props.zoom ?? 1) < 620;
  const { layout, most, edges, changes, beat } = useDiagram(view, scene, isNarrow);
  const zoom = props.zoom ?? fitting(room, most);

  useEffect(() => {
    const element = pane.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setRoom({ w: entry.contentRect.width, h: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const runningBox = scene.running === null ? undefined : layout.boxes.get(`f${scene.running}`);
  useLayoutEffect(() => {
    const element = pane.current;
    if (element === null || runningBox === undefined || isText) return;
    reveal(element, runningBox, zoom);
  }, [runningBox?.x, runningBox?.y, view.step, isText]);

  const { onSetCell } = props;
  const pokedNow = poked === null ? undefined : layout.boxes.get(poked.item.key);
  const context: BoxContext = {
    running: scene.running,
    selected: props.selectedFrame ?? null,
    changes,
    beat,
    open,
    onHover: setHovered,
    onToggle: (object) => setOpen(toggled(open, object)),
    onSelectFrame: props.onSelectFrame ?? null,
    onPokeCell: onSetCell === undefined ? null : setPoked,
  };
  const boxes = [...layout.boxes.values()];

  return (
    <div class="scopes-pane">
      <div class="pane-tools">
        <button type="button" class="tool" aria-pressed={isText} onClick={() => setIsText(!isText)}>
          {isText ? 'As a diagram' : 'As text'}
        </button>
      </div>
      {isText ? (
        <div class="scopes-scroll" tabIndex={0} role="region" aria-label="Frames, cells and objects as text">
          <TextTwin view={view} />
        </div>
      ) : (
        <div
          ref={pane}
          class="scopes-scroll"
          tabIndex={0}
          role="region"
          aria-label="Diagram of frames, cells and objects"
        >
          {view.frames.length === 0 && <p class="scopes-nothing">No program is running yet.</p>}
          <div
            class={`scopes-canvas${hovered === null ? '' : ' has-hover'}`}
            style={{ width: `${layout.width}px`, height: `${layout.height}px`, zoom }}
          >
            <svg class="edges" width={layout.width} height={layout.height} aria-hidden="true">
              <defs>
                {(['call', 'binding', 'reference'] as const).map((kind) => (
                  <marker
                    key={kind}
                    id={`head-${kind}`}
                    viewBox="0 0 8 8"
                    refX="6.5"
                    refY="4"
                    markerUnits="userSpaceOnUse"
                    markerWidth="10"
                    markerHeight="10"
                    orient="auto"
                  >
                    <path d="M0.5 0.5 L7 4 L0.5 7.5 Z" class={`head head-${kind}`} />
                  </marker>
                ))}
                <marker
                  id="head-lexical"
                  viewBox="0 0 12 10"
                  refX="1"
                  refY="5"
                  markerUnits="userSpaceOnUse"
                  markerWidth="13"
                  markerHeight="11"
                  orient="auto"
                >
                  <path d="M1 5 L6 1.4 L11 5 L6 8.6 Z" class="head head-lexical" />
                </marker>
              </defs>
              {edges.map((edge) => (
                <path
                  key={edge.key}
                  d={edge.path}
                  class={`edge edge-${edge.kind}${edge.from === hovered || edge.to === hovered ? ' is-lit' : ''}`}
                  marker-end={`url(#head-${edge.kind === 'content' ? 'reference' : edge.kind})`}
                />
              ))}
            </svg>
            {boxes.map((box) =>
              box.kind === 'frame' ? (
                <FrameBox key={box.item.key} box={box} context={context} />
              ) : box.kind === 'cell' ? (
                <CellBox key={box.item.key} box={box} context={context} />
              ) : (
                <ObjectBox key={box.item.key} box={box} context={context} />
              ),
            )}
            {pokedNow?.kind === 'cell' && onSetCell !== undefined && (
              <CellPoke
                key={pokedNow.item.key}
                box={pokedNow}
                onSet={(source) => {
                  onSetCell(pokedNow.item.cell.id, source);
                  setPoked(null);
                }}
                onCancel={() => setPoked(null)}
              />
            )}
          </div>
        </div>
      )}
      <Legend />
    </div>
  );
}

function Legend() {
  return (
    <ul class="legend" aria-label="Legend">
      <li>
        <svg viewBox="0 0 30 10" aria-hidden="true">
          <path class="edge edge-lexical" d="M1 5H20" />
          <path class="head head-lexical" d="M19 5l5-3.4L29 5l-5 3.4Z" />
        </svg>
        defined in
      </li>
      <li>
        <svg viewBox="0 0 30 10" aria-hidden="true">
          <path class="edge edge-call" d="M1 5H23" />
          <path class="head head-call" d="M22 1.5 29 5l-7 3.5Z" />
        </svg>
        called by
      </li>
      <li>
        <svg viewBox="0 0 30 14" aria-hidden="true">
          <path class="legend-cell" d="M7 1.5H23L29 7l-6 5.5H7L1 7Z" />
        </svg>
        cell
      </li>
    </ul>
  );
}

interface Remembered {
  source: string;
  step: number;
  memory: ReturnType<typeof freshMemory>;
}

/** The scene, drawn with what was remembered since this program was loaded. */
function useRemembered(view: View, open: ReadonlySet<ObjectId>): Scene {
  const kept = useRef<Remembered>({ source: view.source, step: view.step, memory: freshMemory() });
  return useMemo(() => {
    if (kept.current.source !== view.source || view.step === 0) {
      kept.current = { source: view.source, step: view.step, memory: freshMemory() };
    }
    return sceneOf(view, open, kept.current.memory);
  }, [view, open]);
}

function useDiagram(view: View, scene: Scene, isNarrow: boolean) {
  // The scale follows the largest scene so far: it may shrink while a program runs, and never swings.
  const rooms = useRef<{ source: string; isNarrow: boolean; rooms: RoomMemory; most: Size }>({
    source: '',
    isNarrow,
    rooms: new Map(),
    most: { w: 0, h: 0 },
  });
  const last = useRef<{ view: View; scene: Scene; changes: ReadonlySet<string>; beat: 'a' | 'b' } | null>(null);
  return useMemo(() => {
    if (rooms.current.source !== view.source || rooms.current.isNarrow !== isNarrow || view.step === 0) {
      rooms.current = { source: view.source, isNarrow, rooms: new Map(), most: { w: isNarrow ? 420 : 640, h: 0 } };
    }
    const layout = layOut(scene, rooms.current.rooms, isNarrow ? compact : roomy);
    const { most } = rooms.current;
    rooms.current.most = { w: Math.max(most.w, layout.width), h: Math.max(most.h, layout.height) };
    const edges = edgesOf(scene, layout);
    const before = last.current;
    // Opening a box or turning the phone redraws the same moment: what flashed before does not flash again.
    if (before?.view !== view) {
      const isSameProgram = before !== null && before.view.source === view.source;
      last.current = {
        view,
        scene,
        changes: changesBetween(isSameProgram ? before.scene : null, scene),
        beat: before?.beat === 'a' ? 'b' : 'a',
      };
    }
    const { changes, beat } = last.current ?? { changes: new Set<string>(), beat: 'a' as const };
    return { layout, edges, changes, beat, most: rooms.current.most };
  }, [scene, isNarrow]);
}

/** Fills the pane up to a comfortable size; shrinks to its width, but not below what can be read, and then scrolls. */
function fitting(pane: Size, scene: Size): number {
  const byWidth = (pane.w - 4) / scene.w;
  const byHeight = Math.max(1, (pane.h - 4) / scene.h);
  return Math.min(1.2, Math.max(0.84, Math.min(byWidth, byHeight)));
}

function toggled(open: ReadonlySet<ObjectId>, object: ObjectId): ReadonlySet<ObjectId> {
  const next = new Set(open);
  if (!next.delete(object)) next.add(object);
  return next;
}

/** Scrolls no further than needed to show the running frame. */
function reveal(pane: HTMLElement, box: { x: number; y: number; w: number; h: number }, zoom: number): void {
  const margin = 20;
  const left = box.x * zoom - margin;
  const top = box.y * zoom - margin;
  const right = (box.x + box.w) * zoom + margin;
  const bottom = (box.y + box.h) * zoom + margin;
  if (left < pane.scrollLeft) pane.scrollLeft = left;
  else if (right > pane.scrollLeft + pane.clientWidth) pane.scrollLeft = Math.min(left, right - pane.clientWidth);
  if (top < pane.scrollTop) pane.scrollTop = top;
  else if (bottom > pane.scrollTop + pane.clientHeight) pane.scrollTop = Math.min(top, bottom - pane.clientHeight);
}
