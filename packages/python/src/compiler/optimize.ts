import { checkUnboundLocals } from './unbound-locals.ts';
import { moveColdBlocks } from './block-order.ts';
import { optimizeConstantLoads } from './constant-loads.ts';
import type { ConstantPool } from './constants.ts';
import { labelExceptionTargets } from './exception-targets.ts';
import { insertSuperInstructions } from './fast-loads.ts';
import { removeRedundantNopsAndJumps, removeRedundantPairs, removeUnreachable } from './flow-cleanup.ts';
import type { FlowGraph } from './flow-graph.ts';
import { inlineSmallBlocks, resolveLines } from './flow-lines.ts';
import { optimizeBlocks } from './peephole.ts';

/** The passes in CPython's order. Each relies on what those before it left. */
export function optimize(graph: FlowGraph, constants: ConstantPool, localCount: number, parameterCount: number): void {
  labelExceptionTargets(graph);
  inlineSmallBlocks(graph);
  removeUnreachable(graph);
  resolveLines(graph);
  optimizeConstantLoads(graph, constants);
  optimizeBlocks(graph, constants);
  removeRedundantPairs(graph);
  removeUnreachable(graph);
  removeRedundantNopsAndJumps(graph);
  checkUnboundLocals(graph, localCount, parameterCount);
  insertSuperInstructions(graph);
  moveColdBlocks(graph);
  resolveLines(graph);
}
