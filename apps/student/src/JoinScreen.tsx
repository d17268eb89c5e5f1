import type { RoomStatus, StudentModel } from '@nonlocal/client';
import { Brand, type Preferences, ThemeToggle } from '@nonlocal/ui';
import { useState } from 'preact/hooks';
import { ForkList } from './ForkList.tsx';
import { TurnedNote } from './TurnedNote.tsx';

export interface JoinScreenProps {
  readonly student: StudentModel;
  readonly preferences: Preferences;
  readonly code: string | null;
}

export function JoinScreen({ student, preferences, code }: JoinScreenProps) {
  const { room, shelf } = student;
  const [typed, setTyped] = useState(code ?? '');
  const [nickname, setNickname] = useState('');
  const status = room.status.value;
  const isBusy = status.kind === 'connecting' || status.kind === 'waiting' || status.kind === 'joined';
  return (
    <main class="welcome">
      <Brand />
      <p class="welcome-lead">Follow the class step by step. Fork it wherever you want to try something yourself.</p>
      <TurnedNote status={status} />
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          const name = nickname.trim();
          room.join({ role: 'student', code: typed, ...(name === '' ? {} : { nickname: name }) });
        }}
      >
        <h1>Join a class</h1>
        <label class="field">
          Join code
          <input
            class="code-input"
            name="code"
            value={typed}
            placeholder="K7MD-2PXQ"
            maxLength={12}
            required
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          Nickname (or leave it empty and get one)
          <input
            name="nickname"
            value={nickname}
            maxLength={24}
            autocomplete="off"
            onInput={(event) => setNickname(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button is-primary" disabled={isBusy}>
          {isBusy ? 'Joining …' : 'Join'}
        </button>
        <Said status={status} />
      </form>
      {shelf.forks.value.length > 0 && (
        <section class="card" aria-label="Your forks on this device">
          <h2>Your forks on this device</h2>
          <ForkList student={student} />
        </section>
      )}
      {shelf.problem.value !== null && <p class="notice is-warning">{shelf.problem.value}</p>}
      <ThemeToggle preferences={preferences} />
    </main>
  );
}

function Said({ status }: { readonly status: RoomStatus }) {
  switch (status.kind) {
    case 'refused':
    case 'ended':
      // Said above the form, which it is no part of.
      if (status.kind === 'ended' && status.reason === 'role') return null;
      return (
        <p class="notice is-error" role="alert">
          {status.message}
        </p>
      );
    case 'waiting':
      return (
        <p class="notice is-warning" role="alert">
          The server cannot be reached. Trying again …
        </p>
      );
    case 'idle':
    case 'connecting':
    case 'joined':
      return null;
  }
}
