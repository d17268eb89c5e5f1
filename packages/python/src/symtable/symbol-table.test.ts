import { describe, expect, it } from 'vitest';
import { scopesOf } from '../compiler/testing.ts';
import { mangle } from './mangle.ts';
import type { Scope } from './scope.ts';

/** The scope at the end of a path of names. */
function at(source: string, ...path: readonly string[]): Scope {
  return path.reduce((scope, name) => {
    const child = scope.children.find((each) => each.name === name && each.kind !== 'annotation');
    if (child === undefined) {
      throw new Error(`${scope.name} has no scope ${name}`);
    }
    return child;
  }, scopesOf(source));
}

/** Every place where a name is written: `action line:col`, in brackets where only its statement is known. */
function uses(scope: Scope, name: string): string[] {
  return (scope.uses.get(name) ?? []).map(({ action, range, isExact }) => {
    const place = `${range.line}:${range.col}-${range.endCol}`;
    return `${action} ${isExact ? place : `[${place}]`}`;
  });
}

const closure = `
def outer(x):
    y = x
    def inner():
        return y + z
    return inner
`;

describe('names', () => {
  it('resolve to local, cell, free and global', () => {
    expect([...at(closure, 'outer').names]).toEqual([
      ['x', 'local'],
      ['y', 'cell'],
      ['inner', 'local'],
    ]);
    expect([...at(closure, 'outer', 'inner').names]).toEqual([
      ['y', 'free'],
      ['z', 'globalImplicit'],
    ]);
  });

  it('are listed in functions that only hand them down', () => {
    const source = 'def a():\n x = 1\n def b():\n  def c(): return x\n';
    expect(at(source, 'a', 'b').names.get('x')).toBe('free');
  });

  it('of a class are invisible in its methods', () => {
    const source = 'class A:\n x = 1\n def f(self): return x\n';
    expect(at(source, 'A', 'f').names.get('x')).toBe('globalImplicit');
  });

  it('declared global are marked in the module too', () => {
    const source = 'def f():\n global x\n x = 1\n';
    expect(at(source, 'f').names.get('x')).toBe('globalExplicit');
    expect(at(source).names.get('x')).toBe('globalExplicit');
  });

  it('of an inlined comprehension are merged into the scope around it', () => {
    const scope = at('def f(a): return [b for b in a]\n', 'f');
    expect(scope.names.get('b')).toBe('local');
    expect(scope.children.filter((child) => child.kind === 'comprehension')).toEqual([]);
    expect(scope.inlined.map((child) => child.name)).toEqual(['listcomp']);
  });

  it('are mangled where they are private', () => {
    expect([...at('class A:\n def f(self): __x = self\n', 'A', 'f').symbols.keys()]).toEqual(['self', '_A__x']);
    expect(mangle('__A', '__x')).toBe('_A__x');
    expect(mangle('_', '__x')).toBe('__x');
    expect(mangle('A', '__x__')).toBe('__x__');
    expect(mangle('A', '__x.y')).toBe('__x.y');
    expect(mangle(null, '__x')).toBe('__x');
  });
});

describe('uses', () => {
  it('have the range of each occurrence', () => {
    const scope = at(closure, 'outer');
    expect(uses(scope, 'x')).toEqual(['parameter 2:10-11', 'load 3:8-9']);
    expect(uses(scope, 'y')).toEqual(['store 3:4-5']);
    expect(uses(at(closure, 'outer', 'inner'), 'y')).toEqual(['load 5:15-16']);
  });

  it('say where the tree does not keep the name’s own range', () => {
    const source = 'import a, b.c, d as e\ndef f(): pass\n';
    expect(uses(at(source), 'a')).toEqual(['import 1:7-8']);
    expect(uses(at(source), 'b')).toEqual(['import [1:10-13]']);
    expect(uses(at(source), 'e')).toEqual(['import [1:15-21]']);
    expect(uses(at(source), 'f')).toEqual(['store [2:0-13]']);
  });

  it('leave the annotation out of a parameter’s range', () => {
    expect(uses(at('def f(name: int): pass\n', 'f'), 'name')).toEqual(['parameter 1:6-10']);
  });

  it('do not list what the language adds', () => {
    const scope = at('class A(B):\n def f(self): super().f()\n', 'A', 'f');
    expect(scope.names.get('__class__')).toBe('free');
    expect(uses(scope, '__class__')).toEqual([]);
  });
});
