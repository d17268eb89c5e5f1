import type { Row } from './rows.ts';

const meaning: Readonly<Record<Row['kind'], string>> = {
  local: 'local name',
  cell: 'own name, kept in a cell',
  free: 'free name, reached through a cell',
  global: 'global name',
  attribute: 'attribute',
  item: 'element',
  code: 'attribute of the object',
};

/** The mark before a name: its scope by shape as well as by colour. */
export function ScopeGlyph({ kind }: { readonly kind: Row['kind'] }) {
  return (
    <svg class={`glyph glyph-${kind}`} viewBox="0 0 12 12" role="img" aria-label={meaning[kind]}>
      <title>{meaning[kind]}</title>
      {shape(kind)}
    </svg>
  );
}

function shape(kind: Row['kind']) {
  switch (kind) {
    case 'local':
      return <circle cx="6" cy="6" r="3.6" />;
    case 'cell':
      return <path d="M3.2 1.6h5.6L11.4 6 8.8 10.4H3.2L.6 6Z" />;
    case 'free':
      return <path class="hollow" d="M3.4 2h5.2L10.9 6 8.6 10H3.4L1.1 6Z" />;
    case 'global':
      return <rect x="2.4" y="2.4" width="7.2" height="7.2" />;
    case 'attribute':
    case 'code':
      return <circle cx="6" cy="6" r="1.8" />;
    case 'item':
      return <path d="M4 6h4" class="stroke" />;
  }
}
