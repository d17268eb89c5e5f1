import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CodeObject } from './code/code-object.ts';
import { assembleBytes } from './code/assemble.ts';
import { constRepr } from './code/const-repr.ts';
import { compileSource } from './compiler/compile.ts';
import { run } from './testing/run.ts';

/** What CPython 3.14 said; written by scripts/generate-conformance-golden.mjs. */
interface Golden {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
  readonly code: GoldenCode | null;
}

interface GoldenCode {
  readonly name: string;
  readonly qualname: string;
  readonly argcount: number;
  readonly posonlyargcount: number;
  readonly kwonlyargcount: number;
  readonly flags: number;
  readonly firstlineno: number;
  readonly nlocals: number;
  readonly varnames: readonly string[];
  readonly cellvars: readonly string[];
  readonly freevars: readonly string[];
  readonly names: readonly string[];
  readonly consts: readonly string[];
  readonly code: string;
  readonly stacksize: number;
  readonly inner: readonly GoldenCode[];
}

function attributes(code: CodeObject): GoldenCode {
  const inner = code.consts.flatMap((value) => (value.type === 'code' ? [attributes(value.code)] : []));
  return {
    name: code.name,
    qualname: code.qualname,
    argcount: code.argCount,
    posonlyargcount: code.posOnlyArgCount,
    kwonlyargcount: code.kwOnlyArgCount,
    flags: code.flags,
    firstlineno: code.firstLine,
    nlocals: code.varnames.length,
    varnames: code.varnames,
    cellvars: code.cellvars,
    freevars: code.freevars,
    names: code.names,
    consts: code.consts.map((value) => (value.type === 'code' ? '<code>' : constRepr(value))),
    code: Buffer.from(assembleBytes(code)).toString('hex'),
    stacksize: code.stackSize,
    inner,
  };
}

/** Addresses differ from run to run in CPython too. */
const withoutAddresses = (text: string): string => text.replace(/0x[0-9a-f]{6,}/gu, '0x…');

const home = new URL('../conformance/', import.meta.url);

interface Case {
  /** `closures/loop-of-lambdas.py` */
  readonly name: string;
  readonly source: string;
  readonly golden: Golden;
}

const cases: readonly Case[] = readdirSync(new URL('programs/', home)).flatMap((topic) =>
  readdirSync(new URL(`programs/${topic}/`, home)).map((file) => {
    const name = `${topic}/${file}`;
    const golden = readFileSync(new URL(`golden/${name.replace(/\.py$/u, '.json')}`, home), 'utf8');
    return {
      name,
      source: readFileSync(new URL(`programs/${name}`, home), 'utf8'),
      golden: JSON.parse(golden) as Golden,
    };
  }),
);

describe('a program in conformance/programs', () => {
  test.each(cases)('$name prints what CPython prints', ({ source, golden }) => {
    const ran = run(source);
    expect(withoutAddresses(ran.stdout)).toBe(withoutAddresses(golden.stdout));
    expect(withoutAddresses(ran.stderr)).toBe(withoutAddresses(golden.stderr));
    expect(ran.exit).toBe(golden.exit);
  });

  test.each(cases.filter(({ golden }) => golden.code !== null))(
    "$name has CPython's code objects",
    ({ source, golden }) => {
      const compiled = compileSource(source, 'main.py', 'exec');
      expect(compiled.kind === 'code' ? attributes(compiled.code) : compiled).toEqual(golden.code);
    },
  );
});
