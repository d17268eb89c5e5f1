import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import '../parts/all.ts';
import { compileSource } from '../compiler/compile.ts';
import { wrapCode } from '../objects/constant.ts';
import type { PyException } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { Machine } from '../vm/machine.ts';
import { withKeywordHint } from './keyword-hint.ts';
import { diagnosticText } from './syntax-error-text.ts';
import { describeUncaught } from './uncaught.ts';

const golden = new URL('golden/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('programs.json', golden), 'utf8')) as Record<string, string>;
const programs = readFileSync(new URL('programs.txt', golden), 'utf8')
  .split(/^#### /mu)
  .slice(1)
  .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const);

/** Runs a program that ends with an exception. */
function fail(source: string): { readonly vm: Machine; readonly exception: PyException } {
  const vm = new Machine({ compile: (text, filename, mode) => compileSource(text, filename, mode) });
  const compiled = compileSource(source, 'main.py', 'exec');
  if (compiled.kind !== 'code') throw new Error(compiled.diagnostic.message);
  const result = vm.enter(() => {
    const main = new PyModule('__main__');
    main.namespace.setStr('__name__', '__main__');
    vm.modules.setStr('__main__', main);
    vm.start(wrapCode(compiled.code, false), main.namespace, main.namespace);
    return vm.run();
  });
  if (result.kind !== 'raised') throw new Error(`the program ${result.kind}`);
  return { vm, exception: result.exception };
}

/** What `python main.py` would print on stderr. */
function stderrOf(source: string): string {
  const compiled = compileSource(source, 'main.py', 'exec');
  if (compiled.kind === 'diagnostic') return diagnosticText(withKeywordHint(compiled.diagnostic, source));
  const { vm, exception } = fail(source);
  return describeUncaught(vm, exception, (name) => (name === 'main.py' ? source : null)).traceback;
}

describe('an uncaught exception is printed as CPython prints it', () => {
  it.each(programs)('%s', (title, source) => {
    // Our own line: which modules there are.
    const text = stderrOf(source).replace(/^It is not in the classroom's Python, which has: .*\n/mu, '');
    expect(text).toBe(expected[title]);
  });
});

describe('a traceback stays small and ends, whatever the program does', () => {
  it('a __str__ that never ends is shown as one that failed', () => {
    const source = 'class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E';
    expect(stderrOf(source)).toMatch(/E: <exception str\(\) failed>\n$/u);
  });

  it('a long history is cut', () => {
    const source =
      "e = None\nfor i in range(20000):\n    later = ValueError('x' * 200)\n    later.__context__ = e\n    e = later\nraise e";
    expect(stderrOf(source).length).toBeLessThan(1_100_000);
  });

  it('a group that holds itself many times over is cut', () => {
    const source = "e = ValueError(1)\nfor i in range(12):\n    e = ExceptionGroup('g', [e] * 15)\nraise e";
    expect(stderrOf(source).length).toBeLessThan(1_100_000);
  });

  it('asking the guest leaves the machine as it was', () => {
    const { vm, exception } = fail("class E(Exception):\n    def __str__(self): return 'told'\nraise E");
    const before = { frame: vm.frame, depth: vm.depth, result: vm.result };
    expect(describeUncaught(vm, exception, () => null)).toMatchObject({ type: 'E', message: 'told' });
    expect({ frame: vm.frame, depth: vm.depth, result: vm.result }).toEqual(before);
  });

  it('describing an exception of natives only is not counted', () => {
    const { vm, exception } = fail('def f(value):\n    return valeu\nf(1)');
    const before = { clock: { ...vm.clock }, executed: vm.executed };
    expect(describeUncaught(vm, exception, () => null).traceback).toContain("Did you mean: 'value'?");
    expect({ clock: { ...vm.clock }, executed: vm.executed }).toEqual(before);
  });
});
