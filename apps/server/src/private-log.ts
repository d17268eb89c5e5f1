import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

/** Errors below errors that are told; more are of no use to anybody. */
const mostCauses = 3;

export interface ToldError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly at?: readonly string[];
  readonly cause?: ToldError;
}

/**
 * The server's log. It may name rooms and processes, never a person, an address, a token or a program: messages of
 * errors quote what was wrong with a value, and the fields of a database's errors have whole rows.
 */
export function openLog(level: LogLevel, to?: DestinationStream): Logger {
  const serializers = { err: tellError, message: (message: unknown) => withoutData(String(message)) };
  return to === undefined ? pino({ level, base: null, serializers }) : pino({ level, base: null, serializers }, to);
}

/** What may be told of an error: its kind, its code, where it happened, and its message without quotations. */
export function tellError(error: unknown, depth = 0): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: '' };
  const { cause } = error;
  const code: unknown = Reflect.get(error, 'code');
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: withoutData(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(at.length > 0 ? { at: at.map((line) => line.trim()) } : {}),
    ...(cause instanceof Error && depth < mostCauses ? { cause: tellError(cause, depth + 1) } : {}),
  };
}

/**
 * Without what stands in quotation marks, from the first to the last. What a JavaScript error of the engine says may
 * name the program's names: of that only its kind is left.
 */
function withoutData(message: string): string {
  const kind = /^\w*Error(?=: )/.exec(message)?.[0];
  return kind ?? message.replace(/["'`].*["'`]/s, '…').slice(0, 300);
}
