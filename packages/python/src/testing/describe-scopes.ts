import type { CodeObject } from '../code/code-object.ts';
import { compileSource } from '../compiler/compile.ts';
import { scopesOf } from '../compiler/testing.ts';
import type { Scope } from '../symtable/scope.ts';
import { run } from './run.ts';

type Table = readonly [
  type: number,
  name: string,
  symbols: Readonly<Record<string, number>>,
  children: readonly Table[],
];
type Variables = readonly [
  qualname: string,
  varnames: readonly string[],
  cellvars: readonly string[],
  freevars: readonly string[],
  inner: readonly Variables[],
];

/** What scripts/describe-scopes.py says of a program. */
export interface Described {
  readonly table: Table | null;
  readonly code: Variables | null;
  readonly stdout: string;
  readonly error: string | null;
}

/** CPython's numbers for kinds of blocks. */
const blockTypes = {
  function: 0,
  class: 1,
  module: 2,
  annotation: 3,
  typeAlias: 4,
  typeParameters: 5,
  typeVariable: 6,
} as const satisfies Record<Scope['block'], number>;

function tableOf(scope: Scope): Table {
  const symbols = Object.fromEntries([...scope.symbols].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return [blockTypes[scope.block], scope.name, symbols, scope.children.map(tableOf)];
}

function variablesOf(code: CodeObject): Variables {
  const inner = code.consts.flatMap((each) => (each.type === 'code' ? [variablesOf(each.code)] : []));
  return [code.qualname, code.varnames, code.cellvars, code.freevars, inner];
}

/** The same of this engine. */
export function describeScopes(source: string): Described {
  const compiled = compileSource(source, 'main.py', 'exec');
  const { stdout, exception: error } = run(source, { limits: { instructions: 2_000_000 } });
  if (compiled.kind === 'diagnostic') return { table: null, code: null, stdout, error };
  return { table: tableOf(scopesOf(source)), code: variablesOf(compiled.code), stdout, error };
}
