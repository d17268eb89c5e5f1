import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/teach/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2023',
    emptyOutDir: true,
    // The page needs two pure functions of the engine's package; the machine itself runs on the server.
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
