import type { InstructorModel } from '@nonlocal/client';
import { useEffect, useState } from 'preact/hooks';

type Door = (typeof doors)[number]['id'];

const doors = [
  { id: 'open', label: 'Open', note: 'Whoever has the code comes in.' },
  { id: 'waiting', label: 'Waiting room', note: 'Whoever has the code waits until you admit them.' },
  { id: 'locked', label: 'Locked', note: 'Nobody new comes in. Those inside stay.' },
] as const;

/** What happens to those who come with the join code. */
export function DoorChoice({ teach }: { readonly teach: InstructorModel }) {
  const [wanted, setWanted] = useState<Door | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const now = teach.room.info.value?.door ?? 'open';
  const chosen = wanted ?? now;
  // What the room says comes after its answer.
  useEffect(() => setWanted(null), [now]);
  const choose = async (door: Door): Promise<void> => {
    setWanted(door);
    const done = await teach.setDoor(door);
    setProblem(done.ok ? null : done.message);
    if (!done.ok) setWanted(null);
  };
  return (
    <fieldset class="door-choice">
      <legend>The door</legend>
      {doors.map(({ id, label, note }) => (
        <label key={id}>
          <input type="radio" name="door" value={id} checked={id === chosen} onChange={() => void choose(id)} />
          <span>{label}</span>
          <span class="door-note">{note}</span>
        </label>
      ))}
      {problem !== null && (
        <p class="notice is-warning" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
