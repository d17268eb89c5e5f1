import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { CodePaneProps } from './CodePane.tsx';

const loaded = signal<ComponentType<CodePaneProps> | null>(null);
let isAsked = false;

function load(): void {
  if (isAsked) return;
  isAsked = true;
  void import('./CodePane.tsx').then(
    (module) => {
      loaded.value = module.CodePane;
    },
    () => {
      // The network went between the page and its editor: ask again at the next drawing.
      isAsked = false;
    },
  );
}

/** The code pane, whose editor arrives after the page: joining must not wait for it. Until then the plain text is shown. */
export function LazyCodePane(props: CodePaneProps) {
  const Loaded = loaded.value;
  if (Loaded !== null) return <Loaded {...props} />;
  load();
  return <pre class="code-plain">{props.source}</pre>;
}
