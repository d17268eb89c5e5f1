import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import '../parts/all.ts';
import { dump } from '../ast/dump.ts';
import type { Mod } from '../ast/nodes.ts';
import { SourceError } from '../source/diagnostic.ts';
import { parseExpression, parseInteractive, parseModule } from './parse.ts';

interface Golden {
  readonly source: string;
  readonly tree?: string;
  readonly error?: Readonly<Record<string, unknown>>;
}

const folder = new URL('./golden/', import.meta.url);

function parserFor(file: string): (source: string, filename: string) => Mod {
  if (file === 'mode-eval.json') return parseExpression;
  return file === 'mode-single.json' ? parseInteractive : parseModule;
}

/** What our parser makes of a source, in the form of the golden data. */
function outcome(parse: (source: string, filename: string) => Mod, source: string): Golden {
  try {
    return { source, tree: dump(parse(source, 'snippet.py')) };
  } catch (thrown) {
    if (!(thrown instanceof SourceError)) throw thrown;
    const { filename: _filename, ...error } = thrown.diagnostic;
    return { source, error };
  }
}

describe.each(readdirSync(folder))('%s', (file) => {
  const cases = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Golden[];
  test.each(cases)('CPython agrees on $source', (golden) => {
    expect(outcome(parserFor(file), golden.source)).toEqual(golden);
  });
});
