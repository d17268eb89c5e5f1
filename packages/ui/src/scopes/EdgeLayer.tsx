import type { Edge } from './edges.ts';

export interface EdgeLayerProps {
  readonly edges: readonly Edge[];
  readonly width: number;
  readonly height: number;
}

/** All edges, under the boxes; it also defines the arrow heads. */
export function EdgeLayer({ edges, width, height }: EdgeLayerProps) {
  return (
    <svg class="edges" width={width} height={height} aria-hidden="true">
      <defs>
        {(['call', 'binding', 'reference'] as const).map((kind) => (
          <marker key={kind} id={`head-${kind}`} viewBox="0 0 8 8" refX="6.5" refY="4" {...markerSize(10, 10)}>
            <path d="M0.5 0.5 L7 4 L0.5 7.5 Z" class={`head head-${kind}`} />
          </marker>
        ))}
        <marker id="head-lexical" viewBox="0 0 12 10" refX="1" refY="5" {...markerSize(13, 11)}>
          <path d="M1 5 L6 1.4 L11 5 L6 8.6 Z" class="head head-lexical" />
        </marker>
      </defs>
      {edges.map((edge) => (
        <EdgePath key={edge.key} edge={edge} isLit={false} />
      ))}
    </svg>
  );
}

/** The edges of one box once more, above the boxes: no other box may hide where they lead. */
export function LitEdgeLayer({ edges, width, height, lit }: EdgeLayerProps & { readonly lit: string }) {
  return (
    <svg class="edges is-over" width={width} height={height} aria-hidden="true">
      {edges
        .filter((edge) => edge.from === lit || edge.to === lit)
        .map((edge) => (
          <EdgePath key={edge.key} edge={edge} isLit />
        ))}
    </svg>
  );
}

const markerSize = (markerWidth: number, markerHeight: number) =>
  ({ markerUnits: 'userSpaceOnUse', markerWidth, markerHeight, orient: 'auto' }) as const;

function EdgePath({ edge, isLit }: { readonly edge: Edge; readonly isLit: boolean }) {
  const head = edge.kind === 'content' ? 'reference' : edge.kind;
  return (
    <path d={edge.path} class={`edge edge-${edge.kind}${isLit ? ' is-lit' : ''}`} marker-end={`url(#head-${head})`} />
  );
}
