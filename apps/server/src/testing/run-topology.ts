import { startTopology } from './topology.ts';

const topology = await startTopology();
const { proxyPort, postgres, redis, nodes } = topology;
const lines = [
  `Instructor: http://localhost:${proxyPort}/teach/`,
  `Students:   http://localhost:${proxyPort}/`,
  ...nodes.map(({ port, server }, index) => `node ${'ab'[index]}:   port ${port}, process ${server.process.pid}`),
  `Postgres:   process ${postgres.process.pid}`,
  `Redis:      process ${redis.process.pid}`,
];
process.stdout.write(`${lines.join('\n')}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void topology.remove().then(() => process.exit(0)));
}
