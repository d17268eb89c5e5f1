import { Prose } from './Prose.tsx';

/** The sentence that explains the step; read aloud politely by screen readers. */
export function NarrationLine({ text }: { readonly text: string }) {
  return (
    <p class="narration" role="status" aria-live="polite">
      <Prose text={text} />
    </p>
  );
}
