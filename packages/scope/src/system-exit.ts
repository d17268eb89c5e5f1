import { isException, None, type PyException, typeOf } from '@nonlocal/python';

/** How `sys.exit()` ends a program: with a code, and what it says on stderr, if anything. */
export interface SystemExit {
  readonly code: number;
  readonly message: string | null;
}

/** `null` for an exception that is no SystemExit. Numbers are exit codes, None is 0, anything else is a message and 1. */
export function systemExit(exception: PyException): SystemExit | null {
  if (!isException(exception, 'SystemExit')) return null;
  const code = exception.fields.get('code') ?? exception.args.items[0] ?? None;
  if (code === None) return { code: 0, message: null };
  if (typeof code === 'number' || typeof code === 'boolean') return { code: Number(code) & 0xff, message: null };
  return { code: 1, message: `${typeof code === 'string' ? code : typeOf(code).name}\n` };
}
