import { Dialog } from './Dialog.tsx';
import { type KeyAction, keyMeaning, keysOf } from './keys.ts';

export interface KeyHelpProps {
  readonly actions: readonly KeyAction[];
  readonly areLettersOff: boolean;
  readonly onLettersOff: (areOff: boolean) => void;
  readonly onClose: () => void;
}

export function KeyHelp({ actions, areLettersOff, onLettersOff, onClose }: KeyHelpProps) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl class="key-list">
        {actions.map((action) => (
          <div key={action}>
            <dt>
              {keysOf(action).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{keyMeaning(action)}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={!areLettersOff}
          onChange={(event) => onLettersOff(!event.currentTarget.checked)}
        />
        Single-letter keys
      </label>
      <p class="dialog-note">
        Arrows, Space and letters do nothing while you type. In the editor, Escape and then Tab moves on.
      </p>
    </Dialog>
  );
}
