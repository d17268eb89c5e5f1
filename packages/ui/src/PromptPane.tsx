import type { FrameView } from '@nonlocal/scope';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface PromptEntry {
  readonly id: number;
  readonly frame: string;
  readonly source: string;
  readonly text: string;
  readonly failed: boolean;
}

export interface PromptPaneProps {
  readonly entries: readonly PromptEntry[];
  readonly frames: readonly FrameView[];
  /** The frame whose names the prompt sees. */
  readonly frame: number | null;
  readonly onFrame: (frame: number) => void;
  readonly onEvaluate: (source: string) => void;
  /** Why the prompt cannot be used now. */
  readonly closedBecause?: string | null;
}

/** A prompt in the scope of a chosen frame, with the history of what was asked. ↑ and ↓ bring earlier lines back. */
export function PromptPane(props: PromptPaneProps) {
  const { entries, frames, closedBecause = null } = props;
  const [source, setSource] = useState('');
  const [recalled, setRecalled] = useState(0);
  const scroll = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const element = scroll.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, [entries.length]);

  const recall = (back: number) => {
    const position = Math.min(entries.length, Math.max(0, recalled + back));
    setRecalled(position);
    setSource(position === 0 ? '' : (entries.at(-position)?.source ?? ''));
  };
  const evaluate = () => {
    if (source.trim() === '' || closedBecause !== null) return;
    props.onEvaluate(source);
    setSource('');
    setRecalled(0);
  };

  return (
    <div class="prompt-pane">
      <div ref={scroll} class="prompt-history" role="log" aria-label="What was evaluated" tabIndex={0}>
        {entries.map((entry) => (
          <div key={entry.id} class="prompt-entry">
            <p class="prompt-source">
              <span aria-hidden="true">&gt;&gt;&gt; </span>
              {entry.source}
              <span class="prompt-frame">{entry.frame}</span>
            </p>
            {entry.text !== '' && <pre class={entry.failed ? 'output-stderr' : ''}>{entry.text.trimEnd()}</pre>}
          </div>
        ))}
      </div>
      <form
        class="prompt-line"
        onSubmit={(event) => {
          event.preventDefault();
          evaluate();
        }}
      >
        <label class="prompt-in">
          <span class="visually-hidden">Frame for the prompt</span>
          <select
            value={props.frame ?? ''}
            onChange={(event) => {
              props.onFrame(Number(event.currentTarget.value));
              field.current?.focus();
            }}
            title="The frame whose names the prompt sees"
          >
            {frames.length === 0 && <option value="">no frame</option>}
            {frames.map((frame) => (
              <option key={frame.id} value={frame.id}>
                {frame.name}
              </option>
            ))}
          </select>
        </label>
        <label class="prompt-field">
          <span aria-hidden="true">&gt;&gt;&gt;</span>
          <span class="visually-hidden">Python to evaluate</span>
          <input
            ref={field}
            value={source}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            placeholder={closedBecause ?? 'an expression or a statement'}
            disabled={closedBecause !== null}
            title={closedBecause ?? ''}
            onInput={(event) => setSource(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
              event.preventDefault();
              recall(event.key === 'ArrowUp' ? 1 : -1);
            }}
          />
        </label>
      </form>
    </div>
  );
}
