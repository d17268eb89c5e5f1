import { defineConfig } from 'vitest/config';

const tests = (...rooms: string[]): string[] =>
  rooms.flatMap((room) => [`${room}/**/*.test.ts`, `${room}/**/*.test.tsx`]);

const pages = ['packages/ui', 'apps/instructor', 'apps/student'];

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
          // A machine that does much else at the time is no failure.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'pages', include: tests(...pages), environment: 'happy-dom' },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: tests('e2e'),
          // Real servers and browsers: one file at a time, after everything else has left the processor.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
