/**
 * The long forms of the tests of faults.
 *
 *   npm run soak                               all of them, one after the other
 *   npm run soak -- kills [--store sqlite|postgres] [--rounds 200] [--seed 1] [--students 6]
 *   npm run soak -- pauses [--rounds 40]       SIGSTOP of one of two nodes
 *   npm run soak -- partitions [--rounds 30]   nodes that lose their database, Redis or both
 *   npm run soak -- links [--rounds 20]        the network between students and server
 *   npm run soak -- outages [--store …] [--rounds 10]
 *   npm run soak -- syncs [--store …] [--rounds 100]   the system calls between a command and its acknowledgement
 *   npm run soak -- fuzz [--messages 1000000] [--sockets 40]
 *   npm run soak -- endurance [--minutes 60]   memory and open files of a class that goes on and on
 *   npm run soak -- check <folder>             the journals of a run that was kept, once more
 *
 * Ends with 1 if the checker, or anything else, found a fault.
 */
import { parseArgs } from 'node:util';
import { endurance } from './endurance.ts';
import { fuzz } from './fuzz.ts';
import { kills } from './kills.ts';
import { links } from './links.ts';
import { outages } from './outages.ts';
import { partitions } from './partitions.ts';
import { pauses } from './pauses.ts';
import { storeKinds } from './place.ts';
import type { Report } from './report.ts';
import { syncs } from './syncs.ts';
import { judgeFolder } from './verdict.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    store: { type: 'string' },
    rounds: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    students: { type: 'string', default: '6' },
    messages: { type: 'string', default: '1000000' },
    sockets: { type: 'string', default: '40' },
    minutes: { type: 'string', default: '60' },
  },
});

const begun = Date.now();
const say = (line: string): void => {
  process.stdout.write(`${((Date.now() - begun) / 1_000).toFixed(0).padStart(6)} s  ${line}\n`);
};
const seed = Number(values.seed);
const students = Number(values.students);
const rounds = (usual: number): number => Number(values.rounds ?? usual);
const stores = storeKinds.filter((kind) => values.store === undefined || values.store === kind);

const scenarios: Readonly<Record<string, readonly (() => Promise<Report>)[]>> = {
  kills: stores.map((store) => () => kills({ store, rounds: rounds(200), seed, students, say })),
  pauses: [() => pauses({ rounds: rounds(40), seed, students, say })],
  partitions: [() => partitions({ rounds: rounds(30), seed, students, say })],
  links: [() => links({ rounds: rounds(20), seed, students, isLong: true, say })],
  outages: stores.map((store) => () => outages({ store, rounds: rounds(10), seed, students, say })),
  syncs: stores.map((store) => () => syncs({ store, commands: rounds(100), say })),
  fuzz: [() => fuzz({ messages: Number(values.messages), sockets: Number(values.sockets), seed, say })],
  endurance: [() => endurance({ minutes: Number(values.minutes), students, seed, say })],
  check: [() => Promise.resolve({ faults: judgeFolder(positionals[1] ?? '.'), figures: {} })],
};

const [name = 'all'] = positionals;
const names = name === 'all' ? Object.keys(scenarios).filter((each) => each !== 'check') : [name];
const faulty: string[] = [];
for (const each of names) {
  const runs = scenarios[each];
  if (runs === undefined) {
    process.stderr.write(`There is no "${each}"; there are ${Object.keys(scenarios).join(', ')}.\n`);
    process.exit(2);
  }
  for (const run of runs) {
    const { faults, figures } = await run();
    for (const [what, figure] of Object.entries(figures)) say(`${each}  ${what}: ${figure}`);
    for (const fault of faults.slice(0, 50)) say(`FAULT ${fault}`);
    say(`${each}  ${faults.length} faults`);
    if (faults.length > 0) faulty.push(each);
  }
}
process.exit(faulty.length === 0 ? 0 : 1);
