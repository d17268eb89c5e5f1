import { CodeFlag } from '../code/code-object.ts';
import type { CodeObject, CodeScope, Const, ExceptionEntry } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import type { Scope } from '../symtable/scope.ts';
import { directJumps, normalizeJumps } from './block-order.ts';
import { borrowLoads } from './fast-loads.ts';
import { removeRedundantNopsAndJumps } from './flow-cleanup.ts';
import { buildFlowGraph } from './flow-graph.ts';
import type { Block, FlowGraph } from './flow-graph.ts';
import { Instruction } from './instruction.ts';
import { prepareSlots } from './local-slots.ts';
import { NEXT_LOCATION, NO_LOCATION } from './location.ts';
import { Pseudo, isBlockPush, isJump, isTerminator } from './operations.ts';
import { optimize } from './optimize.ts';
import { measureStack } from './stack-depth.ts';
import type { Unit } from './unit.ts';

/** Turns what was generated for one unit into its code object. */
export function assembleUnit(unit: Unit, filename: string, futureAnnotations: boolean): CodeObject {
  const { scope } = unit;
  const flags = flagsOf(scope, futureAnnotations);
  const graph = buildFlowGraph(unit.sequence);
  optimize(graph, unit.constants, unit.varnames.size, scope.parameters.length);
  const constants = dropUnusedConstants(graph, unit.constants.items);
  expandConditionalJumps(graph);
  const stackSize = measureStack(graph);
  const slots = prepareSlots(unit, graph, flags);
  replacePseudoOperations(graph);
  normalizeJumps(graph);
  borrowLoads(graph);
  directJumps(graph);

  if (unit.firstParameter !== null) {
    slots[0] = unit.firstParameter;
  }
  const blocks = [...graph.blocks()];
  const starts = new Map<Block, number>();
  const instructions: Instruction[] = [];
  for (const block of blocks) {
    starts.set(block, instructions.length);
    for (let i = 0; i < block.used; i++) {
      instructions.push(block.at(i));
    }
  }
  const { cells, locals } = slotNames(unit, slots);
  const { encoded, positions, expressionEnds, secondPositions } = encode(instructions, starts);
  // Code lives as long as the program: what grew while it was made is copied to its length. Images have the keys in this order.
  return {
    name: unit.name,
    qualname: unit.qualname,
    filename,
    firstLine: unit.firstLine,
    flags,
    argCount: unit.counts.args + unit.counts.posOnly,
    posOnlyArgCount: unit.counts.posOnly,
    kwOnlyArgCount: unit.counts.kwOnly,
    stackSize: Math.max(stackSize, 1),
    varnames: locals.slice(),
    cellvars: cells.slice(),
    freevars: [...unit.freevars.keys()],
    names: [...unit.names.keys()],
    consts: constants.slice(),
    localsPlus: slots.slice(),
    instructions: encoded,
    positions,
    expressionEnds,
    secondPositions,
    exceptionTable: exceptionTable(instructions, starts).slice(),
    scope: codeScope(scope),
  };
}

function flagsOf(scope: Scope, futureAnnotations: boolean): number {
  let flags = 0;
  if (scope.isFunctionLike) {
    flags |= CodeFlag.NEWLOCALS | CodeFlag.OPTIMIZED;
    flags |= scope.isNested ? CodeFlag.NESTED : 0;
    if (scope.isGenerator) {
      flags |= scope.isCoroutine ? CodeFlag.ASYNC_GENERATOR : CodeFlag.GENERATOR;
    }
    flags |= scope.hasVarargs ? CodeFlag.VARARGS : 0;
    flags |= scope.hasVarkeywords ? CodeFlag.VARKEYWORDS : 0;
    flags |= scope.hasDocstring ? CodeFlag.HAS_DOCSTRING : 0;
    flags |= scope.isMethod ? CodeFlag.METHOD : 0;
  }
  if (scope.isCoroutine && !scope.isGenerator) {
    flags |= CodeFlag.COROUTINE;
  }
  return futureAnnotations ? flags | CodeFlag.FUTURE_ANNOTATIONS : flags;
}

/** The first constant stays in any case: it may be the docstring. */
function dropUnusedConstants(graph: FlowGraph, constants: readonly Const[]): Const[] {
  const used = new Set<number>([0]);
  const loads: Instruction[] = [];
  for (const block of graph.blocks()) {
    for (let i = 0; i < block.used; i++) {
      const instruction = block.at(i);
      if (instruction.op === Op.LOAD_CONST) {
        used.add(instruction.arg);
        loads.push(instruction);
      }
    }
  }
  const kept: Const[] = [];
  const renumbered = new Map<number, number>();
  constants.forEach((constant, i) => {
    if (used.has(i)) {
      renumbered.set(i, kept.push(constant) - 1);
    }
  });
  for (const load of loads) {
    load.arg = renumbered.get(load.arg) ?? 0;
  }
  return kept;
}

/** `JUMP_IF_…` keeps the value it tests: a copy is tested instead. */
function expandConditionalJumps(graph: FlowGraph): void {
  for (const block of graph.blocks()) {
    const { last } = block;
    if (last?.op === Pseudo.JUMP_IF_FALSE || last?.op === Pseudo.JUMP_IF_TRUE) {
      last.op = last.op === Pseudo.JUMP_IF_FALSE ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
      for (const added of [new Instruction(Op.COPY, 1, last.location), new Instruction(Op.TO_BOOL, 0, last.location)]) {
        added.handler = last.handler;
        block.insert(block.used - 1, added);
      }
    }
  }
}

function replacePseudoOperations(graph: FlowGraph): void {
  for (const block of graph.blocks()) {
    for (let i = 0; i < block.used; i++) {
      const instruction = block.at(i);
      if (isBlockPush(instruction.op)) {
        instruction.become(Op.NOP);
      } else if (instruction.op === Pseudo.LOAD_CLOSURE) {
        instruction.op = Op.LOAD_FAST;
      } else if (instruction.op === Pseudo.STORE_FAST_MAYBE_NULL) {
        instruction.op = Op.STORE_FAST;
      }
    }
  }
  removeRedundantNopsAndJumps(graph);
}

/** A captured parameter is a local and a cell. */
function slotNames(unit: Unit, slots: readonly string[]): { readonly locals: string[]; readonly cells: string[] } {
  const cells = slots.filter((name, slot) => {
    const isLocal = slot < unit.varnames.size;
    return unit.cellvars.has(name) && (isLocal || slot < slots.length - unit.freevars.size);
  });
  return { locals: slots.slice(0, unit.varnames.size), cells };
}

/**
 * `END_ASYNC_FOR` names the `END_SEND` of the loop's await, for monitoring. The graph leads to its `SEND`, from which
 * it is always this far: `SEND`, `YIELD_VALUE`, `RESUME`, `JUMP_BACKWARD_NO_INTERRUPT`, `END_SEND`.
 */
const SEND_TO_END_SEND = 4;

const noPositions = new Int32Array(0);

interface Encoded {
  readonly encoded: Int32Array;
  readonly positions: Int32Array;
  readonly expressionEnds: Uint8Array;
  readonly secondPositions: Int32Array;
}

function encode(instructions: readonly Instruction[], starts: ReadonlyMap<Block, number>): Encoded {
  // One buffer for the four: a buffer of its own costs more than most of these arrays hold.
  const count = instructions.length;
  const halves = instructions.filter(({ secondLocation }) => secondLocation !== null).length;
  const buffer = new ArrayBuffer(count * 25 + halves * 20);
  const encoded = new Int32Array(buffer, 0, count * 2);
  const positions = new Int32Array(buffer, count * 8, count * 4);
  const secondPositions = halves === 0 ? noPositions : new Int32Array(buffer, count * 24, halves * 5);
  const expressionEnds = new Uint8Array(buffer, count * 24 + halves * 20, count);
  let second = halves;
  let following = NO_LOCATION;
  for (let i = instructions.length - 1; i >= 0; i--) {
    const instruction = instructions[i];
    if (instruction === undefined) {
      continue;
    }
    if (instruction.location.line === NEXT_LOCATION.line) {
      instruction.location = isTerminator(instruction.op) ? NO_LOCATION : following;
    }
    following = instruction.location;
    const { op, arg, target, location } = instruction;
    encoded[2 * i] = op;
    encoded[2 * i + 1] = isJump(op) && target !== null ? (starts.get(target) ?? 0) : arg;
    if (op === Op.END_ASYNC_FOR) {
      encoded[2 * i + 1] = (encoded[2 * i + 1] ?? 0) + SEND_TO_END_SEND;
    }

    // Without a line there are no columns either.
    const { line, endLine, col, endCol } = location.line < 0 ? NO_LOCATION : location;
    positions.set([line, endLine, col, endCol], 4 * i);
    expressionEnds[i] = instruction.endsExpression ? 1 : 0;
    if (instruction.secondLocation !== null) {
      const half = instruction.secondLocation;
      second--;
      secondPositions.set([i, half.line, half.endLine, half.col, half.endCol], 5 * second);
    }
  }
  return { encoded, positions, expressionEnds, secondPositions };
}

/** One entry for each run of instructions with the same handler. */
function exceptionTable(instructions: readonly Instruction[], starts: ReadonlyMap<Block, number>): ExceptionEntry[] {
  const entries: ExceptionEntry[] = [];
  let start = 0;
  let current: Block | null = null;
  const finish = (end: number): void => {
    if (current !== null && end > start) {
      entries.push({
        start,
        end,
        target: starts.get(current) ?? 0,
        depth: current.startDepth - (current.keepsLasti ? 2 : 1),
        pushLasti: current.keepsLasti,
      });
    }
  };
  instructions.forEach(({ handler }, i) => {
    if (handler !== current) {
      finish(i);
      start = i;
      current = handler;
    }
  });
  finish(instructions.length);
  return entries;
}

const codeScopes = new WeakMap<Scope, CodeScope>();

/** The part of a scope that lives on with the code: no tree, no positions. */
function codeScope(scope: Scope): CodeScope {
  let slim = codeScopes.get(scope);
  if (slim === undefined) {
    const { kind, name, names, parent } = scope;
    slim = { kind, name, names, parent: parent === null ? null : codeScope(parent) };
    codeScopes.set(scope, slim);
  }
  return slim;
}
