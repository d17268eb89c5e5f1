import type { ImportFrom, Mod, Range } from '../ast/nodes.ts';
import { hasDocstring } from './docstring.ts';
import { sourceErrorAt } from './source-error.ts';

/** What `from __future__ import …` switched on. */
export interface FutureFeatures {
  readonly annotations: boolean;
  /** The last of the leading future statements; a later one is an error. */
  readonly lastStatement: Range | null;
}

const accomplished = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
]);

/** Reads the future statements, which only the docstring may precede. */
export function readFutureFeatures(mod: Mod, filename: string, initial: boolean): FutureFeatures {
  let annotations = initial;
  let lastStatement: Range | null = null;
  if (mod.kind === 'Expression') {
    return { annotations, lastStatement };
  }
  const start = hasDocstring(mod.body) ? 1 : 0;
  for (let i = start; i < mod.body.length; i++) {
    const statement = mod.body[i];
    if (statement?.kind !== 'ImportFrom' || !isFutureImport(statement)) {
      break;
    }
    for (const alias of statement.names) {
      if (alias.name === 'annotations') {
        annotations = true;
      } else if (alias.name === 'braces') {
        throw sourceErrorAt(filename, alias, 'not a chance');
      } else if (!accomplished.has(alias.name)) {
        throw sourceErrorAt(filename, alias, `future feature ${alias.name.slice(0, 100)} is not defined`);
      }
    }
    lastStatement = statement;
  }
  return { annotations, lastStatement };
}

export function isFutureImport(statement: ImportFrom): boolean {
  return statement.module === '__future__' && statement.level === 0;
}
