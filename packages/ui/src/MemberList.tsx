import type { ComponentChildren } from 'preact';

export interface ListedMember {
  readonly id: string;
  readonly name: string;
  readonly isConnected: boolean;
}

export interface MemberAction {
  readonly label: string;
  /** Whole, for those who do not see in which row it stands: `Admit Ada`. */
  readonly about: (name: string) => string;
  readonly isPrimary?: boolean;
  readonly onPress: (member: ListedMember) => void;
}

export interface MemberListProps {
  readonly title: string;
  readonly members: readonly ListedMember[];
  readonly actions: readonly MemberAction[];
  /** What is done to all of them at once. */
  readonly children?: ComponentChildren;
}

/** A few people or screens, and what may be done with each. */
export function MemberList({ title, members, actions, children }: MemberListProps) {
  return (
    <section class="member-list" aria-label={title}>
      <header>
        <h3>{title}</h3>
        {children}
      </header>
      <ul>
        {members.map((member) => (
          <li key={member.id} class={member.isConnected ? '' : 'is-away'}>
            <bdi class="roster-name" title={member.name}>
              {member.name}
            </bdi>
            {!member.isConnected && <span class="roster-status">away</span>}
            {actions.map((action) => (
              <button
                key={action.label}
                type="button"
                class={action.isPrimary === true ? 'tool is-primary' : 'tool'}
                aria-label={action.about(member.name)}
                onClick={() => action.onPress(member)}
              >
                {action.label}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
