import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { ShadowStep, ToPage, ToWorker } from '@nonlocal/client';
import { type Command, Session, engineVersion } from '@nonlocal/scope';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { goldenLogNames, readGoldenLog } from '../packages/scope/src/testing/golden-logs.ts';
import { randomProgram, seeded } from '../packages/scope/src/testing/random-program.ts';
import { type House, openHouse } from './house.ts';
import { openBrowser } from './people.ts';

let house: House;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(house.url);
});

afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const isHash = (recorded: string): boolean => /^[0-9a-f]{16}$/.test(recorded);

/** The shadow that a worker keeps of its room compares its own hash with the room's at each so many steps. */
const comparedEvery = 50;

/**
 * The commands as steps of a room, of which the last one has a number that the shadow looks at, and `hash`. After another so
 * many comes one with a hash that no state has.
 */
function stepsOf(commands: readonly Command[], hash: string): readonly ShadowStep[] {
  const nothing = { command: null, hash: null, voids: null };
  const before = (comparedEvery - (commands.length % comparedEvery)) % comparedEvery;
  const last = commands.length - 1;
  return [
    ...commands.map((command, i) => ({ ...nothing, command, hash: i === last ? hash : null })),
    ...Array.from({ length: comparedEvery - 1 }, () => nothing),
    { ...nothing, hash: 'no state has this' },
  ].map((step, i) => ({ ...step, seq: before + i + 1 }));
}

const workerFile = (): string => {
  const assets = fileURLToPath(new URL('../apps/student/dist/assets/', import.meta.url));
  return readdirSync(assets).find((file) => /^sandbox\.worker-.*\.js$/.test(file)) ?? 'none was built';
};

interface Told {
  /** After each command the SHA-256 of the state's image; of one that was refused, why. */
  readonly images: readonly string[];
  /** How many steps after the last command the worker's own hash was none of the room's. */
  readonly differs: number;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What the same engine makes of the commands here. */
function toldHere(commands: readonly Command[]): {
  readonly images: readonly string[];
  readonly hashes: readonly string[];
} {
  const session = Session.create();
  const images: string[] = [];
  const hashes: string[] = [];
  for (const command of commands) {
    const outcome = session.apply(command);
    images.push(outcome.kind === 'refused' ? outcome.refusal : sha256(session.snapshot()));
    hashes.push(outcome.kind === 'refused' ? outcome.refusal : session.hash());
  }
  return { images, hashes };
}

/** What the student's worker, as it is served, makes of the commands: in a fork, and in the shadow of a room that says `last`. */
async function toldOf(commands: readonly Command[], last: string): Promise<Told> {
  const steps = stepsOf(commands, last);
  const empty = [...Session.create().snapshot()];
  const { images, diverged } = await page.evaluate(
    async ([url, bytes, engine, all, tail]) => {
      const worker = new Worker(url, { type: 'module' });
      const ask = (message: ToWorker): Promise<ToPage> =>
        new Promise((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<ToPage>) => resolve(data);
          worker.onerror = ({ message: text }) => reject(new Error(text));
          worker.postMessage(message);
        });
      const fork = 'fork';
      const image = { seq: (tail[0]?.seq ?? 1) - 1, engine, bytes: Uint8Array.from(bytes) };
      await ask({ kind: 'open', request: 0, fork, origin: { kind: 'saved', image: image.bytes, commands: [] } });
      const found: string[] = [];
      for (const command of all) {
        const applied = await ask({ kind: 'apply', request: 1, fork, command });
        const imaged = await ask({ kind: 'image', request: 2, fork });
        const isRefused =
          applied.kind === 'applied' && applied.result.kind === 'ok' && applied.result.value.kind === 'refused';
        if (isRefused) found.push(applied.result.value.refusal);
        else if (imaged.kind === 'imaged' && imaged.result.kind === 'ok') {
          const digest = await crypto.subtle.digest('SHA-256', imaged.result.value.slice());
          found.push([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
        } else found.push(JSON.stringify([applied, imaged]));
      }
      const said = await ask({ kind: 'shadow', image, tail });
      worker.terminate();
      return { images: found, diverged: said.kind === 'diverged' ? said.seq : Number.NaN };
    },
    [`/assets/${workerFile()}`, empty, engineVersion, commands, steps] as const,
  );
  return { images, differs: comparedEvery - ((steps.at(-1)?.seq ?? 0) - diverged) };
}

it.each(goldenLogNames)('P11 a student’s worker comes to every state of the golden log %s', async (name) => {
  const { commands, records } = readGoldenLog(name);
  const recorded = records.at(-1)?.hashes ?? [];
  const { images, hashes } = toldHere(commands);
  expect(hashes).toEqual(recorded);
  expect(await toldOf(commands, recorded.findLast(isHash) ?? '')).toEqual({ images, differs: comparedEvery });
});

it('P11 and to every state that generated programs have here', async () => {
  for (let seed = 1; seed <= 3; seed++) {
    const commands: readonly Command[] = [
      { kind: 'load', source: randomProgram(seeded(seed)), filename: 'main.py' },
      { kind: 'step', granularity: 'expression', move: { kind: 'into' } },
      { kind: 'goTo', step: 3 + (seed % 40) },
      { kind: 'step', granularity: 'instruction', move: { kind: 'into' } },
      { kind: 'step', granularity: 'line', move: { kind: 'continue' } },
      { kind: 'back', granularity: 'line', move: 'into' },
    ];
    const { images, hashes } = toldHere(commands);
    const told = await toldOf(commands, hashes.findLast(isHash) ?? '');
    expect({ seed, ...told }).toEqual({ seed, images, differs: comparedEvery });
  }
});

it('P11 and finds by itself that its room has another state', async () => {
  const { commands } = readGoldenLog('lesson-factory');
  expect((await toldOf(commands, '0'.repeat(16))).differs).toBe(0);
});
