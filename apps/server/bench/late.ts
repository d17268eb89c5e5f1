import type { LogEntry, Op, RoomId } from '@nonlocal/classroom';
import { asCmdId, asMemberId } from '@nonlocal/protocol';
import { Session, engineVersion } from '@nonlocal/scope';
import { into, load } from '../src/testing/socket-client.ts';
import type { SqliteStore } from '../src/store/sqlite-store.ts';
import { Samples, say, table } from './measured.ts';
import { Teacher } from './rooms.ts';
import { type Stage, withServer } from './stage.ts';

const entries = 50_000;
const imageEvery = 200;
/** The last image is not at the head: some entries have to be folded. */
const afterImage = 150;
const joiners = 40;
const boundMs = 1_500;
const boundBytes = 200_000;

/** A lesson that goes on for hours, with frames, cells and output. */
const program = `def counter(start):
    count = start
    def step(by=1):
        nonlocal count
        count = count + by
        return count
    return step

steps = counter(0)
squares = []
n = 0
while True:
    n = steps()
    squares.append(n * n)
    if n % 100 == 0:
        print('a hundred more:', n)
        squares = squares[-20:]
`;

/** Who comes at step 50,000, one after the other: until the state is on screen and until the sandbox has its image. */
export async function late(stage: Stage): Promise<void> {
  const began = performance.now();
  await withServer({ rooms: 2, fill: fifty }, async (server, [room, another]) => {
    say(`2 × ${entries} entries written in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
    // Interpreters that are still starting are no part of it.
    const other = await Teacher.join(server.port, (another ?? room).token);
    other.head = entries;
    await other.command(into);
    other.close();
    const opening = performance.now();
    const teacher = await Teacher.join(server.port, room.token);
    const shown = new Samples();
    const forkable = new Samples();
    let bytes = 0;
    for (let i = 0; i < joiners; i++) {
      const begin = performance.now();
      await stage.crowd.count();
      const { each } = await stage.crowd.join({
        kind: 'nonlocal',
        port: server.port,
        codes: [room.code],
        perRoom: 1,
        pace: 1_000,
      });
      if (i === 0)
        say(`the room was opened, and the first one saw it, after ${(performance.now() - opening).toFixed(0)} ms`);
      shown.add(each.max);
      const images = await stage.crowd.images();
      forkable.add(performance.now() - begin);
      const report = await stage.crowd.report([entries]);
      bytes = Math.max(bytes, report.bytes + images.bytes);
      if (report.behind + images.refused > 0) stage.fail('late: one was behind, or had no image');
      await stage.crowd.leave();
    }
    const [a, b] = [shown.spread(), forkable.spread()];
    say(
      table([
        ['', 'p50 ms', 'p95 ms', 'max ms', 'KB'],
        ['on screen', a.p50, a.p95, a.max, ''],
        ['ready to fork', b.p50, b.p95, b.max, bytes / 1_024],
      ]),
    );
    if (b.p95 > boundMs) stage.fail(`late: p95 was ${Math.round(b.p95)} ms`);
    if (bytes > boundBytes) stage.fail(`late: one got ${bytes} bytes`);
    teacher.close();
  });
}

/** As a server would have left it: the log, and the images of now and then. */
async function fifty(store: SqliteStore, room: RoomId): Promise<void> {
  const session = Session.create();
  let writing: Promise<unknown>[] = [];
  for (let seq = 1; seq <= entries; seq++) {
    const op = (seq === 1 ? load(program) : into) as Exclude<Op, { kind: 'void' }>;
    session.apply(op);
    const entry: LogEntry = { seq, cmdId: asCmdId(`c${seq}`), actor: asMemberId('instructor'), op, at: seq };
    writing.push(store.append(room, entry));
    if ((seq + afterImage) % imageEvery !== 0) continue;
    await Promise.all(writing);
    writing = [];
    if (seq < entries - 5 * imageEvery) continue;
    await store.saveImage(room, { seq, hash: session.hash(), engine: engineVersion, bytes: session.snapshot() });
  }
  await Promise.all(writing);
}
