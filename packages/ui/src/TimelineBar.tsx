export interface TimelineMark {
  readonly step: number;
  readonly kind: 'live' | 'fork' | 'call';
  readonly label: string;
}

export interface TimelineBarProps {
  /** Where the observer stands. */
  readonly step: number;
  readonly first: number;
  readonly last: number;
  readonly marks: readonly TimelineMark[];
  readonly label: string;
  /** Instead of the position and the end, where those are not what people count by. */
  readonly count?: string;
  readonly onGo: (step: number) => void;
}

/** A slider over the steps seen so far. */
export function TimelineBar({ step, first, last, marks, label, count, onGo }: TimelineBarProps) {
  const span = Math.max(1, last - first);
  const place = (at: number) => `${((Math.min(last, Math.max(first, at)) - first) / span) * 100}%`;
  return (
    <div class="timeline">
      <div class="timeline-track">
        <div class="timeline-done" style={{ width: place(step) }} />
        {marks.map((mark) => (
          <span
            key={`${mark.kind}${mark.step}`}
            class={`timeline-mark mark-${mark.kind}`}
            style={{ left: place(mark.step) }}
            title={mark.label}
          />
        ))}
        <input
          type="range"
          aria-label={label}
          aria-valuetext={count ?? `step ${step} of ${last}`}
          min={first}
          max={Math.max(first, last)}
          value={step}
          disabled={last <= first}
          onInput={(event) => onGo(event.currentTarget.valueAsNumber)}
          // After a drag the arrows mean steps again.
          onPointerUp={(event) => event.currentTarget.blur()}
        />
      </div>
      <output class="timeline-count">
        {count ?? (
          <>
            {step}
            <span> / {last}</span>
          </>
        )}
      </output>
    </div>
  );
}
