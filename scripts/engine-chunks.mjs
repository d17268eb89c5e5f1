/**
 * How bundles have the engine: for `worker.rolldownOptions.output` and the like. What it needs from the start is in three
 * chunks, so that a browser compiles them at the same time; left alone, the bundler makes one for each set of the engine's
 * parts (packages/python/src/parts) that has a piece in common.
 *
 *     parser ◀── compiler ◀── engine
 *
 * Every program goes through most of the first two, so Chromium is told to compile all of their functions while it reads them,
 * beside the page's thread, and not each when it is first called. Of the machine and its types a program uses a quarter.
 *
 * @typedef {import('vite').Rolldown.GetModuleInfo} GetModuleInfo
 *
 * @returns {import('vite').Rolldown.OutputOptions}
 */
export function engineChunks() {
  /** @type {Set<string> | null} */
  let needed = null;
  /**
   * @param {string} name
   * @param {number} priority
   * @param {RegExp} test
   * @returns {import('vite').Rolldown.CodeSplittingGroup}
   */
  const group = (name, priority, test) => ({
    test,
    priority,
    debugName: name,
    name: (id, context) => {
      // A method of the context: it needs its `this`.
      const moduleInfo = (/** @type {string} */ module) => context.getModuleInfo(module);
      needed ??= staticImports(entryOf(id, moduleInfo), moduleInfo);
      return needed.has(id) ? name : null;
    },
  });
  return {
    codeSplitting: {
      groups: [
        group('parser', 3, /packages\/python\/src\/(?:ast|parser|source|symtable|tokenizer|unicode|parts\/parts?\.ts)/),
        group('compiler', 2, /packages\/python\/src\/(?:code|compiler|float)\//),
        // How bytes are written and checked is wanted by snapshots, not by programs: it goes with those who take them.
        group('engine', 1, /packages\/python\/src\/(?!image\/(?:bytes|hash)\.ts)/),
      ],
    },
    // An "explicit compile hint" (https://v8.dev/blog/explicit-compile-hints). Other engines see a comment.
    postBanner: ({ name }) => (name === 'parser' || name === 'compiler' ? '//# allFunctionsCalledOnLoad' : ''),
  };
}

/**
 * @param {string} id
 * @param {GetModuleInfo} moduleInfo
 */
function entryOf(id, moduleInfo) {
  const seen = new Set([id]);
  for (const each of seen) {
    const info = moduleInfo(each);
    if (info?.isEntry === true) return each;
    for (const importer of [...(info?.importers ?? []), ...(info?.dynamicImporters ?? [])]) seen.add(importer);
  }
  throw new Error(`nothing leads to ${id}`);
}

/**
 * @param {string} entry
 * @param {GetModuleInfo} moduleInfo
 */
function staticImports(entry, moduleInfo) {
  const found = new Set([entry]);
  for (const each of found) for (const imported of moduleInfo(each)?.importedIds ?? []) found.add(imported);
  return found;
}
