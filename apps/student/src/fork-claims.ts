import type { ForkClaims } from '@nonlocal/client';

const channelName = 'nonlocal.forks';
/** Pages of one browser answer each other within a few milliseconds, one that is busy within a few dozen. */
const answerMs = 200;

interface Call {
  readonly kind: 'claiming' | 'claimed';
  readonly fork: string;
  readonly page: string;
}

/**
 * Pages ask each other who has a fork. The browser's own locks would be surer, and are not offered where a school serves over plain
 * HTTP. Of two pages that ask at once the one with the lesser name gets it.
 */
export function forkClaims(page: string = Math.random().toString(36).slice(2), waitMs = answerMs): ForkClaims {
  const channel = new BroadcastChannel(channelName);
  const held = new Set<string>();
  const losing = new Map<string, () => void>();
  const say = (kind: Call['kind'], fork: string): void => {
    channel.postMessage({ kind, fork, page } satisfies Call);
  };
  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    const call = event.data;
    if (!isCall(call)) return;
    const { kind, fork, page: other } = call;
    const isMine = held.has(fork) || (losing.has(fork) && page < other);
    if (kind === 'claiming' && isMine) say('claimed', fork);
    else losing.get(fork)?.();
  });
  return {
    take: (fork) => {
      held.add(fork);
    },
    claim: (fork) =>
      new Promise((resolve) => {
        const decide = (isMine: boolean): void => {
          clearTimeout(timer);
          losing.delete(fork);
          if (isMine) held.add(fork);
          resolve(isMine);
        };
        const timer = setTimeout(() => decide(true), waitMs);
        losing.set(fork, () => decide(false));
        say('claiming', fork);
      }),
    release: (fork) => {
      held.delete(fork);
    },
  };
}

function isCall(value: unknown): value is Call {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, fork, page } = value as Partial<Record<keyof Call, unknown>>;
  return (kind === 'claiming' || kind === 'claimed') && typeof fork === 'string' && typeof page === 'string';
}
