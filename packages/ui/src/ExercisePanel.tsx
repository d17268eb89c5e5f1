import { Prose } from './Prose.tsx';

export interface ExercisePanelProps {
  readonly question: string;
  readonly hints: readonly string[];
  /** Only where it may be seen. */
  readonly solution?: string;
}

/** A question, and hints that are opened one by one. */
export function ExercisePanel({ question, hints, solution }: ExercisePanelProps) {
  return (
    <section class="exercise" aria-label="Exercise">
      <h3>Exercise</h3>
      <p>
        <Prose text={question} />
      </p>
      {hints.map((hint, index) => (
        <details key={hint}>
          <summary>Hint {index + 1}</summary>
          <p>
            <Prose text={hint} />
          </p>
        </details>
      ))}
      {solution !== undefined && (
        <details>
          <summary>Solution</summary>
          <pre>{solution}</pre>
        </details>
      )}
    </section>
  );
}
