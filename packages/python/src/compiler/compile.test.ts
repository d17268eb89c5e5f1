import { describe, expect, it } from 'vitest';
import '../parts/all.ts';
import { instructionAtOffset, layoutOf, offsetOfInstruction } from '../code/assemble.ts';
import type { CodeObject } from '../code/code-object.ts';
import { opcodeInfo } from '../code/opcodes.ts';
import { cleanDocstring } from './clean-docstring.ts';
import { compileSource } from './compile.ts';
import { compiled, firstCode } from './testing.ts';

function diagnose(source: string, maxInstructions?: number): string {
  const options = maxInstructions === undefined ? {} : { maxInstructions };
  const result = compileSource(source, 'f', 'exec', options);
  return result.kind === 'code' ? 'compiled' : `${result.diagnostic.type}: ${result.diagnostic.message}`;
}

/** What each marked instruction's position covers, in order. */
function expressionEnds(source: string, code: CodeObject): string[] {
  const lines = source.split('\n');
  const texts: string[] = [];
  code.expressionEnds.forEach((isEnd, i) => {
    const [line = 0, endLine = 0, col = 0, endCol = 0] = code.positions.subarray(4 * i, 4 * i + 4);
    if (isEnd === 1 && line === endLine) {
      texts.push((lines[line - 1] ?? '').slice(col, endCol));
    }
  });
  return texts;
}

describe('deep trees', () => {
  const links = 5000;
  it.each([
    ['sums', 'x' + ' + x'.repeat(links)],
    ['attributes', 'x' + '.a'.repeat(links)],
    ['calls', 'x' + '()'.repeat(links)],
    ['method calls', 'x' + '.a()'.repeat(links)],
    ['subscripts', 'x' + '[0]'.repeat(links)],
    ['conjunctions', 'x' + ' and x'.repeat(links)],
    ['comparisons', 'x' + ' < x'.repeat(links)],
  ])('%s of 5,000 links compile', (_, source) => {
    expect(diagnose(source)).toBe('compiled');
  });

  it('nesting to any depth gets an answer', () => {
    for (const source of [
      'not '.repeat(20_000) + 'x',
      'lambda: '.repeat(20_000) + 'x',
      'a if b else '.repeat(20_000) + 'c',
    ]) {
      expect(diagnose(source)).toMatch(/^(MemoryError|RecursionError|SyntaxError): /);
    }
  });
});

describe('the budget', () => {
  it('stops source that expands', () => {
    const levels = Array.from({ length: 18 }, (_, i) => `${' '.repeat(i)}try: a\n${' '.repeat(i)}finally:\n`);
    expect(diagnose(`${levels.join('')}${' '.repeat(18)}b\n`, 10_000)).toBe('MemoryError: too much code to compile');
  });

  it('is counted over all code objects', () => {
    expect(diagnose('def f(): pass\n'.repeat(100), 500)).toBe('MemoryError: too much code to compile');
    expect(diagnose('def f(): pass\n'.repeat(100), 5000)).toBe('compiled');
  });
});

describe('expression ends', () => {
  it('follow the order of evaluation', () => {
    const source = 'print(a + b * 2, c.d[0])';
    expect(expressionEnds(source, compiled(source))).toEqual([
      'print',
      'a',
      'b',
      '2',
      'b * 2',
      'a + b * 2',
      'c',
      'c.d',
      '0',
      'c.d[0]',
      'print(a + b * 2, c.d[0])',
    ]);
  });

  it('survive folding: a folded constant is one', () => {
    const source = 'x = 1 + 2 * 3';
    expect(expressionEnds(source, compiled(source))).toEqual(['1 + 2 * 3']);
  });

  it('include the called function, which a NULL may cover', () => {
    const source = 'def f(a):\n    print(a)';
    expect(expressionEnds(source, firstCode(compiled(source)))).toEqual(['print', 'a', 'print(a)']);
  });

  it('do not count targets', () => {
    const source = 'a.b = c';
    expect(expressionEnds(source, compiled(source))).toEqual(['c', 'a']);
  });

  it('of super-instructions have two positions', () => {
    const source = 'def f(a, b):\n    return a + b';
    const code = firstCode(compiled(source));
    expect(expressionEnds(source, code)).toEqual(['a', 'a + b']);
    expect([...code.secondPositions]).toEqual([1, 2, 2, 15, 16]);
  });
});

describe('the layout', () => {
  const source = `def f(a):\n    while a:\n${'        a = a.b(a, a)\n'.repeat(40)}    return a\n`;
  const code = firstCode(compiled(source));

  it('maps instructions to byte offsets and back', () => {
    const { starts, offsets } = layoutOf(code);
    const count = code.instructions.length / 2;
    for (let i = 0; i < count; i++) {
      expect(offsetOfInstruction(code, i)).toBe(offsets[i]);
      for (let offset = starts[i] ?? 0; offset < (starts[i + 1] ?? 0); offset += 2) {
        expect(instructionAtOffset(code, offset)).toBe(i);
      }
    }
    expect(instructionAtOffset(code, starts[count] ?? 0)).toBe(-1);
    expect(instructionAtOffset(code, -2)).toBe(-1);
  });

  it('extends arguments beyond a byte', () => {
    const { starts, offsets } = layoutOf(code);
    expect(offsets.some((offset, i) => offset !== starts[i])).toBe(true);
  });

  it('contains no instruction that exists only in the compiler', () => {
    for (let i = 0; i < code.instructions.length; i += 2) {
      expect(opcodeInfo[code.instructions[i] ?? -1]).toBeDefined();
    }
  });
});

it('a diagnostic found behind the parser shows its line', () => {
  const result = compileSource('x = 1\nreturn x\n', 'f', 'exec');
  expect(result.kind === 'diagnostic' && result.diagnostic.text).toBe('return x\n');
});

it('annotations can be kept as text without a future statement', () => {
  const result = compileSource('x: int | None\n', 'f', 'exec', { futureAnnotations: true });
  expect(result.kind === 'code' && result.code.consts[0]).toEqual({ type: 'str', value: 'int | None' });
});

it('docstrings lose their common indentation, not their lines', () => {
  expect(cleanDocstring('  a\n    b\n\n      c\n    ')).toBe('a\nb\n\n  c\n');
  expect(cleanDocstring('a\n\tb\n\t  c')).toBe('a\nb\n  c');
});
