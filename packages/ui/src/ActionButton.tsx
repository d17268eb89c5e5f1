import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';
import { type KeyAction, keysOf } from './keys.ts';

export interface ActionButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly action?: KeyAction;
  /** Why it cannot be used now. It stays in the tab order, so that the reason can be found. */
  readonly because?: string | null;
  readonly isPrimary?: boolean;
  readonly isPressed?: boolean;
  readonly showLabel?: boolean;
  readonly onPress: () => void;
  readonly children?: ComponentChildren;
}

/** A button that names its keys, and when it is off says why. */
export function ActionButton(props: ActionButtonProps) {
  const { because = null } = props;
  const keys = props.action === undefined ? '' : ` (${keysOf(props.action).join(' or ')})`;
  const classes = ['button'];
  if (props.isPrimary === true) classes.push('is-primary');
  if (props.showLabel !== true) classes.push('is-icon');
  return (
    <button
      type="button"
      class={classes.join(' ')}
      title={because === null ? `${props.label}${keys}` : `${props.label}: ${because}`}
      aria-label={because === null ? props.label : `${props.label}, not now: ${because}`}
      aria-disabled={because !== null}
      {...(props.isPressed === undefined ? {} : { 'aria-pressed': props.isPressed })}
      {...(props.action === undefined ? {} : { 'aria-keyshortcuts': shortcut(keysOf(props.action)[0] ?? '') })}
      onClick={() => {
        if (because === null) props.onPress();
      }}
    >
      <Icon name={props.icon} />
      {props.showLabel === true && <span>{props.label}</span>}
      {props.children}
    </button>
  );
}

/** As `aria-keyshortcuts` spells it. */
const shortcut = (label: string): string =>
  ({ '←': 'ArrowLeft', '→': 'ArrowRight', Esc: 'Escape' })[label] ?? label.replace('Ctrl', 'Control');
