import type { CmdId, Role, Screen, ServerMessage, Token } from '@nonlocal/protocol';
import type { Command } from '@nonlocal/scope';
import type { ConnId } from '../exchange.ts';
import { toyStart } from './toy-engine.ts';

/** Somebody in the class, on the other end of an unreliable line. */
export interface Peer {
  readonly name: string;
  /** Which page it has open. */
  screen: Exclude<Screen, 'projector'>;
  token: Token | null;
  conn: ConnId | null;
  joined: boolean;
  /** As the client has it: the last `seq` applied and the engine's hash then. */
  head: number;
  hash: string;
  /** Under way and not finally answered. */
  command: { readonly cmdId: CmdId; readonly op: Command; base: number } | null;
  made: number;
}

export const makePeer = (name: string, screen: Peer['screen'], token: Token | null): Peer => ({
  name,
  screen,
  token,
  conn: null,
  joined: false,
  head: -1,
  hash: toyStart.hash,
  command: null,
  made: 0,
});

/** Goes to the page for what one is now. What was asked for on the other one is given up. */
export function become(each: Peer, role: Role): void {
  each.screen = role === 'instructor' ? 'instructor' : 'student';
  if (each.screen === 'student') each.command = null;
}

/** What a client does with a message, by the letter of the protocol. What it may not be sent is a violation. */
export function receive(each: Peer, message: ServerMessage, violations: string[]): void {
  if (message.event === 'snap') {
    if (message.body.seq < each.head)
      violations.push(`I8 ${each.name} at ${each.head} was set back to ${message.body.seq}`);
    each.head = message.body.seq;
    each.hash = message.body.hash;
    return;
  }
  if (message.event === 'ended' && message.body.reason === 'role') become(each, message.body.role);
  if (message.event !== 'steps') return;
  for (const { seq, outcome } of message.body.steps) {
    if (seq <= each.head) continue;
    if (seq !== each.head + 1) {
      violations.push(`I8 ${each.name} at ${each.head} was sent ${seq}`);
      return;
    }
    each.head = seq;
    if (outcome.kind === 'done' || outcome.kind === 'restored') each.hash = outcome.hash;
  }
}
