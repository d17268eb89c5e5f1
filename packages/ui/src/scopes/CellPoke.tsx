import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlacedCell } from './layout.ts';

export interface CellPokeProps {
  readonly box: PlacedCell;
  readonly onSet: (source: string) => void;
  readonly onCancel: () => void;
}

/** The small editor under a cell that sets `cell_contents`. */
export function CellPoke({ box, onSet, onCancel }: CellPokeProps) {
  const { content } = box.item.content;
  const [source, setSource] = useState(content.kind === 'text' ? content.text : '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    field.current?.select();
    // On a phone the editor may reach beyond the pane.
    field.current?.form?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <form
      class="cell-poke"
      style={{ transform: `translate(${box.x}px, ${box.y + box.h + 6}px)` }}
      onSubmit={(event) => {
        event.preventDefault();
        if (source.trim() !== '') onSet(source);
      }}
    >
      <label>
        <span class="cell-poke-name">{box.item.name}</span>
        <span class="visually-hidden"> cell_contents becomes</span>
        <input
          ref={field}
          value={source}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onCancel();
          }}
          onInput={(event) => setSource(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button is-primary">
        Set
      </button>
      <button type="button" class="button" onClick={onCancel}>
        Cancel
      </button>
    </form>
  );
}
