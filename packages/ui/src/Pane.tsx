import type { ComponentChildren } from 'preact';

export interface PaneProps {
  readonly title: string;
  readonly area: string;
  readonly tools?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A titled region of a surface; `area` names its place in the surface's grid. */
export function Pane({ title, area, tools, children }: PaneProps) {
  return (
    <section class={`pane pane-${area}`} aria-label={title}>
      <header class="pane-head">
        <h2>{title}</h2>
        {tools}
      </header>
      <div class="pane-body">{children}</div>
    </section>
  );
}
