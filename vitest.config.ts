import { defineConfig } from 'vitest/config';

const tests = (...rooms: string[]): string[] =>
  rooms.flatMap((room) => [`${room}/**/*.test.ts`, `${room}/**/*.test.tsx`]);

const pages = ['packages/ui', 'apps/instructor', 'apps/student'];

/** A machine that does much else at the time is no failure. */
const patience = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 60_000, interval: 50 } } };

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Every core: the long files wait for nobody.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: tests('packages', 'apps', 'scripts'),
          exclude: ['**/node_modules/**', '**/dist/**', ...tests(...pages)],
          // The engine is read once by each worker, not once by each file: it keeps nothing between two machines.
          isolate: false,
          ...patience,
        },
      },
      {
        extends: true,
        test: { name: 'pages', include: tests(...pages), environment: 'happy-dom', ...patience },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: tests('e2e'),
          // Real servers and browsers, two files at a time: each has its own ports, data and profiles, and waits for pages more than
          // it computes. After everything else has left the processor.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          ...patience,
          testTimeout: 400_000,
        },
      },
    ],
  },
});
