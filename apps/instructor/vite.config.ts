import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/teach/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2023',
    emptyOutDir: true,
    // The page needs two pure functions of the engine’s package; the machine runs on the server.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [
          { test: /packages\/(python|scope|client|protocol|lessons|ui)\/.*\.tsx?$/, sideEffects: false },
        ],
      },
    },
  },
});
