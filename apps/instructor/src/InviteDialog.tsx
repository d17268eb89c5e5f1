import type { InstructorModel } from '@nonlocal/client';
import { Dialog, MemberList } from '@nonlocal/ui';
import { useRef, useState } from 'preact/hooks';

export interface InviteDialogProps {
  readonly teach: InstructorModel;
  /** Where this server is reached from elsewhere, without a path. */
  readonly base: string;
  readonly onClose: () => void;
}

interface Link {
  readonly title: string;
  readonly url: string;
}

/** Who else may drive the class, and which screens may show it: by a link that is told once. */
export function InviteDialog({ teach, base, onClose }: InviteDialogProps) {
  const [link, setLink] = useState<Link | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const others = teach.room.roster.value.filter(
    ({ id, role }) => (role === 'instructor' || role === 'projector') && id !== teach.room.you.value?.id,
  );
  const invite = async (role: 'instructor' | 'projector', title: string, path: string): Promise<void> => {
    const invitation = await teach.invite(role);
    setProblem(invitation.ok ? null : invitation.message);
    setLink(invitation.ok ? { title, url: `${base}${path}#token=${invitation.token}` } : null);
  };
  const remove = async (id: string): Promise<void> => {
    const done = await teach.kick(id);
    setProblem(done.ok ? null : done.message);
  };
  return (
    <Dialog title="Co-instructors and projectors" onClose={onClose}>
      <p class="dialog-note">
        A link for each person and each screen. Whoever has it is in, whatever the door says, until you remove them
        here.
      </p>
      <div class="dialog-row">
        <button
          type="button"
          class="button"
          onClick={() => void invite('instructor', 'For a co-instructor', '/teach/')}
        >
          Invite a co-instructor
        </button>
        <button
          type="button"
          class="button"
          onClick={() => void invite('projector', 'For a projector, which only watches', '/teach/projector')}
        >
          Add a projector
        </button>
      </div>
      {problem !== null && (
        <p class="notice is-warning" role="alert">
          {problem}
        </p>
      )}
      {link !== null && <LinkToCopy key={link.url} link={link} />}
      {others.length > 0 && (
        <MemberList
          title="By a link, or made so"
          members={others.map((member) => ({ id: member.id, name: member.nickname, isConnected: member.connected }))}
          actions={[
            {
              label: 'Remove',
              about: (name) => `Remove ${name}`,
              onPress: ({ id }) => void remove(id),
            },
          ]}
        />
      )}
    </Dialog>
  );
}

function LinkToCopy({ link }: { readonly link: Link }) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(link.url);
      setCopied(true);
    } catch {
      // A page over plain HTTP has no clipboard: what is selected can be copied by hand.
    }
  };
  return (
    <div class="link-to-copy">
      <label class="field">
        {link.title}
        <input ref={field} readOnly value={link.url} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" class="button is-primary" onClick={() => void copy()}>
        Copy
      </button>
      <p class="dialog-note" role="status">
        {isCopied ? 'Copied. ' : ''}It is shown only now.
      </p>
    </div>
  );
}
