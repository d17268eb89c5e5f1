export { FakeClock } from './fake-clock.ts';
export { Dice, seededRandom } from './seeded-random.ts';
export { SocketPair, type EndEvents, type ServerEnd } from './socket-pair.ts';
