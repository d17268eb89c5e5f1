import type { StudentModel } from '@nonlocal/client';
import { ActionButton, Brand, Dialog, KeyHelp, type KeyAction, type Preferences, ThemeToggle } from '@nonlocal/ui';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ForkList } from './ForkList.tsx';
import { spaced } from './join-address.ts';
import { LessonDialog } from './LessonDialog.tsx';

export interface TopbarProps {
  readonly student: StudentModel;
  readonly preferences: Preferences;
  /** The program on screen, by which its lesson is found. */
  readonly source: string;
  readonly keys: readonly KeyAction[];
  readonly isHelpOpen: boolean;
  readonly onHelp: (isOpen: boolean) => void;
  readonly state: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The bar at the top of both of a student's places. */
export function Topbar(props: TopbarProps) {
  const { student, preferences } = props;
  const [open, setOpen] = useState<'forks' | 'lesson' | null>(null);
  const code = student.room.info.value?.code;
  const name = student.room.you.value?.nickname;
  return (
    <header class="topbar">
      <Brand />
      <div class="topbar-room">
        {props.state}
        {code !== undefined && <code title="Join code">{spaced(code)}</code>}
        {name !== undefined && <bdi class="topbar-name">{name}</bdi>}
      </div>
      <div class="topbar-end">
        {props.children}
        <ActionButton icon="copy" label="Your forks" onPress={() => setOpen('forks')} />
        <ActionButton icon="book" label="Words of this lesson" onPress={() => setOpen('lesson')} />
        <ActionButton icon="keys" label="Keys" action="help" onPress={() => props.onHelp(true)} />
        <ThemeToggle preferences={preferences} />
      </div>
      {open === 'forks' && (
        <Dialog title="Your forks" onClose={() => setOpen(null)}>
          <ForkList student={student} onOpened={() => setOpen(null)} />
          {student.shelf.forks.value.length === 0 && <p class="dialog-note">None yet. Fork at any step.</p>}
          {student.shelf.problem.value !== null && <p class="notice is-warning">{student.shelf.problem.value}</p>}
        </Dialog>
      )}
      {open === 'lesson' && <LessonDialog source={props.source} onClose={() => setOpen(null)} />}
      {props.isHelpOpen && (
        <KeyHelp
          actions={props.keys}
          areLettersOff={preferences.areLettersOff.value}
          onLettersOff={(areOff) => {
            preferences.areLettersOff.value = areOff;
          }}
          onClose={() => props.onHelp(false)}
        />
      )}
    </header>
  );
}
