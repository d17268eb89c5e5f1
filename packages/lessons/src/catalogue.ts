import type { Lesson, LessonPart } from './lesson.ts';
import { namesAndCells } from './names-and-cells/lesson.ts';

/** The built-in lessons, in the order in which they are offered. */
export const lessons: readonly Lesson[] = [namesAndCells];

/** The lesson and part whose program is exactly `source`; how a surface knows what is being taught. */
export function findPart(source: string): { readonly lesson: Lesson; readonly part: LessonPart } | null {
  for (const lesson of lessons) {
    for (const part of lesson.parts) {
      if (part.program.source === source) return { lesson, part };
    }
  }
  return null;
}
