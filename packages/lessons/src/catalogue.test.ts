import { describe, expect, it } from 'vitest';
import { findPart, lessons } from './catalogue.ts';
import { sampleFiles } from './sample-files.ts';

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('lesson %s', (_id, lesson) => {
  it('has a program of its own in every part, with a file name of its own', () => {
    const names = lesson.parts.map((part) => part.program.filename);
    expect(new Set(names).size).toBe(names.length);
    for (const part of lesson.parts) expect(findPart(part.program.source)?.part).toBe(part);
  });

  it('ties every note to a line that stands in its program', () => {
    const strays = lesson.parts.flatMap((part) => {
      const lines = new Set(part.program.source.split('\n').map((line) => line.trim()));
      return part.notes.flatMap(({ when }) => (when.line === undefined || lines.has(when.line) ? [] : [when.line]));
    });
    expect(strays).toEqual([]);
  });

  it('links every word of the glossary to the Python documentation', () => {
    for (const entry of lesson.glossary) expect(entry.url).toMatch(/^https:\/\/docs\.python\.org\/3\//);
  });

  it('puts every program and both sides of every exercise into the sample files', () => {
    const files = sampleFiles(lesson);
    const exercises = lesson.parts.filter((part) => part.exercise !== undefined).length;
    expect(files).toHaveLength(1 + lesson.parts.length + 2 * exercises);
    expect(new Set(files.map((file) => file.name)).size).toBe(files.length);
  });
});
