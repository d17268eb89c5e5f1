import type { CodeLayout } from './code-object.ts';
import { Op, opcodeInfo } from './opcodes.ts';

/** What bytes that were given as `co_code` say. */
export interface DecodedCode {
  /** As `CodeObject.instructions`. A jump that leads into the midst of an instruction, or nowhere, has the argument -1. */
  readonly instructions: Int32Array;
  readonly layout: CodeLayout;
  /** What cannot be run: an opcode that there is not, caches that are cut off or not empty. `null` where all is well. */
  readonly defect: string | null;
}

/** Reads `co_code` as CPython's `dis` does, one instruction after the other. There is an even number of bytes. */
export function decodeInstructions(bytes: Uint8Array): DecodedCode {
  const instructions: number[] = [];
  const offsets: number[] = [];
  const starts: number[] = [];
  const args: number[] = [];
  let defect: string | null = null;
  for (let at = 0; at < bytes.length;) {
    starts.push(at);
    let argument = 0;
    while (bytes[at] === Op.EXTENDED_ARG && at + 2 < bytes.length) {
      argument = ((argument << 8) | (bytes[at + 1] ?? 0)) << 0;
      at += 2;
    }
    const op = bytes[at] ?? 0;
    argument = (argument << 8) | (bytes[at + 1] ?? 0);
    offsets.push(at);
    args.push(argument);
    instructions.push(op, argument);
    at += 2;
    const info = opcodeInfo[op];
    if (info === undefined || op === Op.CACHE || op === Op.EXTENDED_ARG) defect ??= `unknown opcode ${op}`;
    const caches = 2 * (info?.caches ?? 0);
    if (at + caches > bytes.length || bytes.subarray(at, at + caches).some((byte) => byte !== 0))
      defect ??= `the caches of ${info?.name ?? ''} are not empty`;
    at = Math.min(at + caches, bytes.length);
  }
  starts.push(bytes.length);
  const decoded = Int32Array.from(instructions);
  const layout = { offsets: Int32Array.from(offsets), starts: Int32Array.from(starts), args: Int32Array.from(args) };
  resolveJumps(decoded, layout);
  return { instructions: decoded, layout, defect };
}

function resolveJumps(instructions: Int32Array, { starts, args }: CodeLayout): void {
  const indices = new Map<number, number>();
  for (let i = 0; i + 1 < starts.length; i++) indices.set(starts[i] as number, i);
  for (let i = 0; 2 * i < instructions.length; i++) {
    const jump = opcodeInfo[instructions[2 * i] as number]?.jump ?? 'none';
    if (jump === 'none') continue;
    const end = starts[i + 1] as number;
    const distance = 2 * (args[i] as number);
    // END_ASYNC_FOR counts backwards, to the END_SEND of its loop's await.
    const isBack = jump === 'backward' || instructions[2 * i] === Op.END_ASYNC_FOR;
    instructions[2 * i + 1] = indices.get(isBack ? end - distance : end + distance) ?? -1;
  }
}
