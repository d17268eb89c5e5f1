import type { Command, View, ViewDelta } from '@nonlocal/scope';
import type { LogEntry } from '../log.ts';
import type { Step, StepOutcome } from '../step.ts';

/** A session's stand-in: counts steps and hashes commands. `evaluate no` is refused, `evaluate boom` ends it. */
export interface ToyState {
  readonly step: number;
  readonly hash: string;
}

export const toyStart: ToyState = { step: 0, hash: '0' };

export const isBoom = (command: Command): boolean => command.kind === 'evaluate' && command.source.startsWith('boom');

export function toyView({ step, hash }: ToyState): View {
  return {
    step,
    status: { kind: 'paused' },
    event: { kind: 'moved' },
    source: '',
    filename: '',
    frames: [],
    objects: {},
    output: [],
    resolutions: [],
    narration: { id: hash, params: {} },
    instructions: step,
  };
}

export function toyApply(
  state: ToyState,
  command: Command,
): { readonly state: ToyState; readonly outcome: StepOutcome } {
  if (command.kind === 'evaluate' && command.source.startsWith('no')) {
    return { state, outcome: { kind: 'refused', refusal: 'AT_END', message: 'no' } };
  }
  const step = state.step + 1;
  const hash = hashText(state.hash + JSON.stringify(command));
  const delta: ViewDelta = {
    step,
    event: { kind: 'moved' },
    narration: { id: hash, params: {} },
    resolutions: [],
    instructions: step,
  };
  return { state: { step, hash }, outcome: { kind: 'done', delta, hash } };
}

/** The fold of a log, with what each entry led to. `crashAt`: an entry that ends the engine and is not voided. */
export function toyFold(entries: readonly LogEntry[]): {
  readonly state: ToyState;
  readonly steps: readonly Step[];
  readonly crashAt: number | null;
} {
  const voided = new Set(entries.flatMap(({ op }) => (op.kind === 'void' ? op.seq : [])));
  const steps: Step[] = [];
  let state = toyStart;
  for (const entry of entries) {
    const { op } = entry;
    let outcome: StepOutcome;
    if (voided.has(entry.seq)) outcome = { kind: 'crashed', message: 'boom' };
    else if (op.kind === 'void') outcome = { kind: 'restored', view: toyView(state), hash: state.hash };
    else if (isBoom(op)) return { state, steps, crashAt: entry.seq };
    else ({ state, outcome } = toyApply(state, op));
    const { seq, cmdId, at } = entry;
    steps.push({ seq, cmdId, op, at, outcome });
  }
  return { state, steps, crashAt: null };
}

function hashText(text: string): string {
  let hash = 2_166_136_261;
  for (const symbol of text) hash = Math.imul(hash ^ (symbol.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash.toString(36);
}
