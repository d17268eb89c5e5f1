import { defineConfig, type Rolldown } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: {
    format: 'es',
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: engineChunk, test: /packages\/python\/src/ }] } } },
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

let needed: Set<string> | null = null;

/**
 * One chunk for what the engine needs from the start. Left alone, the bundler makes a chunk for each set of the engine's
 * parts (packages/python/src/parts) that has a piece in common.
 */
function engineChunk(id: string, context: Rolldown.ChunkingContext): string | null {
  // A method of the context: it needs its `this`.
  const getModuleInfo: Rolldown.GetModuleInfo = (module) => context.getModuleInfo(module);
  needed ??= staticImports(entryOf(id, getModuleInfo), getModuleInfo);
  return needed.has(id) ? 'engine' : null;
}

function entryOf(id: string, getModuleInfo: Rolldown.GetModuleInfo): string {
  const seen = new Set([id]);
  for (const each of seen) {
    const info = getModuleInfo(each);
    if (info?.isEntry === true) return each;
    for (const importer of [...(info?.importers ?? []), ...(info?.dynamicImporters ?? [])]) seen.add(importer);
  }
  throw new Error(`nothing leads to ${id}`);
}

function staticImports(entry: string, getModuleInfo: Rolldown.GetModuleInfo): Set<string> {
  const found = new Set([entry]);
  for (const each of found) for (const imported of getModuleInfo(each)?.importedIds ?? []) found.add(imported);
  return found;
}
