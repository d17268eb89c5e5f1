import type { Done, InstructorModel } from '@nonlocal/client';
import { type ListedMember, MemberList, Roster } from '@nonlocal/ui';
import { useState } from 'preact/hooks';

/** Who waits, who is here, and who teaches with you. */
export function ClassPanel({ teach }: { readonly teach: InstructorModel }) {
  const [problem, setProblem] = useState<string | null>(null);
  const { room } = teach;
  const all = room.roster.value;
  const waiting = all.filter((member) => member.role === 'waiting').map(listed);
  const teaching = all.filter((member) => member.role === 'instructor' && member.id !== room.you.value?.id).map(listed);
  const carryOut = async (doing: Promise<Done>): Promise<void> => {
    const done = await doing;
    setProblem(done.ok ? null : done.message);
  };
  return (
    <>
      {problem !== null && (
        <p class="notice is-warning class-problem" role="alert">
          {problem}
        </p>
      )}
      <p class="visually-hidden" role="status">
        {waiting.length > 0 && (waiting.length === 1 ? 'One person waits' : `${waiting.length} people wait`)}
      </p>
      {waiting.length > 0 && (
        <MemberList
          title={`Waiting: ${waiting.length}`}
          members={waiting}
          actions={[
            {
              label: 'Admit',
              about: (name) => `Admit ${name}`,
              isPrimary: true,
              onPress: ({ id }) => void carryOut(teach.setRole(id, 'student')),
            },
            {
              label: 'Refuse',
              about: (name) => `Refuse ${name}`,
              onPress: ({ id }) => void carryOut(teach.kick(id)),
            },
          ]}
        >
          <button type="button" class="button" onClick={() => void carryOut(teach.admitAll())}>
            Admit all
          </button>
        </MemberList>
      )}
      <Roster
        entries={all
          .filter((member) => member.role === 'student')
          .map((member) => ({
            id: member.id,
            name: member.nickname,
            isConnected: member.connected,
            status: member.status,
            forkedAt: member.forkedAt === null ? null : (room.follow.viewAt(member.forkedAt)?.step ?? null),
            isHandRaised: member.handRaised,
          }))}
        onPromote={({ id, name }) => {
          if (confirm(`Make ${name} an instructor? They can then drive the class, and let people in and out.`))
            void carryOut(teach.setRole(id, 'instructor'));
        }}
        onRemove={({ id, name }) => {
          if (confirm(`Remove ${name} from the room? Their own forks stay with them.`)) void carryOut(teach.kick(id));
        }}
      />
      {teaching.length > 0 && (
        <MemberList
          title="Teaching with you"
          members={teaching}
          actions={[
            {
              label: 'Make a student',
              about: (name) => `Make ${name} a student`,
              onPress: ({ id }) => void carryOut(teach.setRole(id, 'student')),
            },
          ]}
        />
      )}
    </>
  );
}

const listed = (member: {
  readonly id: string;
  readonly nickname: string;
  readonly connected: boolean;
}): ListedMember => ({ id: member.id, name: member.nickname, isConnected: member.connected });
