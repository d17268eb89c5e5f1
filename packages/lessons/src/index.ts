export type { Exercise, GlossaryEntry, Lesson, LessonNote, LessonPart, Moment, Program, PromptCue } from './lesson.ts';
export { isAt, notesAt } from './moment.ts';
export { sampleFiles, type SampleFile } from './sample-files.ts';
export { findPart, lessons, type FoundPart } from './catalogue.ts';
