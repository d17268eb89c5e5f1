import type { Clock, StudentModel } from '@nonlocal/client';
import type { Preferences } from '@nonlocal/ui';
import { useEffect } from 'preact/hooks';
import { Follow } from './Follow.tsx';
import { JoinScreen } from './JoinScreen.tsx';
import { spaced } from './join-address.ts';
import { Sandbox } from './Sandbox.tsx';
import { WaitingScreen } from './WaitingScreen.tsx';

export interface AppProps {
  readonly student: StudentModel;
  readonly preferences: Preferences;
  readonly clock: Clock;
  /** The code that the address named. */
  readonly code: string | null;
}

export function App({ student, preferences, clock, code }: AppProps) {
  const { room, shelf } = student;
  const status = room.status.value;
  const joined = room.info.value?.code ?? null;
  useEffect(() => {
    // A reload then finds the room, and the seat, again.
    if (joined !== null) history.replaceState(null, '', `/join/${spaced(joined)}`);
  }, [joined]);

  const fork = shelf.current.value;
  if (student.place.value === 'fork' && fork !== null) {
    return <Sandbox key={fork.id} student={student} fork={fork} preferences={preferences} clock={clock} />;
  }
  const isOut = status.kind === 'idle' || status.kind === 'refused' || status.kind === 'ended';
  const isInside = room.follow.head.value >= 0 && !isOut;
  if (!isInside && !isOut && room.you.value?.role === 'waiting') {
    return <WaitingScreen student={student} preferences={preferences} />;
  }
  if (isInside) return <Follow student={student} preferences={preferences} clock={clock} />;
  return <JoinScreen student={student} preferences={preferences} code={code} />;
}
