/**
 * For `worker.rolldownOptions.output.codeSplitting` and the like: one chunk for what the engine needs from the start.
 * Left alone, the bundler makes a chunk for each set of the engine's parts (packages/python/src/parts) that has a piece in
 * common.
 *
 * @typedef {import('vite').Rolldown.GetModuleInfo} GetModuleInfo
 *
 * @returns {import('vite').Rolldown.CodeSplittingOptions}
 */
export function engineChunk() {
  /** @type {Set<string> | null} */
  let needed = null;
  return {
    groups: [
      {
        // How bytes are written and checked is wanted by snapshots, not by programs: it goes with those who take them.
        test: /packages\/python\/src\/(?!image\/(?:bytes|hash)\.ts)/,
        debugName: 'engine',
        name: (id, context) => {
          // A method of the context: it needs its `this`.
          const moduleInfo = (/** @type {string} */ module) => context.getModuleInfo(module);
          needed ??= staticImports(entryOf(id, moduleInfo), moduleInfo);
          return needed.has(id) ? 'engine' : null;
        },
      },
    ],
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
