import { Session } from '@nonlocal/scope';
import { describe, expect, it } from 'vitest';
import { lessons } from './catalogue.ts';
import { isAt, notesAt } from './moment.ts';

const parts = lessons.flatMap((lesson) => lesson.parts.map((part) => [part.id, part] as const));

describe('notes', () => {
  it.each(parts)('of %s all come up when the program is stepped line by line', (_id, part) => {
    const session = Session.create();
    session.apply({ kind: 'load', source: part.program.source, filename: part.program.filename });
    const waiting = new Set(part.notes);
    for (let step = 0; step < 400; step += 1) {
      for (const note of notesAt(part, session.view())) waiting.delete(note);
      const outcome = session.apply({ kind: 'step', granularity: 'line', move: { kind: 'into' } });
      if (outcome.kind === 'refused') break;
    }
    expect([...waiting]).toEqual([]);
  });

  it('belong to their own program only', () => {
    const [first] = parts;
    const session = Session.create();
    session.apply({ kind: 'load', source: 'print(1)\n', filename: 'other.py' });
    expect(first === undefined ? null : notesAt(first[1], session.view())).toEqual([]);
  });

  it('can wait for a name to be bound, or not yet', () => {
    const session = Session.create();
    session.apply({ kind: 'load', source: 'x = 1\ny = 2\n', filename: 'main.py' });
    expect(isAt({ bound: 'x' }, session.view())).toBe(false);
    session.apply({ kind: 'step', granularity: 'line', move: { kind: 'into' } });
    session.apply({ kind: 'step', granularity: 'line', move: { kind: 'into' } });
    expect(isAt({ bound: 'x', line: 'y = 2' }, session.view())).toBe(true);
  });
});
