import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtinFunctions } from '../builtins/registry.ts';

import { CodeFlag, type CodeObject } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import { compileSource } from '../compiler/compile.ts';
import '../parts/all.ts';
import { sharedMembers } from '../modules/native-module.ts';
import { PyNative, PyStaticNative } from '../objects/native.ts';
import { builtinTypes, PyType } from '../objects/object.ts';
import { Machine } from '../vm/machine.ts';
import { furtherSources, intrinsics } from './intrinsic.ts';
import { frozenSources } from './sources.ts';

const vm = new Machine({ compile: (source, filename, mode) => compileSource(source, filename, mode) });
const names = new Set(
  [...frozenSources, ...furtherSources].flatMap((source) =>
    Array.from(source.matchAll(/^def (\w+)/gmu), ([, name]) => name),
  ),
);

function nativesIn(values: Iterable<unknown>): PyNative[] {
  return Array.from(values, (value) => (value instanceof PyStaticNative ? value.native : value)).filter(
    (value) => value instanceof PyNative,
  );
}

const types = [...builtinTypes, ...Array.from(sharedMembers.values()).filter((value) => value instanceof PyType)];
const natives = [
  ...builtinFunctions,
  ...intrinsics,
  ...nativesIn(sharedMembers.values()),
  ...types.flatMap((type) => nativesIn(type.namespace.values())),
].filter((native) => native.slow !== null);

/** Names that sources hand over to by name: `callFrozen('f', …)`, `defineIterator(type, 'f', …)`. */
function namedInSources(): string[] {
  const home = new URL('../', import.meta.url);
  const found: string[] = [];
  for (const file of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const text = readFileSync(new URL(file, home), 'utf8');
    for (const [, name] of text.matchAll(/(?:callFrozen|\.frozen|runFrozen|defineIterator)\((?:\w+, )?'(\w+)'/gu)) {
      found.push(name as string);
    }
  }
  return found;
}

function globalsOf(code: CodeObject): string[] {
  const used: string[] = [];
  const { instructions, names: given } = code;
  for (let pc = 0; pc < instructions.length; pc += 2) {
    if (instructions[pc] === Op.LOAD_GLOBAL) used.push(given[(instructions[pc + 1] as number) >> 1] as string);
  }
  for (const value of code.consts) if (value.type === 'code') used.push(...globalsOf(value.code));
  return used;
}

describe('the frozen library', () => {
  test('has the twin of every native that names one', () => {
    expect(natives.length).toBeGreaterThan(150);
    expect(natives.map((native) => native.slow).filter((name) => name !== null && !names.has(name))).toEqual([]);
  });

  test('has every function that a source hands over to by name', () => {
    expect(namedInSources().filter((name) => !names.has(name))).toEqual([]);
  });

  test('compiles, and every function finds the names it uses', () => {
    const missing = Array.from(names, (name) => {
      const func = vm.frozen(name as string);
      const isKnown = (used: string): boolean => func.globals.findStr(used) >= 0 || func.builtins.findStr(used) >= 0;
      return { name, missing: globalsOf(func.code.code).filter((used) => !isKnown(used)) };
    });
    expect(missing.filter((each) => each.missing.length > 0)).toEqual([]);
  });

  test('gives each twin room for the arguments of its native', () => {
    const narrow = natives.filter((native) => {
      const { code } = vm.frozen(native.slow as string).code;
      const { signature } = native;
      if ((code.flags & CodeFlag.VARARGS) !== 0) return false;
      return code.argCount < signature.positional.length || signature.varArgs !== null;
    });
    // `iter` with a sentinel never gives up.
    expect(narrow.map((native) => native.label)).toEqual(['iter']);
  });

  test('lets each twin take by name what its native takes by name', () => {
    const deaf = natives.filter((native) => {
      const { code } = vm.frozen(native.slow as string).code;
      if ((code.flags & CodeFlag.VARKEYWORDS) !== 0) return false;
      const { signature } = native;
      const takes = code.varnames.slice(code.posOnlyArgCount, code.argCount + code.kwOnlyArgCount);
      const wanted = [...signature.positional.slice(signature.positionalOnly), ...signature.keywordOnly];
      return signature.varKeywords !== null || wanted.some((name) => !takes.includes(name) && name !== 'self');
    });
    expect(deaf.map((native) => native.label)).toEqual([]);
  });
});
