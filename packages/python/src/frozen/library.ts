import { PyDict } from '../objects/dict.ts';
import { PyFunction } from '../objects/function.ts';
import { outsideMachines, sharedClock } from '../objects/heap.ts';
import type { PyNative } from '../objects/native.ts';
import { wrapCode } from '../objects/constant.ts';
import type { CodeObject } from '../code/code-object.ts';
import { Machine, type MachineOptions } from '../vm/machine.ts';
import { furtherSources, intrinsics } from './intrinsic.ts';
import { frozenPart } from '../parts/parts.ts';

/**
 * The engine's own Python: what natives hand over to when the guest's Python must run. One hidden namespace of top-level
 * functions, each compiled when it is first needed, shared by all machines of the process: the functions are never
 * changed, and the guest never sees them.
 */
interface Library {
  /** The text of each function, by name, of the sources that have come so far. */
  readonly chunks: Map<string, string>;
  readonly globals: PyDict;
  /** Executes the `def`s. Its builtins are those of frozen code: the guest cannot change them. */
  readonly machine: Machine;
}
let library: Library | null = null;

function open(compile: MachineOptions['compile']): Library {
  if (library !== null) return library;
  const globals = new PyDict();
  globals.setStr('__name__', 'builtins');
  library = { chunks: new Map(), globals, machine: new Machine({ compile, clock: sharedClock() }) };
  return library;
}

/** How many of the intrinsics and of the sources are in the library; the others came with parts since. */
let seenIntrinsics = 0;
let seenSources = 0;

function catchUp({ chunks, globals }: Library): void {
  const sources = [...frozenPart.get(), ...furtherSources];
  for (; seenIntrinsics < intrinsics.length; seenIntrinsics++) {
    const native = intrinsics[seenIntrinsics] as PyNative;
    globals.setStr(native.name, native);
  }
  for (; seenSources < sources.length; seenSources++) readChunks(sources[seenSources] as string, chunks);
}

/** Splits a source into its top-level functions: from one unindented `def` to the next. */
function readChunks(source: string, chunks: Map<string, string>): void {
  for (const part of source.split(/^(?=def )/mu)) {
    const name = /^def (?<name>\w+)\(/u.exec(part)?.groups?.['name'];
    if (name === undefined) continue;
    if (chunks.has(name)) throw new Error(`frozen function ${name} is defined twice`);
    chunks.set(name, part);
  }
}

/** The hidden namespace and its builtins, which images refer to by name. */
export function frozenNamespaces(compile: MachineOptions['compile']): {
  readonly globals: PyDict;
  readonly builtins: PyDict;
} {
  const { globals, machine } = outsideMachines(() => {
    const opened = open(compile);
    catchUp(opened);
    return opened;
  });
  return { globals, builtins: machine.builtins };
}

/** A function of the library, compiled with those it names when it is first asked for. */
export function frozenFunction(name: string, compile: MachineOptions['compile']): PyFunction {
  const made = library?.globals.getStr(name);
  if (made instanceof PyFunction) return made;
  return outsideMachines(() => load(name, open(compile), compile));
}

function load(name: string, whole: Library, compile: MachineOptions['compile']): PyFunction {
  catchUp(whole);
  const { chunks, globals, machine } = whole;
  const source = chunks.get(name);
  if (source === undefined) throw new Error(`there is no frozen function ${name}`);
  const result = compile(source, `<frozen ${name}>`, 'exec', 0);
  if (result.kind === 'diagnostic')
    throw new Error(`frozen ${name}: ${result.diagnostic.message} in line ${result.diagnostic.line}`);
  machine.start(wrapCode(result.code, true), globals, globals);
  const outcome = machine.run();
  const func = globals.getStr(name);
  if (outcome.kind !== 'returned' || !(func instanceof PyFunction)) throw new Error(`frozen ${name} could not be made`);
  for (const used of namesIn(result.code)) {
    if (chunks.has(used) && globals.findStr(used) < 0) frozenFunction(used, compile);
  }
  return func;
}

function namesIn(code: CodeObject): string[] {
  const names = [...code.names];
  for (const value of code.consts) if (value.type === 'code') names.push(...namesIn(value.code));
  return names;
}
