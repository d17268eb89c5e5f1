import { expect } from 'vitest';
import type { Command, Granularity, Move } from './command.ts';
import { applyDelta, emptyView } from './delta.ts';
import type { Limits } from './limits.ts';
import { type Outcome, Session } from './session.ts';
import type { BindingView, ObjectView, ValueView } from './value-view.ts';
import type { FrameView, View } from './view.ts';

/** A session under test; every command's delta is folded and compared with the view it should lead to. */
export class Bench {
  session: Session;
  #folded: View;

  constructor(source: string, limits: Partial<Limits> = {}) {
    this.session = Session.create(limits);
    this.#folded = emptyView;
    this.do({ kind: 'load', source, filename: 'main.py' });
  }

  get view(): View {
    return this.session.view();
  }

  /** Carries out a command that is expected to succeed. */
  do(command: Command): this {
    const outcome = this.try(command);
    if (outcome.kind === 'refused') throw new Error(`${JSON.stringify(command)} was refused: ${outcome.message}`);
    return this;
  }

  try(command: Command): Outcome {
    const outcome = this.session.apply(command);
    if (outcome.kind === 'done') {
      this.#folded = applyDelta(this.#folded, structuredClone(outcome.delta));
      expect(this.#folded).toEqual(this.view);
      expect(outcome.step).toBe(this.view.step);
    }
    return outcome;
  }

  /** The code of the refusal. */
  refusal(command: Command): string {
    const outcome = this.session.apply(command);
    return outcome.kind === 'refused' ? outcome.refusal : 'done';
  }

  step(
    kind: 'into' | 'over' | 'out' | 'continue' | 'toScopeChange' = 'into',
    granularity: Granularity = 'line',
    times = 1,
  ): this {
    for (let i = 0; i < times; i++) this.do({ kind: 'step', granularity, move: { kind } });
    return this;
  }

  move(move: Move): this {
    return this.do({ kind: 'step', granularity: 'line', move });
  }

  back(move: 'into' | 'over' | 'out' = 'into', granularity: Granularity = 'line'): this {
    return this.do({ kind: 'back', granularity, move });
  }

  goTo(step: number): this {
    return this.do({ kind: 'goTo', step });
  }

  toLine(line: number): this {
    return this.move({ kind: 'toLine', line });
  }

  /** Evaluates in the running frame, or in the one of that name; gives what was printed. */
  prompt(source: string, name?: string): string {
    const frame = name === undefined ? this.view.frames.at(-1) : this.view.frames.find((each) => each.name === name);
    this.do({ kind: 'evaluate', frame: frame?.id ?? 0, source });
    const { event } = this.view;
    return event.kind === 'evaluated' ? event.text : `no answer: ${event.kind}`;
  }

  get output(): string {
    return this.text('stdout');
  }

  text(stream: 'stdout' | 'stderr' | 'prompt'): string {
    return this.view.output
      .filter((piece) => piece.stream === stream)
      .map((piece) => piece.text)
      .join('');
  }

  /** `call make 1`, `line inc 5`: event, running frame, line. */
  get place(): string {
    const frame = this.frame;
    return `${this.view.event.kind} ${frame?.name} ${frame?.range.line}`;
  }

  get frame(): FrameView | undefined {
    return this.view.frames.at(-1);
  }

  binding(name: string, frame: FrameView | undefined = this.frame): BindingView | undefined {
    return frame?.bindings.find((each) => each.name === name);
  }

  /** The text of an atom that a name of the running frame is bound to; `null` while it is unbound. */
  valueOf(name: string): string | null {
    return text(this.binding(name)?.value ?? null);
  }

  object(name: string): ObjectView | undefined {
    const value =
      this.view.frames.flatMap((frame) => frame.bindings).findLast((each) => each.name === name)?.value ?? null;
    return value !== null && 'ref' in value ? this.view.objects[value.ref] : undefined;
  }

  /** Steps to the end, giving what was passed. */
  trace(granularity: Granularity = 'line'): string[] {
    const places = [this.place];
    while (this.view.status.kind === 'paused') places.push(this.step('into', granularity).place);
    return places;
  }
}

export function text(value: ValueView | null): string | null {
  return value === null ? null : 'text' in value ? value.text : `#${value.ref}`;
}
