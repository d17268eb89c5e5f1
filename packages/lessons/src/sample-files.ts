import type { Lesson } from './lesson.ts';

export interface SampleFile {
  readonly name: string;
  readonly text: string;
}

/** The lesson's programs, starters and solutions as files, with a short guide; ready to be zipped. */
export function sampleFiles(lesson: Lesson): readonly SampleFile[] {
  const files: SampleFile[] = [{ name: `${lesson.id}/README.txt`, text: guide(lesson) }];
  for (const part of lesson.parts) {
    files.push({ name: `${lesson.id}/${part.program.filename}`, text: part.program.source });
    if (part.exercise === undefined) continue;
    const { starter, solution } = part.exercise;
    files.push({ name: `${lesson.id}/exercise/${starter.filename}`, text: starter.source });
    files.push({ name: `${lesson.id}/exercise/${solution.filename}`, text: solution.source });
  }
  return files;
}

function guide(lesson: Lesson): string {
  const lines = [lesson.title, '='.repeat(lesson.title.length), '', lesson.summary, ''];
  for (const part of lesson.parts) {
    lines.push(`${part.program.filename}`, `    ${part.title}`, '');
    for (const cue of part.prompts) lines.push(`    >>> ${cue.source}`);
    if (part.prompts.length > 0) lines.push('');
  }
  lines.push('Words', '-----', '');
  for (const entry of lesson.glossary) lines.push(entry.term, `    ${entry.meaning}`, `    ${entry.url}`, '');
  return lines.join('\n');
}
