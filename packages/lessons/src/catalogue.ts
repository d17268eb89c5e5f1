import type { Lesson, LessonPart } from './lesson.ts';
import { namesAndCells } from './names-and-cells/lesson.ts';

/** The built-in lessons, in the order in which they are offered. */
export const lessons: readonly Lesson[] = [namesAndCells];

export interface FoundPart {
  readonly lesson: Lesson;
  readonly part: LessonPart;
  /** It is the part's exercise that is loaded, not its program. */
  readonly isExercise: boolean;
}

/** The lesson and part whose program is exactly `source`; how a surface knows what is being taught. */
export function findPart(source: string): FoundPart | null {
  for (const lesson of lessons) {
    for (const part of lesson.parts) {
      const isExercise = part.exercise?.starter.source === source;
      if (isExercise || part.program.source === source) return { lesson, part, isExercise };
    }
  }
  return null;
}
