import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReadyProcess, programOf, startReady } from './distribution-process.ts';
import { freePort } from './free-port.ts';
import { type PostgresProcess, startPostgres } from './postgres-process.ts';
import { type RedisProcess, startRedis } from './redis-process.ts';
import { type ServerProcess, startProcess } from './server-process.ts';

/** What `docker-compose.yml` describes, as plain processes of one machine: proxy, two nodes, Postgres, Redis. */
export interface Topology {
  readonly proxyPort: number;
  readonly databaseUrl: string;
  readonly postgres: PostgresProcess;
  readonly redis: RedisProcess;
  readonly nodes: readonly Node[];
  remove(): Promise<void>;
}

export interface Node {
  readonly port: number;
  readonly server: ServerProcess;
  /** Rooms it has opened since it was started. */
  opened(): number;
  /** Ends it with the signal, if it lives. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** On the same port. */
  start(): Promise<void>;
}

const proxyConfig = fileURLToPath(new URL('../../../../deploy/haproxy.cfg', import.meta.url));

export async function startTopology(): Promise<Topology> {
  const folder = mkdtempSync(join(tmpdir(), 'nonlocal-topology-'));
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis(folder)]);
  const databaseUrl = postgres.freshDatabase();
  const nodes = await Promise.all([
    startNode(folder, databaseUrl, redis.url),
    startNode(folder, databaseUrl, redis.url),
  ]);
  const proxyPort = await freePort();
  const proxy = await startProxy(
    proxyPort,
    nodes.map(({ port }) => port),
  );
  return {
    proxyPort,
    databaseUrl,
    postgres,
    redis,
    nodes,
    remove: async () => {
      proxy.process.kill('SIGKILL');
      await Promise.all(nodes.map((node) => node.end('SIGKILL')));
      await Promise.all([redis.kill(), postgres.remove()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startNode(folder: string, databaseUrl: string, redisUrl: string): Promise<Node> {
  const port = await freePort();
  const env = {
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    NONLOCAL_TRUST_PROXY: 'loopback',
    LOG_LEVEL: 'debug',
  };
  let server = await startProcess(folder, env);
  return {
    port,
    get server() {
      return server;
    },
    opened: () => server.output().split('a room was opened').length - 1,
    end: async (signal) => {
      await server.end(signal);
    },
    start: async () => {
      server = await startProcess(folder, env);
    },
  };
}

function startProxy(port: number, nodes: readonly number[]): Promise<ReadyProcess> {
  const [a, b] = nodes;
  const env = {
    NONLOCAL_PROXY_BIND: `127.0.0.1:${port}`,
    NONLOCAL_NODE_A: `127.0.0.1:${a}`,
    NONLOCAL_NODE_B: `127.0.0.1:${b}`,
  };
  // `-db` keeps it in the foreground; it says that it is ready when its workers are.
  return startReady(programOf('haproxy', 'HAPROXY_BIN'), ['-W', '-db', '-f', proxyConfig], env, (output) =>
    output.includes('Loading success'),
  );
}
