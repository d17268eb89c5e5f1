import type { StudentModel } from '@nonlocal/client';
import { ActionButton } from '@nonlocal/ui';
import { useEffect, useState } from 'preact/hooks';
import { readForkFile } from './fork-file.ts';

/** The forks kept on this device; a press opens one. */
export function ForkList({ student, onOpened }: { readonly student: StudentModel; readonly onOpened?: () => void }) {
  const { shelf } = student;
  useEffect(() => {
    void shelf.refresh();
  }, []);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = readForkFile(await file.text());
    if (read.kind === 'unreadable') {
      setProblem(read.message);
      return;
    }
    setProblem(null);
    if ((await shelf.import(read.fork)) === null) return;
    student.backToFork();
    onOpened?.();
  };

  return (
    <>
      <ul class="item-list">
        {shelf.forks.value.map((fork) => (
          <li key={fork.id}>
            <button
              type="button"
              class="item-main"
              onClick={() => void student.openFork(fork.id).then((isOpen) => isOpen && onOpened?.())}
            >
              <span>{fork.name}</span>
              <span>{new Date(fork.changedAt).toLocaleString()}</span>
            </button>
            <ActionButton
              icon="bin"
              label={`Delete ${fork.name}`}
              onPress={() => {
                if (confirm(`Delete “${fork.name}” from this device? It cannot be brought back.`))
                  void shelf.remove(fork.id);
              }}
            />
          </li>
        ))}
      </ul>
      <label class="field">
        Open a fork that you downloaded
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </label>
      {problem !== null && (
        <p class="notice is-error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
