import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const command = fileURLToPath(new URL('../bin/nonlocal.mjs', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonlocal-cli-'));
  // The first call may have to build the bundle, and says so.
  nonlocal(['--help']);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function nonlocal(words: readonly string[], input = ''): { stdout: string; stderr: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, ...words], {
    input,
    encoding: 'utf8',
    cwd: folder,
  });
  return { stdout, stderr, status };
}

function program(source: string): string {
  writeFileSync(join(folder, 'main.py'), source);
  return 'main.py';
}

describe('nonlocal run', () => {
  test('prints what the program prints and ends with 0', () => {
    expect(nonlocal(['run', program('print("hello")')])).toEqual({ stdout: 'hello\n', stderr: '', status: 0 });
  });

  test("an uncaught exception is CPython's traceback on stderr and ends with 1", () => {
    const ran = nonlocal(['run', program('def f(x):\n    return 1 / x\n\n\nprint("before")\nf(0)\n')]);
    const traceback = [
      'Traceback (most recent call last):',
      '  File "main.py", line 6, in <module>',
      '    f(0)',
      '    ~^^^',
      '  File "main.py", line 2, in f',
      '    return 1 / x',
      '           ~~^~~',
      'ZeroDivisionError: division by zero',
      '',
    ].join('\n');
    expect(ran).toEqual({ stdout: 'before\n', stderr: traceback, status: 1 });
  });

  test('a malformed program is shown at its place', () => {
    const ran = nonlocal(['run', program('def f()\n    return 1\n')]);
    expect(ran).toMatchObject({ stdout: '', status: 1 });
    expect(ran.stderr).toBe('  File "main.py", line 1\n    def f()\n           ^\nSyntaxError: expected \':\'\n');
  });

  test('standard input feeds input(), and its end is an EOFError', () => {
    const file = program('print("hi", input("name? "))\ntry:\n    input()\nexcept EOFError as e:\n    print(e)\n');
    expect(nonlocal(['run', file], 'Ada\n').stdout).toBe('name? hi Ada\nEOF when reading a line\n');
  });

  test('the program may come from standard input', () => {
    expect(nonlocal(['run', '-'], 'print(1 + 1)').stdout).toBe('2\n');
  });

  test('sys.exit gives the exit code', () => {
    expect(nonlocal(['run', program('import sys\nsys.exit(7)')]).status).toBe(7);
  });

  test('a limit is named and ends with 3', () => {
    const ran = nonlocal(['run', program('while True: pass'), '--max-steps', '1000']);
    expect(ran.status).toBe(3);
    expect(ran.stderr).toMatch(/instructions limit/u);
  });
});

describe('nonlocal trace', () => {
  test('gives a JSON line for each step and a summary', () => {
    const ran = nonlocal(['trace', program('x = 1\ny = x\n')]);
    const lines = ran.stdout.trimEnd().split('\n');
    const summary = JSON.parse(lines.at(-1) ?? '') as { summary: { steps: number; milliseconds: number } };
    expect(summary.summary.steps).toBe(lines.length - 1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ step: 1, event: { kind: 'line' } });
    expect(ran.status).toBe(0);
  });
});

describe('nonlocal dis', () => {
  test("prints bytecode as CPython's dis does", () => {
    const ran = nonlocal(['dis', program('x = 1\n')]);
    expect(ran.stdout).toMatch(/^ {2}0 +RESUME +0\n\n {2}1 +LOAD_SMALL_INT +1\n +STORE_NAME +0 \(x\)\n/u);
  });
});

test('nonlocal backup says where there is nothing to copy', () => {
  const ran = nonlocal(['backup', 'copy.db']);
  expect(ran.status).toBe(1);
  expect(ran.stderr).toMatch(/There is no .*nonlocal\.db/u);
});

test('a wrong command line says what is wrong and ends with 2', () => {
  const ran = nonlocal(['fly']);
  expect(ran.status).toBe(2);
  expect(ran.stderr).toMatch(/no command fly/u);
});
