import type { OutputPiece, SessionStatus } from '@nonlocal/scope';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface OutputPaneProps {
  readonly output: readonly OutputPiece[];
  readonly status: SessionStatus;
  /** Whether what the prompt showed stands here too: where there is no prompt pane. */
  readonly showsPrompt?: boolean;
  /** Present where this observer may answer `input()`. */
  readonly onInput?: (text: string) => void;
}

/** What the program printed, how it ended, and the line it waits for. */
export function OutputPane({ output, status, showsPrompt = false, onInput }: OutputPaneProps) {
  const shown = showsPrompt ? output : output.filter((piece) => piece.stream !== 'prompt');
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = scroll.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, [output, status]);
  const isSilent = shown.length === 0 && (status.kind === 'paused' || status.kind === 'empty');
  return (
    <div ref={scroll} class="output-pane" role="log" aria-label="Output" tabIndex={0}>
      {isSilent && <p class="output-nothing">Nothing has been printed yet.</p>}
      <pre>
        {shown.map((piece, index) => (
          <span key={index} class={`output-${piece.stream}`}>
            {visible(piece.text)}
          </span>
        ))}
      </pre>
      <Ending status={status} />
      {status.kind === 'waiting' && onInput !== undefined && <InputLine prompt={status.prompt} onInput={onInput} />}
      {status.kind === 'waiting' && onInput === undefined && (
        <p class="output-note">
          The program waits for input{status.prompt.trim() === '' ? '.' : <>: {visible(status.prompt)}</>}
        </p>
      )}
    </div>
  );
}

function Ending({ status }: { readonly status: SessionStatus }) {
  switch (status.kind) {
    case 'failed':
      return <pre class="output-stderr">{visible(status.traceback)}</pre>;
    case 'limit':
      return (
        <p class="output-note is-warning">
          Stopped at a limit ({status.limit}): {status.message}
        </p>
      );
    case 'malformed': {
      const { diagnostic } = status;
      const caret =
        diagnostic.text === null
          ? ''
          : `\n    ${diagnostic.text.trimEnd()}\n    ${' '.repeat(Math.max(0, diagnostic.offset - 1))}^`;
      return (
        <pre class="output-stderr">
          {`  File "${diagnostic.filename}", line ${diagnostic.line}${caret}\n${diagnostic.type}: ${diagnostic.message}`}
        </pre>
      );
    }
    case 'finished':
      return <p class="output-note">The program has ended.</p>;
    case 'empty':
    case 'paused':
    case 'waiting':
      return null;
  }
}

function InputLine({ prompt, onInput }: { readonly prompt: string; readonly onInput: (text: string) => void }) {
  const [text, setText] = useState('');
  return (
    <form
      class="input-line"
      onSubmit={(event) => {
        event.preventDefault();
        onInput(text);
        setText('');
      }}
    >
      <label>
        <span class={prompt.trim() === '' ? 'visually-hidden' : 'input-prompt'}>
          {prompt.trim() === '' ? 'Input for the program' : visible(prompt)}
        </span>
        <input
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          placeholder="input()"
          autocomplete="off"
        />
      </label>
      <button type="submit" class="button">
        Enter
      </button>
    </form>
  );
}

/** Control characters and direction overrides are shown as pictures, never acted on. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '␡' : `\u27e8${code.toString(16)}\u27e9`;
  });
}
