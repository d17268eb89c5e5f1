/**
 * Entry of an interpreter process: started by the pool with an empty environment, talks only to its parent, and ends
 * with it. Its one argument is its weight.
 */
import type { FromInterpreter, ToInterpreter } from './interpreter/ipc.ts';
import { Workbench } from './interpreter/workbench.ts';
import { tellTheUncaught } from './told-error.ts';

tellTheUncaught();

/** A parent that was killed is found to be gone by what can no longer be said to it. */
function say(message: FromInterpreter): void {
  process.send?.(message, undefined, {}, (error) => {
    if (error !== null) process.exit(0);
  });
}

const weight = process.argv[2] === 'heavy' ? 'heavy' : 'light';
const workbench = new Workbench(say, Date.now, weight);
let isWorking = false;

function work(): void {
  isWorking = workbench.work();
  // As a macrotask: messages of the parent come in between.
  if (isWorking) setImmediate(work);
}

process.on('message', (message: ToInterpreter) => {
  workbench.receive(message);
  if (isWorking) return;
  isWorking = true;
  setImmediate(work);
});
process.on('disconnect', () => process.exit(0));
say({ kind: 'alive', room: null, seq: 0 });
// Signals of the terminal go to the whole group; the parent decides when we end.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
