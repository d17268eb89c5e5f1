import { isEngineHere, loadEngine, Session, type View } from '@nonlocal/scope';
import type { ForkOrigin, ForkOutcome, SandboxResult } from './sandbox-port.ts';
import type { Channel, ToPage, ToWorker } from './sandbox-wire.ts';
import { Shadow, restore } from './shadow.ts';

const sliceInstructions = 200_000;

/**
 * The worker's side of the sandbox. `defer` runs a function when the messages that are already here have been
 * handled (a macrotask): forks are served between two slices of the shadow's catching up.
 */
export function serveSandbox(channel: Channel<ToPage, ToWorker>, defer: (run: () => void) => void): void {
  const forks = new Map<string, Session>();
  const shadow = new Shadow((seq) => channel.post({ kind: 'diverged', seq }));
  let isWorking = false;

  const work = (): void => {
    isWorking = shadow.work();
    if (isWorking) defer(work);
  };
  const wake = (): void => {
    if (isWorking) return;
    isWorking = true;
    defer(work);
  };

  const open = (fork: string, origin: ForkOrigin): SandboxResult<View> => {
    const session = begin(shadow, origin);
    if (session.kind === 'failed') return session;
    forks.set(fork, session.value);
    return { kind: 'ok', value: session.value.view() };
  };

  const handle = (message: ToWorker): void => {
    switch (message.kind) {
      case 'shadow':
        shadow.open(message.image, message.tail);
        wake();
        return;
      case 'feed':
        shadow.feed(message.steps);
        wake();
        return;
      case 'forget':
        shadow.forget();
        return;
      case 'open': {
        const result = attempt(() => open(message.fork, message.origin));
        channel.post({ kind: 'opened', request: message.request, result });
        return;
      }
      case 'apply': {
        const result = attempt(() => apply(forks.get(message.fork), message.command));
        channel.post({ kind: 'applied', request: message.request, result });
        return;
      }
      case 'image': {
        const session = forks.get(message.fork);
        const result = attempt<Uint8Array>(() =>
          session === undefined ? closed : { kind: 'ok', value: session.snapshot() },
        );
        channel.post({ kind: 'imaged', request: message.request, result });
        return;
      }
      case 'close':
        forks.delete(message.fork);
        return;
      default:
        message satisfies never;
    }
  };

  whenWhole(channel, handle);
}

/**
 * Sessions need the whole engine, and forks go on with the network gone: so all of it is fetched at once, and nothing
 * is answered before it is here. A failure is told to those who wait; the next message tries again.
 */
function whenWhole(channel: Channel<ToPage, ToWorker>, handle: (message: ToWorker) => void): void {
  let waiting: ToWorker[] = [];
  let isLoading = false;
  const load = (): void => {
    if (isLoading) return;
    isLoading = true;
    void loadEngine().then(
      () => {
        for (const message of waiting.splice(0)) handle(message);
      },
      () => {
        isLoading = false;
        waiting = waiting.filter((message) => !refuse(channel, message));
      },
    );
  };
  if (!isEngineHere()) load();
  channel.listen((message) => {
    // In their order, too: what waits comes first.
    if (isEngineHere() && waiting.length === 0) {
      handle(message);
      return;
    }
    waiting.push(message);
    load();
  });
}

const unreachable = { kind: 'failed', message: 'The engine could not be fetched whole.' } as const;

/** Answers a request that cannot be served; what is no request goes on waiting. */
function refuse(channel: Channel<ToPage, ToWorker>, message: ToWorker): boolean {
  switch (message.kind) {
    case 'open':
      channel.post({ kind: 'opened', request: message.request, result: unreachable });
      return true;
    case 'apply':
      channel.post({ kind: 'applied', request: message.request, result: unreachable });
      return true;
    case 'image':
      channel.post({ kind: 'imaged', request: message.request, result: unreachable });
      return true;
    default:
      return false;
  }
}

const closed = { kind: 'failed', message: 'This fork is closed.' } as const;

function begin(shadow: Shadow, origin: ForkOrigin): SandboxResult<Session> {
  switch (origin.kind) {
    case 'room':
      return shadow.fork(origin.seq);
    case 'saved': {
      const session = restore(origin.image);
      if (session.kind === 'ok') for (const command of origin.commands) session.value.apply(command);
      return session;
    }
    case 'source': {
      const session = Session.create();
      session.apply({ kind: 'load', source: origin.source, filename: origin.filename });
      return { kind: 'ok', value: session };
    }
    default:
      return origin satisfies never;
  }
}

function apply(session: Session | undefined, command: Parameters<Session['begin']>[0]): SandboxResult<ForkOutcome> {
  if (session === undefined) return closed;
  session.begin(command);
  let outcome = session.advance(sliceInstructions);
  while (outcome.kind === 'running') outcome = session.advance(sliceInstructions);
  return outcome.kind === 'done'
    ? { kind: 'ok', value: { kind: 'done', delta: outcome.delta } }
    : { kind: 'ok', value: outcome };
}

/** A fault of the engine must not leave the page waiting. */
function attempt<T>(run: () => SandboxResult<T>): SandboxResult<T> {
  try {
    return run();
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
