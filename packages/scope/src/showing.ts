import { emptyView } from './delta.ts';
import { type Sight, sightBetween } from './look.ts';
import { narrationOf } from './narration.ts';
import { Observer, type Scene } from './observer.ts';
import { OutputLog, type OutputMark, piecesAt } from './output-log.ts';
import type { Player } from './player.ts';
import { isSame } from './same.ts';
import type { Stop } from './tracer.ts';
import { isShownApart } from './value.ts';
import type { NarrationView, OutputPiece, ResolutionView, SessionStatus, StepEvent, View, ViewDelta } from './view.ts';
import { Written } from './written.ts';

/** What a view has from the session rather than from the run. */
export interface Told {
  readonly source: string;
  readonly filename: string;
  readonly status: SessionStatus;
  readonly event: StepEvent;
  readonly resolutions: readonly ResolutionView[];
  /** `null`: to be found. */
  readonly narration: NarrationView | null;
  /** Objects from this id on were made on the way here. */
  readonly firstNewId: number;
}

/** `step`: the run went on from what is shown. `jump`: what is shown has nothing to do with how one came here. */
export type Way = 'step' | 'deed' | 'jump';

type Header = Omit<View, 'frames' | 'objects' | 'output'>;

const nothing: Pick<View, 'frames' | 'objects'> = emptyView;

/**
 * What is shown of a session, kept up to date from one command to the next. After a step only what changed is looked at;
 * after anything else everything is, and compared.
 */
export class Showing {
  #player: Player | null = null;
  #observer: Observer | null = null;
  readonly #written = new Written();
  #header: Header = emptyView;
  #output: OutputMark = { closed: [], count: 0, open: null, sinceStep: 0 };
  #view: View | null = emptyView;

  /** What is shown, whole. */
  get view(): View {
    const { frames, objects } = this.#observer ?? nothing;
    this.#view ??= { ...this.#header, frames, objects, output: this.output };
    return this.#view;
  }

  get output(): readonly OutputPiece[] {
    return piecesAt(this.#output);
  }

  get narration(): NarrationView {
    return this.#header.narration;
  }

  isCell(id: number): boolean {
    return this.#observer?.object(id)?.kind === 'cell';
  }

  /** Shows a run as it stands, at a stop or an end; gives what changed. */
  show(player: Player | null, stop: Stop | null, told: Told, way: Way): ViewDelta {
    const before = this.#header;
    const sight = this.#look(player, stop, way);
    const mark = this.#output;
    const log = player?.output ?? new OutputLog(0);
    const output = log.changeSince(mark);
    if (!log.isAt(mark)) this.#output = log.mark();
    const { event, status, source, filename, resolutions, firstNewId } = told;
    const narration =
      told.narration ??
      narrationOf({
        event,
        status,
        source,
        observer: this.#observer,
        sight: way === 'step' ? sight : null,
        written: () => (output === null ? '' : log.textSince(mark)),
        firstNewId,
      });
    const instructions = player?.vm.executed ?? 0;
    const step = player?.tracer.step ?? 0;
    this.#header = { step, status, event, source, filename, resolutions, narration, instructions };
    this.#view = null;
    const { frames, changedFrames, objects, changedObjects, droppedObjects } = sight.change;
    return {
      step,
      instructions,
      event,
      narration,
      resolutions,
      frames,
      changedFrames,
      objects,
      changedObjects,
      droppedObjects,
      output: output ?? undefined,
      status: isSame(before.status, status) ? undefined : status,
      source: before.source === source ? undefined : source,
      filename: before.filename === filename ? undefined : filename,
    };
  }

  #look(player: Player | null, stop: Stop | null, way: Way): Sight {
    const written = this.#written.take();
    const isGoingOn = player !== null && player === this.#player && way === 'step' && isRunning(player);
    if (isGoingOn && this.#observer !== null && written !== null) {
      const sight = this.#observer.look(player.vm, sceneOf(player, stop), written);
      this.#written.clear();
      return sight;
    }
    const before =
      this.#observer === null ? nothing : { frames: this.#observer.frames, objects: this.#observer.objects };
    this.#player = player;
    this.#observer = player === null ? null : new Observer({ frames: player.frames(), ...sceneOf(player, stop) });
    if (player !== null) this.#written.listen(player.vm);
    return sightBetween(before, this.#observer ?? nothing);
  }
}

/** Whether what is to be seen is the machine's own stack. */
function isRunning({ state }: Player): boolean {
  return state.kind === 'paused' || state.kind === 'waiting';
}

function sceneOf({ vm, state }: Player, stop: Stop | null): Omit<Scene, 'frames'> {
  const value = stop?.kind === 'return' || stop?.kind === 'expression' ? stop.value : undefined;
  const isStanding = state.kind === 'paused' && stop?.kind !== 'exception';
  return { standing: isStanding ? vm.visibleFrame() : null, hand: isShownApart(value) ? value : null };
}
