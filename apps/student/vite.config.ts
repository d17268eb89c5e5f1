import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    emptyOutDir: true,
    // The page needs two pure functions of the engine's package; the machine itself belongs to the worker alone.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [
          { test: /packages\/(python|scope|client|protocol|lessons|ui)\/.*\.tsx?$/, sideEffects: false },
        ],
      },
    },
  },
});
