import { Prose } from './Prose.tsx';

export interface GlossaryTerm {
  readonly term: string;
  readonly meaning: string;
  readonly url: string;
}

export function GlossaryPanel({ terms }: { readonly terms: readonly GlossaryTerm[] }) {
  return (
    <dl class="glossary">
      {terms.map((entry) => (
        <div key={entry.term}>
          <dt>
            <code>{entry.term}</code>
          </dt>
          <dd>
            <Prose text={entry.meaning} />{' '}
            <a
              href={entry.url}
              target="_blank"
              rel="noreferrer"
              aria-label={`${entry.term} in the Python documentation`}
            >
              docs
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
