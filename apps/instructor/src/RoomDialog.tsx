import type { InstructorModel } from '@nonlocal/client';
import { Dialog, downloadText, JoinCard } from '@nonlocal/ui';
import { useState } from 'preact/hooks';
import { DoorChoice } from './DoorChoice.tsx';
import { roomExport, spaced } from './rooms.ts';

export interface RoomDialogProps {
  readonly teach: InstructorModel;
  readonly token: string;
  /** Addresses to join at, the best one first. */
  readonly urls: readonly string[];
  readonly onInvite: () => void;
  readonly onClose: () => void;
}

/** How one gets in, who is let in, and what becomes of the room. */
export function RoomDialog({ teach, token, urls, onInvite, onClose }: RoomDialogProps) {
  const code = spaced(teach.room.info.value?.code ?? '');
  return (
    <Dialog title="Join this class" onClose={onClose}>
      <JoinCard code={code} urls={urls} />
      <DoorChoice teach={teach} />
      <div class="dialog-row">
        <button type="button" class="button" onClick={() => void teach.newCode()}>
          New code
        </button>
        <button type="button" class="button" onClick={onInvite}>
          Co-instructors and projectors …
        </button>
      </div>
      <KeepOrDelete teach={teach} token={token} code={code} />
    </Dialog>
  );
}

/** What the server keeps of the room: to take home, or to be rid of. */
function KeepOrDelete({
  teach,
  token,
  code,
}: {
  readonly teach: InstructorModel;
  readonly token: string;
  readonly code: string;
}) {
  const [said, say] = useState<string | null>(null);
  const download = async () => {
    const text = await roomExport(token);
    if (text === null) say('The room could not be fetched. Try again in a moment.');
    else downloadText(`nonlocal-${code}.jsonl`, text, 'application/jsonl');
  };
  const remove = async () => {
    const question = 'Delete this room for everyone, with all that the server keeps of it? This cannot be undone.';
    if (!confirm(question)) return;
    const done = await teach.deleteRoom();
    if (!done.ok) say(done.message);
  };
  return (
    <>
      <div class="dialog-row">
        <button type="button" class="button" onClick={() => void download()}>
          Download the room
        </button>
        <button type="button" class="button" onClick={() => void remove()}>
          Delete the room …
        </button>
      </div>
      {said !== null && (
        <p class="notice is-warning" role="alert">
          {said}
        </p>
      )}
    </>
  );
}
