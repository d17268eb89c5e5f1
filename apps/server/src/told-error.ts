/** Errors below errors that are told; more are of no use to anybody. */
const mostCauses = 3;

export interface ToldError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly at?: readonly string[];
  readonly cause?: ToldError;
}

/** What may be told of an error: its kind, its code, where it happened, and its message without quotations. */
export function tellError(error: unknown, depth = 0): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: '' };
  const { cause, message, stack = '' } = error;
  const code: unknown = Reflect.get(error, 'code');
  // The stack begins with the message, whose lines may look like places.
  const places = stack.slice(stack.indexOf(message) + message.length).split('\n');
  const at = places.filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: withoutData(message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(at.length > 0 ? { at: at.map((line) => line.trim()) } : {}),
    ...(cause instanceof Error && depth < mostCauses ? { cause: tellError(cause, depth + 1) } : {}),
  };
}

/**
 * Without what stands in quotation marks, from the first to the last. What a JavaScript error of the engine says may
 * name the program's names: of that only its kind is left.
 */
export function withoutData(message: string): string {
  const kind = /^\w*Error(?=: )/.exec(message)?.[0];
  return kind ?? message.replace(/["'`].*["'`]/s, '…').slice(0, 300);
}

/** What nobody catches ends the process, as it would without this; here it also tells no data. */
export function tellTheUncaught(): void {
  process.on('uncaughtException', (error) => {
    const line = { level: 60, time: Date.now(), err: tellError(error), msg: 'nobody caught an error' };
    process.stderr.write(`${JSON.stringify(line)}\n`);
    process.exit(1);
  });
}
