import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileSource } from '../compiler/compile.ts';
import { wrapCode } from '../objects/constant.ts';
import { PyModule } from '../objects/module.ts';
import { Machine } from '../vm/machine.ts';
import { withKeywordHint } from './keyword-hint.ts';
import { diagnosticText } from './syntax-error-text.ts';
import { uncaughtText } from './uncaught.ts';

const golden = new URL('golden/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('programs.json', golden), 'utf8')) as Record<string, string>;
const programs = readFileSync(new URL('programs.txt', golden), 'utf8')
  .split(/^#### /mu)
  .slice(1)
  .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const);

/** What `python main.py` would print on stderr. */
function stderrOf(source: string): string {
  const compiled = compileSource(source, 'main.py', 'exec');
  if (compiled.kind === 'diagnostic') return diagnosticText(withKeywordHint(compiled.diagnostic, source));
  const vm = new Machine({ compile: (text, filename, mode) => compileSource(text, filename, mode) });
  const result = vm.enter(() => {
    const main = new PyModule('__main__');
    main.namespace.setStr('__name__', '__main__');
    vm.modules.setStr('__main__', main);
    vm.start(wrapCode(compiled.code, false), main.namespace, main.namespace);
    return vm.run();
  });
  return result.kind === 'raised'
    ? uncaughtText(vm, result.exception, (name) => (name === 'main.py' ? source : null))
    : result.kind;
}

describe('an uncaught exception is printed as CPython prints it', () => {
  it.each(programs)('%s', (title, source) => {
    expect(stderrOf(source)).toBe(expected[title]);
  });
});
