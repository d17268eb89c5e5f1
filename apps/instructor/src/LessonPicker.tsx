import { findPart, lessons } from '@nonlocal/lessons';
import { Icon } from '@nonlocal/ui';
import { useRef } from 'preact/hooks';

export interface LessonPickerProps {
  /** The program that is loaded. */
  readonly source: string;
  readonly onProgram: (source: string, filename: string) => void;
}

const largest = 48_000;

/** Chooses a program: a part of a built-in lesson, its exercise, or a file. */
export function LessonPicker({ source, onProgram }: LessonPickerProps) {
  const file = useRef<HTMLInputElement>(null);
  const found = findPart(source);
  const current = found === null ? '' : found.isExercise ? `${found.part.id}/exercise` : found.part.id;
  const programs = new Map(
    lessons.flatMap((lesson) =>
      lesson.parts.flatMap((part) => [
        [part.id, part.program] as const,
        ...(part.exercise === undefined ? [] : [[`${part.id}/exercise`, part.exercise.starter] as const]),
      ]),
    ),
  );
  return (
    <>
      <label class="picker">
        <span class="visually-hidden">Part of a lesson</span>
        <select
          value={current}
          onChange={(event) => {
            const program = programs.get(event.currentTarget.value);
            // Shows what is loaded until something else is; and the arrow keys mean steps again.
            event.currentTarget.value = current;
            event.currentTarget.blur();
            if (program !== undefined) onProgram(program.source, program.filename);
          }}
        >
          <option value="">Choose a lesson …</option>
          {lessons.map((lesson) => (
            <optgroup key={lesson.id} label={lesson.title}>
              {lesson.parts.flatMap((part) => [
                <option key={part.id} value={part.id}>
                  {part.title}
                </option>,
                part.exercise === undefined ? null : (
                  <option key={`${part.id}/exercise`} value={`${part.id}/exercise`}>
                    {part.title}: exercise
                  </option>
                ),
              ])}
            </optgroup>
          ))}
        </select>
      </label>
      <input
        ref={file}
        type="file"
        accept=".py,text/x-python,text/plain"
        class="visually-hidden"
        tabIndex={-1}
        aria-label="Python file"
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (chosen === undefined || chosen.size > largest) return;
          void chosen.text().then((text) => onProgram(text, chosen.name));
        }}
      />
      <button type="button" class="button" onClick={() => file.current?.click()}>
        <Icon name="book" />
        Open file
      </button>
    </>
  );
}
