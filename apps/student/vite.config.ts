import { defineConfig } from 'vite';
import { engineChunks } from '../../scripts/engine-chunks.mjs';
import { inlineNumbers } from '../../scripts/inline-numbers.mjs';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: {
    format: 'es',
    plugins: () => [inlineNumbers()],
    rolldownOptions: { output: engineChunks() },
  },
  build: {
    target: 'es2023',
    emptyOutDir: true,
    // The page needs two pure functions of the engine's package; the machine itself belongs to the worker alone.
    // Of our own modules only the front door of `ui` does something when it is loaded: it brings the style sheet.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [
          { test: /packages\/ui\/src\/index\.ts$/, sideEffects: true },
          { test: /packages\/\w+\/src\/.*\.tsx?$/, sideEffects: false },
        ],
      },
    },
  },
});
