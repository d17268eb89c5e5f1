import { type Clock, InstructorModel, type RoomModel, type Vault } from '@nonlocal/client';
import type { Preferences } from '@nonlocal/ui';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Console } from './Console.tsx';
import { Projector } from './Projector.tsx';
import { type Arrival, forgetRoom, hideToken, keepRoom, lastCodeOf, type Surface, spaced, tokenIn } from './rooms.ts';
import { StartScreen } from './StartScreen.tsx';

export interface AppProps {
  readonly surface: Surface;
  readonly room: RoomModel;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly preferences: Preferences;
  readonly arrival: Arrival | null;
}

export function App({ surface, room, vault, clock, preferences, arrival }: AppProps) {
  const [token, setToken] = useState(
    () => hideToken(location.hash, location.pathname, history) ?? tokenIn(location.hash, vault, surface),
  );
  const teach = useMemo(() => new InstructorModel(room, clock), [room]);
  const status = room.status.value;
  const code = room.info.value?.code ?? null;

  useEffect(() => {
    if (token === null) return;
    const lastCode = lastCodeOf(vault, token);
    const role = surface === 'projector' ? 'projector' : 'instructor';
    room.join({ role, token, ...(lastCode === null ? {} : { lastCode }) });
  }, [token]);

  useEffect(() => {
    if (code === null || token === null) return;
    if (surface === 'console') keepRoom(vault, { code, token, openedAt: clock.now() });
    // An instructor's own screen shows the room by the instructor's key.
    else if (tokenIn(`#${code}`, vault) !== token) keepRoom(vault, { code, token, openedAt: clock.now() }, 'projector');
    // The address then names the room by its code; the token is only in this browser's storage.
    history.replaceState(null, '', `${location.pathname}#${spaced(code)}`);
  }, [code, token]);

  // Before the start screen lists this browser's rooms.
  useEffect(
    () =>
      room.status.subscribe((now) => {
        if (now.kind !== 'ended' || token === null) return;
        if (now.reason === 'deleted' || now.reason === 'kicked' || now.reason === 'role') forgetRoom(vault, token);
      }),
    [token],
  );

  const isOver = status.kind === 'refused' || status.kind === 'ended';
  if (token === null || isOver) {
    const studentIn =
      status.kind === 'ended' && status.reason === 'role' && status.role === 'student' ? status.code : null;
    return (
      <StartScreen
        vault={vault}
        preferences={preferences}
        arrival={arrival}
        said={isOver ? status.message : null}
        studentIn={studentIn}
        onRoom={setToken}
      />
    );
  }
  return surface === 'projector' ? (
    <Projector room={room} />
  ) : (
    <Console teach={teach} token={token} clock={clock} preferences={preferences} />
  );
}
