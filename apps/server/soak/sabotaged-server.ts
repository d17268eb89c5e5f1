/** The server as it is, with a store that fails as the environment variable `SABOTAGE` says. */
import { defaultRoomSettings } from '@nonlocal/classroom';
import { runServer } from '../src/run-server.ts';
import { readSabotage, sabotaged } from './sabotage.ts';

const sabotage = readSabotage(process.env['SABOTAGE'] ?? '{}');

await runServer(process.env, {
  // Images often enough for a short class to have some.
  room: { ...defaultRoomSettings, imageEvery: 25 },
  aroundStore: (store) => sabotaged(store, sabotage),
});
