import { Session } from '@nonlocal/scope';
import { loadPyodide } from 'pyodide';
import { describe, expect, it } from 'vitest';
import { lessons } from './catalogue.ts';
import type { Program } from './lesson.ts';

/** A Python that can run a program and then be asked at its prompt. */
interface Python {
  run(program: Program): string;
  ask(source: string): string;
}

async function cpython(): Promise<Python> {
  const pyodide = await loadPyodide();
  pyodide.runPython(`
import code, contextlib, io

def captured(act):
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        act()
    return out.getvalue()

def run(filename, source):
    global prompt
    names = {'__name__': '__main__'}
    prompt = code.InteractiveInterpreter(names)
    def act():
        with contextlib.suppress(Exception):
            exec(compile(source, filename, 'exec'), names)
    return captured(act)

def ask(source):
    return captured(lambda: prompt.runsource(source))
`);
  const globals = pyodide.globals;
  return {
    run: ({ filename, source }) => globals.get('run')(filename, source),
    ask: (source) => globals.get('ask')(source),
  };
}

function engine(): Python {
  let session = Session.create();
  return {
    run({ filename, source }) {
      session = Session.create();
      session.apply({ kind: 'load', source, filename });
      session.apply({ kind: 'step', granularity: 'line', move: { kind: 'continue' } });
      const printed = session.view().output.filter((piece) => piece.stream === 'stdout');
      return printed.map((piece) => piece.text).join('');
    },
    ask(source) {
      const module = session.view().frames[0];
      if (module === undefined) throw new Error('No frame is left to ask in.');
      session.apply({ kind: 'evaluate', frame: module.id, source });
      const { event } = session.view();
      return event.kind === 'evaluated' ? event.text : `no answer: ${event.kind}`;
    },
  };
}

const plain = (text: string): string => text.replaceAll(/0x[0-9a-f]+/g, '…');

describe.each([
  ['CPython 3.14', cpython],
  ['our engine', engine],
])('what the lessons say is what %s does', async (_name, open) => {
  const python = await open();
  const programs = lessons.flatMap(({ parts }) =>
    parts.flatMap(({ program, prompts, exercise }) => [
      { program, prompts },
      ...(exercise === undefined
        ? []
        : [exercise.starter, exercise.solution].map((each) => ({ program: each, prompts: [] }))),
    ]),
  );

  it.each(programs.map(({ program, prompts }) => [program.filename, program, prompts] as const))(
    '%s',
    (_file, program, prompts) => {
      expect(plain(python.run(program))).toBe(program.output);
      for (const { source, answer } of prompts) {
        const said = plain(python.ask(source)).trimEnd();
        if (said.startsWith('Traceback')) expect(said.split('\n').at(-1), source).toBe(answer);
        else expect(said, source).toBe(answer);
      }
    },
  );
});
