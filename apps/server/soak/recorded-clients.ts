import { SocketClient, createRoom, into, load } from '../src/testing/socket-client.ts';

/** What an instructor and a student send in a room of their own: one of each message, as text on the wire. */
export async function recordClients(port: number): Promise<readonly string[]> {
  const recorded: string[] = [];
  const room = await createRoom(port);
  const open = (token: string | null): SocketClient => {
    const client = new SocketClient(port, token);
    client.socket.io.engine.on('packetCreate', ({ type, data }) => {
      if (type === 'message' && typeof data === 'string') recorded.push(`4${data}`);
    });
    return client;
  };
  const teacher = open(room.instructorToken);
  await teacher.hello({ role: 'instructor' });
  await teacher.reached(0);
  const student = open(null);
  await student.hello({ role: 'student', code: room.code, nickname: 'Grace Hopper' });
  await student.reached(0);
  const ops = [
    load('def outer():\n    n = 1\n    def inner():\n        return n\n    return inner\nprint(outer()())\n'),
    into,
    { kind: 'step', granularity: 'expression', move: { kind: 'toLine', line: 3 } },
    { kind: 'back', granularity: 'instruction', move: 'out' },
    { kind: 'goTo', step: 1 },
    { kind: 'breakpoints', lines: [2, 4] },
    { kind: 'evaluate', frame: 1, source: 'outer' },
    { kind: 'setCell', cell: 7, source: '42' },
    { kind: 'input', text: 'Ada' },
    { kind: 'restart' },
  ];
  for (const [base, op] of ops.entries()) {
    await teacher.ask('cmd', { cmdId: `recorded-${base}`, base, op });
    await teacher.reached(base + 1);
  }
  for (const client of [teacher, student]) {
    await client.ask('seen', { seq: 3, status: 'forked', forkedAt: 2 });
    await client.ask('hand', { raised: true });
    await client.ask('resume', { seq: 1 });
    await client.ask('image', {});
  }
  await teacher.ask('manage', { kind: 'door', door: 'open' });
  await teacher.ask('manage', { kind: 'kick', member: 'nobody' });
  await student.ask('bye', {});
  student.close();
  teacher.close();
  return recorded;
}
