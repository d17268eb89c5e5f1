/** The server as it is, with a store that fails as the environment variable `SABOTAGE` says. */
import { defaultRoomSettings } from '@nonlocal/classroom';
import { defaultPoolSettings } from '../src/interpreter/pool.ts';
import { runServer } from '../src/run-server.ts';
import { readSabotage, sabotaged } from './sabotage.ts';

const sabotage = readSabotage(process.env['SABOTAGE'] ?? '{}');

await runServer(process.env, {
  // Images often enough for a short class to have some.
  room: { ...defaultRoomSettings, imageEvery: 25 },
  // It starts hundreds of times, and has a room or two.
  pool: { ...defaultPoolSettings, processes: 1 },
  aroundStore: (store) => sabotaged(store, sabotage),
});
