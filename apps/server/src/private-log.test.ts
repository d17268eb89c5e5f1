import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { openLog } from './private-log.ts';
import { tellError } from './told-error.ts';

const canary = 'canary-1b77';

/** What a log writes of an error. */
function written(error: unknown): string {
  let text = '';
  const log = openLog('trace', {
    write: (line: string) => {
      text += line;
    },
  });
  log.error({ err: error }, 'something failed');
  return text;
}

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** As pg builds them. */
class DatabaseError extends Error {
  readonly code = '23514';
  readonly detail = `Failing row contains (1, ${canary}).`;
  readonly where = `COPY members, line 1: "${canary}"`;
}

describe('P19 the log tells of an error', () => {
  it.each([
    ['of a text that is no JSON', () => thrown(() => JSON.parse(`{"op": ${canary}"x", "y"`))],
    [
      'of a value that a decoder refuses',
      () => thrown(() => v.parse(v.object({ op: v.literal('step') }), { op: canary })),
    ],
    ['of a database, which has the row with it', () => new DatabaseError(`new row violates "${canary}"`)],
    ['with another below it', () => new Error('outer', { cause: new DatabaseError(`invalid: '${canary}'`) })],
    ['with a field of its own', () => Object.assign(new Error('x'), { input: canary })],
    ['over several lines', () => new Error(`syntax error at or near "\n${canary}\n"`)],
    ['whose message looks like a place', () => new Error(`damaged: "\n    at ${canary}\n"`)],
    ['that is none', () => canary],
  ])('%s, without the data in it', (_what, make) => {
    const text = written(make());
    expect(text).not.toContain(canary);
    expect(text).toContain('something failed');
  });

  it('its kind, code, place and cause', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED', { cause: new TypeError('below') }), {
      code: 'ECONNREFUSED',
    });
    expect(tellError(error)).toEqual({
      type: 'Error',
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED',
      at: expect.arrayContaining([expect.stringContaining('private-log.test.ts')]),
      cause: expect.objectContaining({ type: 'TypeError', message: 'below' }),
    });
  });

  it('of an interpreter only what kind it was', () => {
    let text = '';
    openLog('trace', { write: (line) => (text += line) }).warn(
      { message: `TypeError: ${canary} is not a function` },
      'lost',
    );
    expect(text).toContain('"message":"TypeError"');
    expect(text).not.toContain(canary);
  });
});
