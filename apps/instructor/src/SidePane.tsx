import type { InstructorModel } from '@nonlocal/client';
import { findPart, lessons, notesAt, sampleFiles } from '@nonlocal/lessons';
import type { View } from '@nonlocal/scope';
import { downloadZip, ExercisePanel, GlossaryPanel, Icon, NotesPanel } from '@nonlocal/ui';
import { useState } from 'preact/hooks';
import { ClassPanel } from './ClassPanel.tsx';

export interface SidePaneProps {
  readonly teach: InstructorModel;
  readonly view: View;
  readonly onPrompt: (source: string) => void;
}

const tabs = [
  { id: 'class', label: 'Class' },
  { id: 'notes', label: 'Notes' },
  { id: 'words', label: 'Words' },
] as const;

type Tab = (typeof tabs)[number]['id'];

/** Who is here, what to say now, and the lesson's words. */
export function SidePane({ teach, view, onPrompt }: SidePaneProps) {
  const [tab, setTab] = useState<Tab>('class');
  const found = findPart(view.source);
  const lesson = found?.lesson ?? lessons[0];
  const calls = teach.room.roster.value.filter((member) => member.handRaised || member.role === 'waiting').length;
  return (
    <section class="pane pane-side" aria-label="Class and lesson">
      <div class="tabs" role="tablist" aria-label="Class and lesson">
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={tab === id}
            aria-controls="side-panel"
            class="tab"
            onClick={() => setTab(id)}
          >
            {label}
            {id === 'class' && calls > 0 && <span class="tab-count">{calls}</span>}
          </button>
        ))}
      </div>
      <div class="pane-body side-body" role="tabpanel" id="side-panel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {tab === 'class' && <ClassPanel teach={teach} />}
        {tab === 'notes' &&
          (found === null ? (
            <p class="notes-none side-note">The program that is loaded belongs to no lesson.</p>
          ) : (
            <>
              <NotesPanel
                title={found.part.title}
                intro={found.part.intro}
                notes={notesAt(found.part, view).map((note) => note.text)}
                prompts={found.isExercise ? [] : found.part.prompts}
                onPrompt={onPrompt}
              />
              {found.part.exercise !== undefined && (
                <ExercisePanel
                  question={found.part.exercise.question}
                  hints={found.part.exercise.hints}
                  solution={found.part.exercise.solution.source}
                />
              )}
            </>
          ))}
        {tab === 'words' && lesson !== undefined && (
          <div class="side-note">
            <button
              type="button"
              class="button"
              onClick={() => void downloadZip(`${lesson.id}.zip`, sampleFiles(lesson)).catch(() => undefined)}
            >
              <Icon name="download" />
              Sample code (zip)
            </button>
            <GlossaryPanel terms={lesson.glossary} />
          </div>
        )}
      </div>
    </section>
  );
}
