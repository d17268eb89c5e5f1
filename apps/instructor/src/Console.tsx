import type { Clock, CommandResult, InstructorModel } from '@nonlocal/client';
import { narrate } from '@nonlocal/scope';
import {
  drivingActions,
  ActionButton,
  Brand,
  type KeyAction,
  KeyHelp,
  type KeyHandlers,
  LazyCodePane,
  listenToKeys,
  marksOf,
  NarrationLine,
  noMarks,
  openRoomHistory,
  openSessionControl,
  OutputPane,
  Pane,
  type Preferences,
  PlayButton,
  PromptPane,
  ScopesPane,
  StepControls,
  ThemeToggle,
  TimelineBar,
  whyNotBack,
  whyNoPrompt,
  whyNotForward,
} from '@nonlocal/ui';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { InviteDialog } from './InviteDialog.tsx';
import { LessonPicker } from './LessonPicker.tsx';
import { RoomDialog } from './RoomDialog.tsx';
import { joinUrls, spaced } from './rooms.ts';
import { SidePane } from './SidePane.tsx';

const keys: readonly KeyAction[] = [...drivingActions, 'help'];

export interface ConsoleProps {
  readonly teach: InstructorModel;
  readonly token: string;
  readonly clock: Clock;
  readonly preferences: Preferences;
}

/** The instructor's surface: one shared session, driven from here. */
export function Console({ teach, token, clock, preferences }: ConsoleProps) {
  const { room } = teach;
  const { follow } = room;
  const view = follow.view.value;
  const code = room.info.value?.code ?? '';
  const [draft, setDraft] = useState(view.source);
  const [filename, setFilename] = useState('main.py');
  const [selected, setSelected] = useState<number | null>(null);
  const [breakpoints, setBreakpoints] = useState<readonly number[]>([]);
  const [open, setOpen] = useState<'join' | 'invite' | 'keys' | null>(null);
  const [urls, setUrls] = useState<readonly string[]>([]);

  const { control, history } = useMemo(
    () => ({
      control: openSessionControl(
        { view: follow.view, apply: async (command) => (await teach.send(command)).kind === 'done' },
        clock,
      ),
      history: openRoomHistory(follow),
    }),
    [teach],
  );
  const act = useMemo((): KeyHandlers => ({ ...control.keys, help: () => setOpen('keys') }), [control]);
  useEffect(() => {
    const stop = listenToKeys(
      document,
      () => act,
      () => preferences.areLettersOff.peek(),
    );
    return () => {
      stop();
      control.dispose();
      history.dispose();
    };
  }, [act]);

  // Another console of this room may have loaded a program: this one then shows it, too.
  useEffect(() => {
    setDraft(view.source);
    setBreakpoints([]);
    if (view.filename !== '') setFilename(view.filename);
  }, [view.source]);
  useEffect(() => {
    if (code !== '') void joinUrls(spaced(code)).then(setUrls);
  }, [code]);

  const isDirty = draft !== view.source;
  const frame = view.frames.find((candidate) => candidate.id === selected) ?? view.frames.at(-1) ?? null;
  const load = (source: string, name: string) => {
    setDraft(source);
    setFilename(name);
    control.player.stop();
    void teach.load(source, name);
  };
  const choose = (source: string, name: string) => {
    if (!isDirty || confirm('The program in the editor was changed and not loaded. Replace it?')) load(source, name);
  };
  const toggleBreakpoint = (line: number) => {
    const lines = breakpoints.includes(line) ? breakpoints.filter((known) => known !== line) : [...breakpoints, line];
    setBreakpoints(lines);
    void teach.send({ kind: 'breakpoints', lines });
  };

  return (
    <div class="surface is-console">
      <header class="topbar">
        <Brand />
        <div class="topbar-room">
          <State teach={teach} />
          <button type="button" class="button join-button" onClick={() => setOpen('join')}>
            Join code <code>{spaced(code)}</code>
          </button>
        </div>
        <div class="topbar-end">
          <LessonPicker source={view.source} onProgram={choose} />
          <ActionButton
            icon="screen"
            label="Projector"
            onPress={() =>
              window.open(`/teach/projector#${spaced(code)}`, 'nonlocal-projector', 'popup,width=1280,height=800')
            }
          />
          <ActionButton icon="keys" label="Keys" action="help" onPress={() => setOpen('keys')} />
          <ThemeToggle preferences={preferences} />
        </div>
      </header>
      <div class="below-bar">
        <Problem result={teach.problem.value} />
        <NarrationLine text={narrate(view.narration)} />
      </div>
      <main class="workspace">
        <Pane
          title={filename}
          area="code"
          tools={
            <ActionButton
              icon="check"
              label="Load"
              showLabel
              isPrimary={isDirty}
              because={isDirty ? null : 'this program is loaded'}
              onPress={() => load(draft, filename)}
            />
          }
        >
          <LazyCodePane
            source={draft}
            marks={isDirty ? noMarks : marksOf(view, selected)}
            label="Program of the class"
            breakpoints={breakpoints}
            onBreakpoint={toggleBreakpoint}
            onEdit={setDraft}
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
            onSetCell={(cell, source) => void teach.setCell(cell, source)}
          />
        </Pane>
        <Pane title="Output" area="output">
          <OutputPane
            output={view.output}
            status={view.status}
            onInput={(text) => void teach.send({ kind: 'input', text })}
          />
        </Pane>
        <Pane title="Prompt" area="prompt">
          <PromptPane
            entries={history.prompts.value}
            frames={view.frames}
            frame={frame?.id ?? null}
            onFrame={setSelected}
            onEvaluate={(source) => frame !== null && void teach.evaluate(frame.id, source)}
            closedBecause={whyNoPrompt(view)}
          />
        </Pane>
        <SidePane
          teach={teach}
          view={view}
          onPrompt={(source) => frame !== null && void teach.evaluate(view.frames[0]?.id ?? frame.id, source)}
        />
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
          label="Timeline of the session"
          onGo={control.goTo}
        />
      </footer>
      {open === 'join' && (
        <RoomDialog
          teach={teach}
          token={token}
          urls={urls}
          onInvite={() => setOpen('invite')}
          onClose={() => setOpen((now) => (now === 'join' ? null : now))}
        />
      )}
      {open === 'invite' && (
        <InviteDialog teach={teach} base={new URL(urls[0] ?? location.href).origin} onClose={() => setOpen(null)} />
      )}
      {open === 'keys' && (
        <KeyHelp
          actions={keys}
          areLettersOff={preferences.areLettersOff.value}
          onLettersOff={(areOff) => {
            preferences.areLettersOff.value = areOff;
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function State({ teach }: { readonly teach: InstructorModel }) {
  const status = teach.room.status.value;
  if (status.kind === 'joined')
    return <span class="state-dot">{teach.pending.value === null ? 'Live' : 'Live …'}</span>;
  return <span class="state-dot is-away">Connection lost. Trying again …</span>;
}

function Problem({ result }: { readonly result: CommandResult | null }) {
  if (result === null || result.kind === 'done') return null;
  return (
    <p class="notice is-warning" role="alert">
      {result.message}
    </p>
  );
}
