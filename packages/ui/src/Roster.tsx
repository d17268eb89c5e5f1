import { Icon } from './Icon.tsx';

export interface RosterEntry {
  readonly id: string;
  readonly name: string;
  readonly isConnected: boolean;
  readonly status: 'following' | 'detached' | 'forked';
  /** The step of the program at which they forked, if it is known here. */
  readonly forkedAt: number | null;
  readonly isHandRaised: boolean;
}

const order = { forked: 1, detached: 2, following: 3 } as const;

export interface RosterProps {
  readonly entries: readonly RosterEntry[];
  /** Absent where nobody may be sent out. */
  readonly onRemove?: (entry: RosterEntry) => void;
  /** Absent where nobody may be made an instructor. */
  readonly onPromote?: (entry: RosterEntry) => void;
}

/** The students of the room, raised hands first. */
export function Roster({ entries, onRemove, onPromote }: RosterProps) {
  const sorted = entries.toSorted(
    (a, b) =>
      Number(b.isHandRaised) - Number(a.isHandRaised) ||
      order[a.status] - order[b.status] ||
      a.name.localeCompare(b.name),
  );
  const present = entries.filter((entry) => entry.isConnected);
  const following = present.filter((entry) => entry.status === 'following').length;
  const forked = present.filter((entry) => entry.status === 'forked').length;
  const hands = entries.filter((entry) => entry.isHandRaised).length;
  return (
    <div class="roster">
      <p class="roster-summary">
        <strong>{present.length}</strong> here · {following} following · {forked} in a fork
        {hands > 0 && (
          <>
            {' · '}
            <strong>
              {hands} {hands === 1 ? 'hand' : 'hands'} up
            </strong>
          </>
        )}
      </p>
      {entries.length === 0 && <p class="roster-nobody">Nobody has joined yet. Show the join code.</p>}
      <ul>
        {sorted.map((entry) => (
          <li key={entry.id} class={entry.isConnected ? '' : 'is-away'}>
            <span class={`roster-mark mark-${entry.isConnected ? entry.status : 'away'}`} aria-hidden="true" />
            <bdi class="roster-name" title={entry.name}>
              {entry.name}
            </bdi>
            {entry.isHandRaised && <span class="roster-hand">hand up</span>}
            <span class="roster-status">{statusText(entry)}</span>
            {onPromote !== undefined && (
              <button
                type="button"
                class="tool roster-tool"
                aria-label={`Make ${entry.name} an instructor`}
                title="Make an instructor"
                onClick={() => onPromote(entry)}
              >
                <Icon name="teach" />
              </button>
            )}
            {onRemove !== undefined && (
              <button
                type="button"
                class="tool roster-tool"
                aria-label={`Remove ${entry.name} from the room`}
                title="Remove from the room"
                onClick={() => onRemove(entry)}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function statusText(entry: RosterEntry): string {
  if (!entry.isConnected) return 'away';
  switch (entry.status) {
    case 'following':
      return 'following';
    case 'detached':
      return 'looking back';
    case 'forked':
      return entry.forkedAt === null ? 'forked' : `forked at step ${entry.forkedAt}`;
  }
}
