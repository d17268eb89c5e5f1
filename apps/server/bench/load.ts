/**
 * The server under load, beside a peer: bare `ws` that sends frames of the same sizes at the same rate in the same run.
 *
 *   node --import tsx apps/server/bench/load.ts [names] [--seconds 20]
 *
 *   500x20 1000x10 2000x10 5000x2   students in one room, and steps a second; any others too
 *   rooms      300 rooms of 20 students, all stepping at the same moment of each second
 *   ceiling    1,000 students: more and more steps a second, until p99 is over 250 ms
 *   storm      1,000 students join at once, with a state of 20 KB; handshakes are admitted at 200 a second
 *   forks      500 students ask for the image in the same second of a class that goes on
 *   late       who joins at step 50,000
 *   restart    500 students while the server is killed and started again, and while one of two nodes is
 *   stalled    500 students of whom none, then five, stop reading
 *   hostile    20 rooms of 10, while another room runs programs that want everything
 *
 * Without names: all of them. Latency is from the moment a step was due to its arrival at a student; ours has the
 * commit and the interpreter in it, the peer's has neither. Ends with 1 if anything was lost, or a bound was missed.
 * `PROFILE=<folder>` writes processor profiles of the servers.
 */
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { ceiling, follow } from './follow.ts';
import { hostile } from './hostile.ts';
import { late } from './late.ts';
import { say } from './measured.ts';
import { restart } from './restart.ts';
import { Crowd, type Stage } from './stage.ts';
import { stalled } from './stalled.ts';
import { forks, storm } from './storm.ts';

const classes = ['500x20', '1000x10', '2000x10', '5000x2'];

const scenarios: ReadonlyMap<string, (stage: Stage) => Promise<void>> = new Map([
  ['rooms', (stage: Stage) => follow(stage, { rooms: 300, perRoom: 20, rate: 1 })],
  ['ceiling', ceiling],
  ['storm', storm],
  ['forks', forks],
  ['late', late],
  ['restart', restart],
  ['stalled', stalled],
  ['hostile', hostile],
]);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '20' } },
});
const names = positionals.length === 0 ? [...classes, ...scenarios.keys()] : positionals;
const require = createRequire(import.meta.url);
const versionOf = (name: string): string => String(Reflect.get(require(`${name}/package.json`) as object, 'version'));
say(
  `node ${process.versions.node}, socket.io ${versionOf('socket.io')}, ws ${versionOf('ws')}, ` +
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; clients on the same machine`,
);
for (const name of names) {
  const scenario = scenarios.get(name) ?? oneRoom(name);
  if (scenario === undefined)
    throw new Error(`There is no ${name}; there are ${[...classes, ...scenarios.keys()].join(', ')}.`);
  say(`\n== ${name}`);
  const crowd = new Crowd();
  const fail = (what: string): void => {
    say(`!! ${what}`);
    process.exitCode = 1;
  };
  await scenario({ crowd, seconds: Number(values.seconds), fail });
  crowd.end();
}

function oneRoom(name: string): ((stage: Stage) => Promise<void>) | undefined {
  const [, perRoom, rate] = /^(\d+)x(\d+)$/.exec(name) ?? [];
  if (perRoom === undefined || rate === undefined) return undefined;
  return (stage) => follow(stage, { rooms: 1, perRoom: Number(perRoom), rate: Number(rate) });
}
