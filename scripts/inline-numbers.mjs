/**
 * A bundler's plugin: writes the numbers of the engine's tables (`Op.LOAD_FAST`, `CodeFlag.NESTED`) where they are used, as
 * the compilers of other languages do with an `enum`. Left alone they are 10 kB of names that every browser reads and
 * looks up.
 *
 * A table is an object of whole numbers that a module exports `as const`. Tables are found in the text of the module that an
 * import names; a table that is also used as a value stays.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** @typedef {Map<string, ReadonlyMap<string, string>>} Tables by name, the numbers by theirs */

/** @returns {import('vite').Plugin} */
export function inlineNumbers() {
  /** @type {Map<string, Tables>} */
  const known = new Map();
  const tablesOf = (/** @type {string} */ file) => {
    const tables = known.get(file) ?? readTables(file, tablesOf);
    known.set(file, tables);
    return tables;
  };
  return {
    name: 'inline-numbers',
    buildStart: () => known.clear(),
    transform: {
      filter: { id: /\/packages\/(?:python|scope)\/src\/.*\.ts$/ },
      async handler(code, id) {
        const tables = new Map(tablesOf(id));
        for (const [, names = '', from = ''] of code.matchAll(/^import \{([^{}]*)\} from "([^"]*)";/gm)) {
          const file = from.startsWith('.') ? join(dirname(id), from) : (await this.resolve(from, id))?.id;
          if (file?.endsWith('.ts') !== true) continue;
          for (const [, name = '', local = name] of names.matchAll(/(\w+)(?: as (\w+))?/g)) {
            const table = tablesOf(file).get(name);
            if (table !== undefined) tables.set(local, table);
          }
        }
        if (tables.size === 0) return null;
        let text = code;
        for (const { start, end, number } of uses(
          parseSync(id.replace(/ts$/, 'js'), code).program,
          tables,
        ).toReversed())
          text = text.slice(0, start) + number + text.slice(end);
        return { code: text, map: null };
      },
    },
  };
}

/**
 * The tables that a module exports, those it has from others among them.
 * @param {string} file a module's TypeScript
 * @param {(file: string) => Tables} tablesOf
 * @returns {Tables}
 */
function readTables(file, tablesOf) {
  const text = readFileSync(file, 'utf8');
  /** @type {Tables} */
  const tables = new Map();
  for (const [, name = '', body = ''] of text.matchAll(/^export const (\w+) = \{([^{}]*)\} as const;/gm)) {
    const entries = body
      .replaceAll(/\/\*\*[^]*?\*\//g, '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
      .map((entry) => /^(\w+): (\d+|0x[\da-f_]+)$/.exec(entry));
    if (entries.every((entry) => entry !== null))
      tables.set(name, new Map(entries.map(([, key = '', number = '']) => [key, number])));
  }
  for (const [, names = '', from = ''] of text.matchAll(/^export \{([^{}]*)\} from '(\.[^']*)';/gm)) {
    const others = tablesOf(join(dirname(file), from));
    for (const name of names.split(',').map((each) => each.trim())) {
      const table = others.get(name);
      if (table !== undefined) tables.set(name, table);
    }
  }
  return tables;
}

/**
 * Where a number can stand for `Table.NAME`, in the order of the text.
 * @param {import('vite').ESTree.Program} program
 * @param {Tables} tables
 */
function uses(program, tables) {
  /** @type {{ readonly start: number, readonly end: number, readonly number: string }[]} */
  const found = [];
  new Visitor({
    MemberExpression({ start, end, computed, object, property }) {
      if (computed || object.type !== 'Identifier' || property.type !== 'Identifier') return;
      const number = tables.get(object.name)?.get(property.name);
      if (number !== undefined) found.push({ start, end, number });
    },
  }).visit(program);
  return found.toSorted((a, b) => a.start - b.start);
}
