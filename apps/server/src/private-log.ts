import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';
import { tellError, withoutData } from './told-error.ts';

/**
 * The server's log. It may name rooms and processes, never a person, an address, a token or a program: messages of
 * errors quote what was wrong with a value, and the fields of a database's errors have whole rows.
 */
export function openLog(level: LogLevel, to?: DestinationStream): Logger {
  const serializers = { err: tellError, message: (message: unknown) => withoutData(String(message)) };
  return to === undefined ? pino({ level, base: null, serializers }) : pino({ level, base: null, serializers }, to);
}
