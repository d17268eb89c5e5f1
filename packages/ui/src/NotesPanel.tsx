import { Prose } from './Prose.tsx';

export interface NotesPanelProps {
  readonly title: string;
  readonly intro: readonly string[];
  /** The notes of this step. */
  readonly notes: readonly string[];
  readonly prompts: readonly { readonly source: string; readonly text: string }[];
  readonly onPrompt?: (source: string) => void;
}

/** What the instructor may say now, and what to try at the prompt. */
export function NotesPanel({ title, intro, notes, prompts, onPrompt }: NotesPanelProps) {
  return (
    <div class="notes">
      <h3>{title}</h3>
      <div class="notes-now" aria-live="off">
        {notes.map((note) => (
          <p key={note}>
            <Prose text={note} />
          </p>
        ))}
        {notes.length === 0 && <p class="notes-none">No note for this step.</p>}
      </div>
      {prompts.length > 0 && (
        <>
          <h4>At the prompt</h4>
          <ul class="notes-prompts">
            {prompts.map((prompt) => (
              <li key={prompt.source}>
                {onPrompt === undefined ? (
                  <code>{prompt.source}</code>
                ) : (
                  <button
                    type="button"
                    class="prompt-cue"
                    title="Evaluate in the module"
                    onClick={() => onPrompt(prompt.source)}
                  >
                    <code>{prompt.source}</code>
                  </button>
                )}
                <span>
                  <Prose text={prompt.text} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <details class="notes-intro">
        <summary>About this part</summary>
        {intro.map((paragraph) => (
          <p key={paragraph}>
            <Prose text={paragraph} />
          </p>
        ))}
      </details>
    </div>
  );
}
