/** What a key may ask for. Surfaces bind the ones they have and leave the others unbound. */
export type KeyAction =
  | 'back'
  | 'forward'
  | 'first'
  | 'last'
  | 'play'
  | 'over'
  | 'into'
  | 'out'
  | 'run'
  | 'toCursor'
  | 'live'
  | 'fork'
  | 'hand'
  | 'blank'
  | 'leave'
  | 'help';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

interface Binding {
  readonly action: KeyAction;
  /** As shown to people. */
  readonly label: string;
  readonly key: string;
  readonly ctrl?: true;
  readonly shift?: true;
  /** Works while typing, too: function keys and chords cannot be text. */
  readonly whileTyping?: true;
  readonly isSingleLetter?: true;
}

const bindings: readonly Binding[] = [
  { action: 'back', label: '←', key: 'ArrowLeft' },
  { action: 'forward', label: '→', key: 'ArrowRight' },
  { action: 'first', label: 'Home', key: 'Home' },
  { action: 'last', label: 'End', key: 'End' },
  { action: 'play', label: 'Space', key: ' ' },
  { action: 'over', label: 'F10', key: 'F10', whileTyping: true },
  { action: 'over', label: "Ctrl+'", key: "'", ctrl: true, whileTyping: true },
  { action: 'into', label: 'F11', key: 'F11', whileTyping: true },
  { action: 'into', label: 'Ctrl+;', key: ';', ctrl: true, whileTyping: true },
  { action: 'out', label: 'Shift+F11', key: 'F11', shift: true, whileTyping: true },
  { action: 'toCursor', label: 'Ctrl+F10', key: 'F10', ctrl: true, whileTyping: true },
  { action: 'run', label: 'F5', key: 'F5', whileTyping: true },
  { action: 'live', label: 'L', key: 'l', isSingleLetter: true },
  { action: 'fork', label: 'F', key: 'f', isSingleLetter: true },
  { action: 'hand', label: 'H', key: 'h', isSingleLetter: true },
  { action: 'blank', label: 'B', key: 'b', isSingleLetter: true },
  { action: 'leave', label: 'Esc', key: 'Escape' },
  { action: 'help', label: '?', key: '?', isSingleLetter: true },
];

/** What somebody who drives a session can do by key, in the order in which the help lists it. */
export const drivingActions: readonly KeyAction[] = [
  'back',
  'forward',
  'into',
  'over',
  'out',
  'toCursor',
  'run',
  'first',
  'last',
  'play',
];

const meanings: Readonly<Record<KeyAction, string>> = {
  back: 'One step back',
  forward: 'One step forward',
  first: 'To the first step',
  last: 'To the last step',
  play: 'Play or pause',
  over: 'Step over a call',
  into: 'Step into a call',
  out: 'Step out of this call',
  toCursor: 'Run to the line of the cursor',
  run: 'Run to the next breakpoint or the end',
  live: 'Return to live',
  fork: 'Fork here',
  hand: 'Raise or lower your hand',
  blank: 'Blank the projector',
  leave: 'Close, or stop following',
  help: 'Show the keys',
};

export const keyMeaning = (action: KeyAction): string => meanings[action];

/** The keys of an action as shown in a tooltip, the first being the usual one. */
export function keysOf(action: KeyAction): readonly string[] {
  return bindings.filter((binding) => binding.action === action).map((binding) => binding.label);
}

export interface KeyContext {
  readonly isTyping: boolean;
  /** What has the focus: a button answers to Space itself, a slider to the arrows, Home and End. */
  readonly focus: 'page' | 'button' | 'slider';
  readonly areLettersOff: boolean;
}

export function actionOf(press: KeyPress, context: KeyContext): KeyAction | null {
  if (press.altKey) return null;
  const isChord = press.ctrlKey || press.metaKey;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  for (const binding of bindings) {
    if (binding.key !== key || (binding.ctrl ?? false) !== isChord) continue;
    // `?` needs Shift on most keyboards, so Shift counts only where a binding names it or another does.
    if (key.length > 1 && (binding.shift ?? false) !== press.shiftKey) continue;
    if (context.isTyping && binding.whileTyping !== true) return null;
    if (ownKeys[context.focus].has(binding.key)) return null;
    if (context.areLettersOff && binding.isSingleLetter === true) return null;
    return binding.action;
  }
  return null;
}

const ownKeys: Readonly<Record<KeyContext['focus'], ReadonlySet<string>>> = {
  page: new Set(),
  button: new Set([' ']),
  slider: new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']),
};

export type KeyHandlers = Partial<Readonly<Record<KeyAction, () => void>>>;

/** Listens on `target` until the returned function is called. Prevents the browser's own meaning of what it handles. */
export function listenToKeys(
  target: Document,
  handlersOf: () => KeyHandlers,
  areLettersOff: () => boolean,
): () => void {
  const listener = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isInDialog(event.target)) return;
    const action = actionOf(event, { ...contextOf(event.target), areLettersOff: areLettersOff() });
    const handler = action === null ? undefined : handlersOf()[action];
    if (handler === undefined) return;
    event.preventDefault();
    handler();
  };
  target.addEventListener('keydown', listener);
  return () => target.removeEventListener('keydown', listener);
}

/** An open dialog has its own keys: Escape closes it and means nothing else. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog') !== null;

function contextOf(target: EventTarget | null): Pick<KeyContext, 'isTyping' | 'focus'> {
  if (!(target instanceof HTMLElement)) return { isTyping: false, focus: 'page' };
  if (target instanceof HTMLInputElement && target.type === 'range') return { isTyping: false, focus: 'slider' };
  const isTyping = target.isContentEditable || target.matches('input, textarea, select');
  return { isTyping, focus: target.matches('button, a, summary') ? 'button' : 'page' };
}
