import type { Clock, StudentModel } from '@nonlocal/client';
import { narrate } from '@nonlocal/scope';
import {
  ActionButton,
  type KeyAction,
  type KeyHandlers,
  keysOf,
  LazyCodePane,
  listenToKeys,
  marksOf,
  NarrationLine,
  openPlayer,
  openRoomHistory,
  OutputPane,
  Pane,
  PlayButton,
  type Preferences,
  PromptPane,
  ScopesPane,
  TimelineBar,
  type TimelineMark,
} from '@nonlocal/ui';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Topbar } from './Topbar.tsx';

const keys: readonly KeyAction[] = [
  'back',
  'forward',
  'first',
  'last',
  'play',
  'live',
  'fork',
  'hand',
  'leave',
  'help',
];

export interface FollowProps {
  readonly student: StudentModel;
  readonly preferences: Preferences;
  readonly clock: Clock;
}

/** The class as it happens, and one's own way back through what one has seen of it. */
export function Follow({ student, preferences, clock }: FollowProps) {
  const { room } = student;
  const { follow } = room;
  const [selected, setSelected] = useState<number | null>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { history, player } = useMemo(
    () => ({
      history: openRoomHistory(follow),
      player: openPlayer(clock, () => {
        follow.forward();
        return !follow.isFollowing.peek() && follow.behind.peek() > 0;
      }),
    }),
    [student],
  );

  const act = useMemo((): KeyHandlers => {
    const byHand = (run: () => void) => () => {
      player.stop();
      run();
    };
    return {
      back: byHand(() => follow.back()),
      forward: byHand(() => follow.forward()),
      first: byHand(() => follow.toFirst()),
      last: byHand(() => follow.returnToLive()),
      play: player.toggle,
      live: byHand(() => follow.returnToLive()),
      fork: () => void student.forkHere(),
      hand: () => void room.raiseHand(!room.handRaised.peek()),
      leave: byHand(() => follow.detach()),
      help: () => setHelpOpen(true),
    };
  }, [student]);

  useEffect(() => {
    const stop = listenToKeys(
      document,
      () => act,
      () => preferences.areLettersOff.peek(),
    );
    return () => {
      stop();
      player.stop();
      history.dispose();
    };
  }, [act]);

  const view = follow.view.value;
  const position = follow.position.value;
  const head = follow.head.value;
  const isFollowing = follow.isFollowing.value;
  const frame = view.frames.some((candidate) => candidate.id === selected) ? selected : null;
  const canFork = student.canFork.value && !student.isForking.value;
  const shelfProblem = student.shelf.problem.value;

  return (
    <div class="surface">
      <Topbar
        student={student}
        preferences={preferences}
        source={view.source}
        keys={keys}
        isHelpOpen={isHelpOpen}
        onHelp={setHelpOpen}
        state={<State student={student} />}
      >
        <ActionButton
          icon="fork"
          label={student.isForking.value ? 'Forking …' : 'Fork here'}
          action="fork"
          isPrimary
          showLabel
          because={canFork ? null : 'this state is still on its way to you'}
          onPress={() => act.fork?.()}
        />
        <ActionButton
          icon="hand"
          label={room.handRaised.value ? 'Lower your hand' : 'Raise your hand'}
          action="hand"
          isPressed={room.handRaised.value}
          onPress={() => act.hand?.()}
        />
      </Topbar>
      <div class="below-bar">
        {!isFollowing && (
          <div class="notice return-bar" role="status">
            <span>{ahead(follow.behind.value)}</span>
            <button type="button" class="button is-primary" onClick={() => act.live?.()}>
              Return ({keysOf('live')[0]})
            </button>
          </div>
        )}
        {shelfProblem !== null && (
          <p class="notice is-warning" role="alert">
            {shelfProblem}
          </p>
        )}
        <NarrationLine text={narrate(view.narration)} />
      </div>
      <main class="workspace">
        <Pane title={view.filename === '' ? 'Program' : view.filename} area="code">
          <LazyCodePane source={view.source} marks={marksOf(view, frame)} label="Program of the class, read only" />
        </Pane>
        <Pane title="Scopes" area="scopes">
          <ScopesPane view={view} selectedFrame={frame} onSelectFrame={setSelected} />
        </Pane>
        <Pane title="Output" area="output">
          <OutputPane output={view.output} status={view.status} />
        </Pane>
        <Pane title="Prompt" area="prompt">
          <PromptPane
            entries={history.prompts.value}
            frames={view.frames}
            frame={frame ?? view.frames.at(-1)?.id ?? null}
            onFrame={setSelected}
            onEvaluate={() => undefined}
            closedBecause="Fork to use the prompt yourself"
          />
        </Pane>
      </main>
      <footer class="dock">
        <div class="button-group" role="toolbar" aria-label="Your way through the class">
          <ActionButton icon="first" label="First step you saw" action="first" onPress={() => act.first?.()} />
          <ActionButton
            icon="back"
            label="Back"
            action="back"
            because={follow.canGoBack.value ? null : 'this is the first step you saw'}
            onPress={() => act.back?.()}
          />
          <ActionButton
            icon="forward"
            label="Forward"
            action="forward"
            because={position < head ? null : 'this is the live step'}
            onPress={() => act.forward?.()}
          />
          <ActionButton
            icon="live"
            label="Return to live"
            action="live"
            because={isFollowing ? 'you are live' : null}
            onPress={() => act.live?.()}
          />
        </div>
        <PlayButton player={player} because={isFollowing ? 'you are live: what comes next is not known yet' : null} />
        <TimelineBar
          step={position}
          first={follow.moments.value[0]?.seq ?? 0}
          last={head}
          marks={marks(student, head, history.calls.value)}
          label="Your timeline of the class"
          count={`step ${view.step}`}
          onGo={(seq) => {
            player.stop();
            follow.goTo(seq);
          }}
        />
      </footer>
    </div>
  );
}

function State({ student }: { readonly student: StudentModel }) {
  const status = student.room.status.value;
  if (status.kind !== 'joined') return <span class="state-dot is-away">Connection lost. Trying again …</span>;
  return student.room.follow.isFollowing.value ? (
    <span class="state-dot">Live</span>
  ) : (
    <span class="state-dot is-detached">Looking back</span>
  );
}

function ahead(steps: number): string {
  if (steps === 0) return 'You stay at this step while the class goes on.';
  return `Live is ${steps} ${steps === 1 ? 'step' : 'steps'} ahead`;
}

function marks(student: StudentModel, head: number, calls: readonly number[]): readonly TimelineMark[] {
  const forks = student.shelf.forks.value.filter(
    (fork) => fork.forkedAt !== null && fork.room === student.room.info.value?.code,
  );
  return [
    ...calls.map((step): TimelineMark => ({ step, kind: 'call', label: 'a call' })),
    ...forks.map((fork): TimelineMark => ({ step: fork.forkedAt ?? 0, kind: 'fork', label: fork.name })),
    { step: head, kind: 'live', label: 'live' },
  ];
}
