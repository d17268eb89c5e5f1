import type { StudentModel } from '@nonlocal/client';
import { Brand, type Preferences, ThemeToggle } from '@nonlocal/ui';
import { spaced } from './join-address.ts';

export interface WaitingScreenProps {
  readonly student: StudentModel;
  readonly preferences: Preferences;
}

/** Before the door: in the class's list, and nothing of the class to see. */
export function WaitingScreen({ student, preferences }: WaitingScreenProps) {
  const { room } = student;
  const isJoined = room.status.value.kind === 'joined';
  return (
    <main class="welcome">
      <Brand />
      <section class="card" aria-label="Waiting">
        <h1>Wait to be let in</h1>
        <p role="status">
          {isJoined
            ? 'The instructor sees that you are here. The class opens by itself when you are admitted.'
            : 'Connecting …'}
        </p>
        <p class="waiting-who">
          <bdi>{room.you.value?.nickname}</bdi> · <code>{spaced(room.info.value?.code ?? '')}</code>
        </p>
        <button type="button" class="button" onClick={() => room.leave()}>
          Leave
        </button>
      </section>
      <ThemeToggle preferences={preferences} />
    </main>
  );
}
