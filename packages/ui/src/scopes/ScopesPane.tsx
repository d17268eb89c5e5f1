import type { ObjectId, View } from '@nonlocal/scope';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Box, type BoxContext } from './boxes.tsx';
import { CellPoke } from './CellPoke.tsx';
import { EdgeLayer, LitEdgeLayer } from './EdgeLayer.tsx';
import type { PlacedCell } from './layout.ts';
import { Legend } from './Legend.tsx';
import { ResolutionStrip } from './ResolutionStrip.tsx';
import { TextTwin } from './TextTwin.tsx';
import { type Diagram, fittingZoom, leastZoom, useDiagram } from './use-diagram.ts';

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

/** Below this width, in pixels at scale 1, the boxes move closer together. */
const narrow = 620;

/** The frames, cells and objects of one moment as a diagram, or as its text twin. */
export function ScopesPane(props: ScopesPaneProps) {
  const { view } = props;
  const [isText, setIsText] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<ObjectId>>(new Set());
  const [room, setRoom] = useState({ w: 720, h: 480 });
  const pane = useRef<HTMLDivElement>(null);
  const diagram = useDiagram(view, open, {
    isNarrow: room.w / (props.zoom ?? 1) < narrow,
    widest: room.w / (props.zoom ?? leastZoom),
  });
  const zoom = props.zoom ?? fittingZoom(room, diagram.most);

  useEffect(() => {
    const element = pane.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setRoom({ w: entry.contentRect.width, h: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const { scene, layout, changes } = diagram;
  const running = scene.running === null ? undefined : layout.boxes.get(`f${scene.running}`);
  useLayoutEffect(() => {
    const element = pane.current;
    if (element === null || running === undefined || isText) return;
    const altered = [...layout.boxes.values()].filter(({ item }) => changes.has(item.key));
    const all = altered.reduce<Area>(around, running);
    const fits = all.w * zoom + 40 <= element.clientWidth && all.h * zoom + 40 <= element.clientHeight;
    reveal(element, fits ? all : running, zoom);
  }, [running?.x, running?.y, view.step, isText]);

  return (
    <div class="scopes-pane">
      <div class="pane-tools">
        <button type="button" class="tool" aria-pressed={isText} onClick={() => setIsText(!isText)}>
          As text
        </button>
      </div>
      <div
        ref={pane}
        class="scopes-scroll"
        tabIndex={0}
        role="region"
        aria-label={isText ? 'Frames, cells and objects as text' : 'Diagram of frames, cells and objects'}
      >
        {view.frames.length === 0 && <p class="scopes-nothing">{whyNoScopes(view)}</p>}
        {isText ? (
          <TextTwin view={view} />
        ) : (
          <Canvas
            {...props}
            diagram={diagram}
            zoom={zoom}
            open={open}
            onToggle={(object) => setOpen(toggled(open, object))}
          />
        )}
      </div>
      <ResolutionStrip resolutions={view.resolutions} />
      {!isText && <Legend />}
    </div>
  );
}

interface CanvasProps extends ScopesPaneProps {
  readonly diagram: Diagram;
  readonly zoom: number;
  readonly open: ReadonlySet<ObjectId>;
  readonly onToggle: (object: ObjectId) => void;
}

function Canvas({ diagram, zoom, open, onToggle, selectedFrame, onSelectFrame, onSetCell }: CanvasProps) {
  const { scene, layout, edges, changes, beat } = diagram;
  const [hovered, setHovered] = useState<string | null>(null);
  const [poked, setPoked] = useState<PlacedCell | null>(null);
  // The cell may have moved, or gone, since it was pressed.
  const pokedNow = poked === null ? undefined : layout.boxes.get(poked.item.key);
  const context: BoxContext = {
    running: scene.running,
    selected: selectedFrame ?? null,
    changes,
    beat,
    open,
    onHover: setHovered,
    onToggle,
    onSelectFrame: onSelectFrame ?? null,
    onPokeCell: onSetCell === undefined ? null : setPoked,
  };
  const { width, height } = layout;
  return (
    <div
      class={`scopes-canvas${hovered === null ? '' : ' has-hover'}`}
      style={{ width: `${width}px`, height: `${height}px`, zoom }}
    >
      <EdgeLayer edges={edges} width={width} height={height} />
      {[...layout.boxes.values()].map((box) => (
        <Box key={box.item.key} box={box} context={context} />
      ))}
      {hovered !== null && <LitEdgeLayer edges={edges} width={width} height={height} lit={hovered} />}
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
  );
}

function whyNoScopes(view: View): string {
  return view.status.kind === 'malformed'
    ? 'No scopes: a program with a syntax error does not start.'
    : 'No program is running yet.';
}

function toggled(open: ReadonlySet<ObjectId>, object: ObjectId): ReadonlySet<ObjectId> {
  const next = new Set(open);
  if (!next.delete(object)) next.add(object);
  return next;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function around(a: Area, b: Area): Area {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y };
}

/** Scrolls no further than needed to show an area of the diagram. */
function reveal(pane: HTMLElement, box: Area, zoom: number): void {
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
