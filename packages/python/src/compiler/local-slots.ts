/**
 * The frame's slots, and the instructions that prepare them.
 *
 *     locals (parameters first) │ cells that are not parameters │ free variables
 *
 * Code generation numbers cells and free variables by themselves, from 0. A captured parameter keeps its
 * place among the locals, so the numbers behind it move down.
 */
import { CodeFlag } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import type { FlowGraph } from './flow-graph.ts';
import { Instruction } from './instruction.ts';
import { NO_LOCATION, lineLocation } from './location.ts';
import { Pseudo } from './operations.ts';
import type { Unit } from './unit.ts';

/** Puts the prefix in front of the code and renumbers cells; returns the names of the slots in order. */
export function prepareSlots(unit: Unit, graph: FlowGraph, flags: number): string[] {
  const cells = [...unit.cellvars.keys()];
  const slots = [...unit.varnames.keys()];
  const slotOfCell = cells.map((name) => {
    const parameter = unit.varnames.get(name);
    return parameter ?? slots.push(name) - 1;
  });
  const firstFree = slots.length;
  slots.push(...unit.freevars.keys());

  const prefix: Instruction[] = [];
  if (unit.freevars.size > 0) {
    prefix.push(new Instruction(Op.COPY_FREE_VARS, unit.freevars.size, NO_LOCATION));
  }
  for (const slot of slotOfCell.toSorted((a, b) => a - b)) {
    prefix.push(new Instruction(Op.MAKE_CELL, slot, NO_LOCATION));
  }
  if ((flags & (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) !== 0) {
    const location = lineLocation(unit.firstLine);
    prefix.push(new Instruction(Op.RETURN_GENERATOR, 0, location), new Instruction(Op.POP_TOP, 0, location));
  }

  const slotOf = (index: number): number => slotOfCell[index] ?? firstFree + index - cells.length;
  for (const block of graph.blocks()) {
    for (let i = 0; i < block.used; i++) {
      const instruction = block.at(i);
      if (usesCell(instruction.op)) {
        instruction.arg = slotOf(instruction.arg);
      }
    }
  }
  prefix.forEach((instruction, i) => graph.entry.insert(i, instruction));
  return slots;
}

function usesCell(op: number): boolean {
  return (
    op === Op.MAKE_CELL ||
    op === Pseudo.LOAD_CLOSURE ||
    op === Op.LOAD_DEREF ||
    op === Op.STORE_DEREF ||
    op === Op.DELETE_DEREF ||
    op === Op.LOAD_FROM_DICT_OR_DEREF
  );
}
