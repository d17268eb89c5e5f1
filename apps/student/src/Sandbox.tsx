import type { Clock, FollowModel, ForkModel, StudentModel } from '@nonlocal/client';
import { narrate } from '@nonlocal/scope';
import {
  drivingActions,
  ActionButton,
  downloadText,
  type KeyAction,
  type KeyHandlers,
  keysOf,
  LazyCodePane,
  listenToKeys,
  marksOf,
  NarrationLine,
  noMarks,
  openSessionControl,
  OutputPane,
  Pane,
  type Preferences,
  PlayButton,
  PromptPane,
  ScopesPane,
  StepControls,
  TimelineBar,
  whyNotBack,
  whyNoPrompt,
  whyNotForward,
} from '@nonlocal/ui';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { writeForkFile } from './fork-file.ts';
import { promptHistory } from './prompt-history.ts';
import { Topbar } from './Topbar.tsx';
import { TurnedNote } from './TurnedNote.tsx';

const keys: readonly KeyAction[] = [...drivingActions, 'live', 'hand', 'help'];

export interface SandboxProps {
  readonly student: StudentModel;
  readonly fork: ForkModel;
  readonly preferences: Preferences;
  readonly clock: Clock;
}

/** A fork: the same state, but one's own. Everything may be changed, and nobody else sees it. */
export function Sandbox({ student, fork, preferences, clock }: SandboxProps) {
  const { room } = student;
  const [selected, setSelected] = useState<number | null>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const entries = promptHistory(fork);
  const [breakpoints, setBreakpoints] = useState<readonly number[]>([]);
  const control = useMemo(() => openSessionControl(fork, clock), [fork]);

  const act = useMemo(
    (): KeyHandlers => ({
      ...control.keys,
      live: () => student.backToLive(),
      hand: () => void room.raiseHand(!room.handRaised.peek()),
      help: () => setHelpOpen(true),
    }),
    [control],
  );
  useEffect(() => {
    const stop = listenToKeys(
      document,
      () => act,
      () => preferences.areLettersOff.peek(),
    );
    // What one works on should not be thrown away when the device runs short of room.
    void navigator.storage?.persist?.();
    return () => {
      stop();
      control.dispose();
    };
  }, [act]);

  const view = fork.view.value;
  const draft = fork.draft.value;
  const isDirty = fork.isDirty.value;
  const frame = view.frames.find((candidate) => candidate.id === selected) ?? view.frames.at(-1) ?? null;

  const evaluate = async (source: string) => {
    if (frame === null || !(await fork.apply({ kind: 'evaluate', frame: frame.id, source }))) return;
    const { event } = fork.view.peek();
    if (event.kind !== 'evaluated') return;
    const known = entries.peek();
    entries.value = [...known, { id: known.length, frame: frame.name, source, text: event.text, failed: event.failed }];
  };
  const toggleBreakpoint = (line: number) => {
    const lines = breakpoints.includes(line) ? breakpoints.filter((known) => known !== line) : [...breakpoints, line];
    setBreakpoints(lines);
    void fork.apply({ kind: 'breakpoints', lines });
  };
  const download = async () => {
    downloadText(
      `${fork.name.peek().replaceAll(/[^\w-]+/g, '-')}.nonlocal.json`,
      writeForkFile(await fork.export()),
      'application/json',
    );
  };

  return (
    <div class="surface is-fork">
      <Topbar
        student={student}
        preferences={preferences}
        source={view.source}
        keys={keys}
        isHelpOpen={isHelpOpen}
        onHelp={setHelpOpen}
        state={<span class="state-dot is-fork">Your fork</span>}
      >
        <ActionButton icon="download" label="Download this fork" onPress={() => void download()} />
        <ActionButton
          icon="hand"
          label={room.handRaised.value ? 'Lower your hand' : 'Raise your hand'}
          action="hand"
          isPressed={room.handRaised.value}
          onPress={() => act.hand?.()}
        />
      </Topbar>
      <div class="below-bar">
        <div class="notice return-bar is-fork">
          <span>
            {where(fork.forkedAt, room.follow)} <SaveNote fork={fork} />
          </span>
          <button type="button" class="button is-primary" onClick={() => act.live?.()}>
            Back to live ({keysOf('live')[0]})
          </button>
        </div>
        <TurnedNote status={room.status.value} />
        {student.shelf.problem.value !== null && (
          <p class="notice is-warning" role="status">
            {student.shelf.problem.value}
          </p>
        )}
        <Problems fork={fork} onDownload={() => void download()} />
        <NarrationLine text={narrate(view.narration)} />
      </div>
      <main class="workspace">
        <Pane
          title={view.filename === '' ? 'Program' : view.filename}
          area="code"
          tools={
            <ActionButton
              icon="check"
              label="Load"
              showLabel
              isPrimary={isDirty}
              because={isDirty ? null : 'the program is not changed'}
              onPress={() => {
                setBreakpoints([]);
                void fork.loadDraft();
              }}
            />
          }
        >
          <LazyCodePane
            source={draft}
            marks={isDirty ? noMarks : marksOf(view, selected)}
            label="Program of your fork"
            breakpoints={breakpoints}
            onBreakpoint={toggleBreakpoint}
            onEdit={(text) => fork.edit(text)}
            onCursor={(line) => {
              control.cursor.value = line;
            }}
          />
        </Pane>
        <Pane title="Scopes" area="scopes">
          <ScopesPane
            view={view}
            selectedFrame={frame?.id ?? null}
            onSelectFrame={setSelected}
            onSetCell={(cell, source) => void fork.apply({ kind: 'setCell', cell, source })}
          />
        </Pane>
        <Pane title="Output" area="output">
          <OutputPane
            output={view.output}
            status={view.status}
            onInput={(text) => void fork.apply({ kind: 'input', text })}
          />
        </Pane>
        <Pane title="Prompt" area="prompt">
          <PromptPane
            entries={entries.value}
            frames={view.frames}
            frame={frame?.id ?? null}
            onFrame={setSelected}
            onEvaluate={(source) => void evaluate(source)}
            closedBecause={whyNoPrompt(view)}
          />
        </Pane>
      </main>
      <footer class="dock">
        <StepControls
          granularity={control.granularity.value}
          onGranularity={(granularity) => {
            control.granularity.value = granularity;
          }}
          onMove={control.move}
          onToCursor={control.toCursor}
          onBack={control.back}
          onRestart={control.restart}
          forwardBecause={whyNotForward(view)}
          backBecause={whyNotBack(view)}
        />
        <PlayButton player={control.player} because={whyNotForward(view)} />
        <TimelineBar
          step={view.step}
          first={0}
          last={control.reach.value}
          marks={[]}
          label="Timeline of your fork"
          onGo={control.goTo}
        />
      </footer>
    </div>
  );
}

/** In steps of the program, as the timelines count; the room's own numbers count every command. */
function where(forkedAt: number | null, follow: FollowModel): string {
  const head = follow.head.value;
  const live = follow.viewAt(head);
  const origin = forkedAt === null ? null : follow.viewAt(forkedAt);
  if (live === null) return 'Only you see this.';
  if (origin === null) return `Only you see this. Live is at step ${live.step}.`;
  if (origin.source !== live.source) return `Forked at step ${origin.step}, live has another program now.`;
  return `Forked at step ${origin.step}, live is at step ${live.step}.`;
}

function SaveNote({ fork }: { readonly fork: ForkModel }) {
  const state = fork.saveState.value;
  return (
    <span class="save-note">
      {state.kind === 'saved' ? 'Kept on this device.' : state.kind === 'saving' ? 'Saving …' : ''}
    </span>
  );
}

function Problems({ fork, onDownload }: { readonly fork: ForkModel; readonly onDownload: () => void }) {
  const state = fork.saveState.value;
  const problem = fork.problem.value;
  return (
    <>
      {state.kind === 'failed' && (
        <div class="notice is-warning" role="alert">
          <span>This device does not keep the fork ({state.message}). Download it before you close the page.</span>
          <button type="button" class="button" onClick={onDownload}>
            Download
          </button>
        </div>
      )}
      {problem !== null && (
        <p class="notice is-warning" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
