import { findPart, lessons, sampleFiles } from '@nonlocal/lessons';
import { Dialog, downloadZip, ExercisePanel, GlossaryPanel, Icon } from '@nonlocal/ui';
import { useState } from 'preact/hooks';

/** The lesson that the program on screen belongs to: its exercise, its words, its sample code. */
export function LessonDialog({ source, onClose }: { readonly source: string; readonly onClose: () => void }) {
  const found = findPart(source);
  const lesson = found?.lesson ?? lessons[0];
  const [problem, setProblem] = useState<string | null>(null);
  if (lesson === undefined) return null;
  const exercise = found?.part.exercise;
  const download = () => {
    downloadZip(`${lesson.id}.zip`, sampleFiles(lesson)).catch(() =>
      setProblem('The zip could not be made. Is the network gone?'),
    );
  };
  return (
    <Dialog title={lesson.title} onClose={onClose}>
      {exercise !== undefined && <ExercisePanel question={exercise.question} hints={exercise.hints} />}
      <p>
        <button type="button" class="button" onClick={download}>
          <Icon name="download" />
          Sample code (zip)
        </button>
      </p>
      {problem !== null && (
        <p class="notice is-warning" role="alert">
          {problem}
        </p>
      )}
      <GlossaryPanel terms={lesson.glossary} />
    </Dialog>
  );
}
