import type { Vault } from '@nonlocal/client';
import { ActionButton, Brand, type Preferences, ThemeToggle } from '@nonlocal/ui';
import { useEffect, useState } from 'preact/hooks';
import { type Arrival, type Way, forgetRoom, keepRoom, openRoom, ownRooms, spaced, waysToOpen } from './rooms.ts';

export interface StartScreenProps {
  readonly vault: Vault;
  readonly preferences: Preferences;
  readonly arrival: Arrival | null;
  /** Why the last room was left or not entered. */
  readonly said: string | null;
  /** The code of the room whose student one has become. */
  readonly studentIn: string | null;
  readonly onRoom: (token: string) => void;
}

export function StartScreen({ vault, preferences, arrival, said, studentIn, onRoom }: StartScreenProps) {
  const [isOpening, setOpening] = useState(false);
  const [problem, setProblem] = useState(
    (studentIn === null ? said : null) ?? (arrival?.kind === 'notSignedIn' ? arrival.message : null),
  );
  const [rooms, setRooms] = useState(() => ownRooms(vault));
  const [ways, setWays] = useState<readonly Way[]>([]);
  // Both in this tab's memory only. A wrong password stays, to be mended; a ticket that is not taken is of no use.
  const [password, setPassword] = useState('');
  const [ticket, setTicket] = useState(arrival?.kind === 'signedIn' ? arrival.ticket : null);
  const asksPassword = ways.includes('password') && ticket === null;
  const asksToSignIn = ways.includes('signIn') && ticket === null;

  useEffect(() => void waysToOpen().then(setWays), []);

  const open = async () => {
    setOpening(true);
    setProblem(null);
    const opening = await openRoom(ticket !== null ? { ticket } : asksPassword ? { password } : {});
    setOpening(false);
    if (opening.kind === 'failed') {
      if (opening.isDenied) setTicket(null);
      setProblem(opening.message);
      return;
    }
    keepRoom(vault, { code: opening.code, token: opening.token, openedAt: Date.now() });
    onRoom(opening.token);
  };

  return (
    <main class="welcome">
      <Brand />
      <p class="welcome-lead">
        Step one Python session before the class. Everybody sees each scope, each cell; anybody can fork it and try.
      </p>
      {studentIn !== null && (
        <section class="card" aria-label="Your role">
          <p role="alert">{said}</p>
          <a class="button is-primary" href={`/join/${spaced(studentIn)}`}>
            Go on as a student
          </a>
        </section>
      )}
      <form
        class="card"
        aria-label="Open a room"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <h1>Teach a class</h1>
        {asksPassword && (
          <label class="field">
            Password for instructors
            <input
              type="password"
              name="password"
              value={password}
              required
              maxLength={1000}
              autocomplete="current-password"
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
          </label>
        )}
        {(asksPassword || !asksToSignIn) && (
          <button type="submit" class="button is-primary" disabled={isOpening}>
            {isOpening ? 'Opening …' : 'Open a room'}
          </button>
        )}
        {asksToSignIn && (
          <a class={asksPassword ? 'button' : 'button is-primary'} href="/api/sign-in">
            Sign in to open a room
          </a>
        )}
        {ticket !== null && problem === null && <p class="notice">You are signed in.</p>}
        {problem !== null && (
          <p class="notice is-error" role="alert">
            {problem}
          </p>
        )}
      </form>
      {rooms.length > 0 && (
        <section class="card" aria-label="Your rooms">
          <h2>Your rooms</h2>
          <ul class="item-list">
            {rooms.map((room) => (
              <li key={room.token}>
                <button type="button" class="item-main" onClick={() => onRoom(room.token)}>
                  <span>{spaced(room.code)}</span>
                  <span>{new Date(room.openedAt).toLocaleString()}</span>
                </button>
                <ActionButton
                  icon="bin"
                  label={`Forget the room ${spaced(room.code)}`}
                  onPress={() => {
                    if (!confirm('Forget this room? Without its key nobody can lead it any more.')) return;
                    forgetRoom(vault, room.token);
                    setRooms(ownRooms(vault));
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      <ThemeToggle preferences={preferences} />
    </main>
  );
}
