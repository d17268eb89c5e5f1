import type { ObjectId } from '@nonlocal/scope';
import { isStrip, rowText, skippedNote, stripItemWidth } from './geometry.ts';
import type { Placed, PlacedCell, PlacedFrame, PlacedObject } from './layout.ts';
import { objectTitle, type Row } from './rows.ts';
import { ScopeGlyph } from './ScopeGlyph.tsx';

/** What the boxes of the diagram share: who is running, what flashes, what a press does. */
export interface BoxContext {
  readonly running: number | null;
  readonly selected: number | null;
  readonly changes: ReadonlySet<string>;
  /** Alternates from step to step, so that two changes in a row flash twice. */
  readonly beat: 'a' | 'b';
  readonly open: ReadonlySet<ObjectId>;
  readonly onHover: (key: string | null) => void;
  readonly onToggle: (object: ObjectId) => void;
  readonly onSelectFrame: ((frame: number) => void) | null;
  readonly onPokeCell: ((cell: PlacedCell) => void) | null;
}

export function Box({ box, context }: { readonly box: Placed; readonly context: BoxContext }) {
  switch (box.kind) {
    case 'frame':
      return <FrameBox box={box} context={context} />;
    case 'cell':
      return <CellBox box={box} context={context} />;
    case 'object':
      return <ObjectBox box={box} context={context} />;
  }
}

const at = (box: { x: number; y: number; w: number; h: number }) => ({
  transform: `translate(${box.x}px, ${box.y}px)`,
  width: `${box.w}px`,
  height: `${box.h}px`,
});

const flash = (context: BoxContext, key: string) => (context.changes.has(key) ? ` flash-${context.beat}` : '');

const hover = (context: BoxContext, key: string) => ({
  onPointerEnter: () => context.onHover(key),
  onPointerLeave: () => context.onHover(null),
});

function FrameBox({ box, context }: { readonly box: PlacedFrame; readonly context: BoxContext }) {
  const { item } = box;
  const isRunning = item.id === context.running;
  const classes = ['box', 'frame-box'];
  if (item.frame === null) classes.push('is-gone');
  if (isRunning) classes.push('is-running');
  if (item.id === context.selected) classes.push('is-selected');
  const title = (
    <>
      <span class="box-name">{item.name}</span>
      <span class="box-note">{item.frame === null ? 'returned' : `line ${item.frame.range.line}`}</span>
    </>
  );
  const select = context.onSelectFrame;
  return (
    <section
      class={classes.join(' ') + flash(context, item.key)}
      style={at(box)}
      data-box={item.key}
      aria-label={item.frame === null ? `${item.name}, returned, its cells remain` : `frame ${item.name}`}
      {...hover(context, item.key)}
    >
      {select !== null && item.frame !== null ? (
        <button
          type="button"
          class="box-head"
          aria-pressed={item.id === context.selected}
          title="Use this frame at the prompt"
          onClick={() => select(item.id)}
        >
          {title}
        </button>
      ) : (
        <div class="box-head">{title}</div>
      )}
      <Rows rows={item.rows} boxKey={item.key} context={context} />
      {item.rows.length === 0 && <p class="box-empty">no names yet</p>}
      {item.skipped > 0 && <p class="box-skipped">{skippedNote(item.skipped)}</p>}
    </section>
  );
}

function Rows({
  rows,
  boxKey,
  context,
}: {
  readonly rows: readonly Row[];
  readonly boxKey: string;
  readonly context: BoxContext;
}) {
  return (
    <dl class="rows">
      {rows.map((row) => (
        <div
          key={row.key}
          class={`row row-${row.kind}${row.content.kind === 'gone' ? ' is-gone' : ''}${flash(context, `${boxKey}.${row.key}`)}`}
        >
          <dt>
            <ScopeGlyph kind={row.kind} />
            <span class="row-label">{row.label}</span>
            {row.isParameter && (
              <span class="row-parameter" title="parameter">
                par
              </span>
            )}
          </dt>
          <dd>
            {row.content.kind === 'text' && (
              <span class="value" title={row.content.text}>
                {row.content.text}
              </span>
            )}
            {row.content.kind === 'unbound' && <span class="unbound">not bound</span>}
            {row.content.kind === 'arrow' && <span class={`port port-${row.side}`} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CellBox({ box, context }: { readonly box: PlacedCell; readonly context: BoxContext }) {
  const { item, owner, w, h } = box;
  const { content } = item.content;
  const text = content.kind === 'text' ? content.text : content.kind === 'unbound' ? 'empty' : '';
  const holds =
    content.kind === 'arrow' ? 'holds an object' : content.kind === 'unbound' ? 'is empty' : `holds ${text}`;
  const label = `cell ${item.name} of ${owner.name} ${holds}`;
  const point = 9;
  const inside = (
    <>
      <svg viewBox={`0 0 ${w} ${h}`} aria-hidden="true">
        <path d={`M${point},1 H${w - point} L${w - 1},${h / 2} L${w - point},${h - 1} H${point} L1,${h / 2} Z`} />
      </svg>
      <span class="cell-text">{text}</span>
      {content.kind === 'arrow' && <span class="port port-cell" />}
    </>
  );
  const props = {
    class: `box cell-box${content.kind === 'unbound' ? ' is-empty' : ''}${flash(context, item.key)}${flash(context, `${item.key}.content`)}`,
    style: at(box),
    'data-box': item.key,
    title: label,
    ...hover(context, item.key),
  };
  const poke = context.onPokeCell;
  if (poke === null) {
    return (
      <div role="img" aria-label={label} {...props}>
        {inside}
      </div>
    );
  }
  return (
    <button type="button" aria-label={`${label}. Change it`} onClick={() => poke(box)} {...props}>
      {inside}
    </button>
  );
}

function ObjectBox({ box, context }: { readonly box: PlacedObject; readonly context: BoxContext }) {
  const { item } = box;
  const { object } = item;
  const { kind, name } = objectTitle(object);
  const isOpen = context.open.has(object.id);
  return (
    <section
      class={`box object-box object-${object.kind}${flash(context, item.key)}`}
      style={at(box)}
      data-box={item.key}
      aria-label={`${kind} ${name}`}
      {...hover(context, item.key)}
    >
      <div class="box-head">
        <span class="box-kind">{kind}</span>
        <span class="box-name" title={name}>
          {name}
        </span>
        {object.kind === 'function' && (
          <button
            type="button"
            class="opener"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'Close' : 'Open'} function ${object.name}`}
            title={isOpen ? 'Close' : 'Open __code__, __closure__, __defaults__'}
            onClick={() => context.onToggle(object.id)}
          >
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <path d={isOpen ? 'M2 4l4 4 4-4' : 'M4 2l4 4-4 4'} />
            </svg>
          </button>
        )}
      </div>
      {isStrip(item) ? (
        <ol class="strip">
          {item.rows.map((row) => (
            <li
              key={row.key}
              style={{ width: `${stripItemWidth(row)}px` }}
              class={flash(context, `${item.key}.${row.key}`).trim()}
            >
              {rowText(row)}
            </li>
          ))}
        </ol>
      ) : (
        <Rows rows={item.rows} boxKey={item.key} context={context} />
      )}
      {item.isFoldable ? (
        <button type="button" class="box-more" aria-expanded={isOpen} onClick={() => context.onToggle(object.id)}>
          {isOpen ? 'show fewer' : `and ${item.hidden} more`}
          {isOpen && item.hidden > 0 && `; ${item.hidden} are not shown`}
        </button>
      ) : (
        item.hidden > 0 && <p class="box-skipped">and {item.hidden} more</p>
      )}
    </section>
  );
}
