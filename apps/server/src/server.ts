import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { type RoomSettings, type RoomStore, type TokenHash, defaultRoomSettings } from '@nonlocal/classroom';
import type { Logger } from 'pino';
import { Admission } from './admission.ts';
import { Appends } from './appends.ts';
import { type ServerConfig, defaultConfig } from './config.ts';
import { httpDoor } from './http-door.ts';
import { InterpreterPool, type PoolSettings, defaultPoolSettings } from './interpreter/pool.ts';
import { Metrics } from './metrics.ts';
import { type Nodes, silentNodes } from './nodes/nodes.ts';
import { RedisNodes } from './nodes/redis-nodes.ts';
import { Openers } from './openers.ts';
import { Peers } from './peers.ts';
import { openLog } from './private-log.ts';
import { Readiness } from './readiness.ts';
import { Retention } from './retention.ts';
import { Tickets } from './sign-in/tickets.ts';
import { SocketDoor } from './socket-door.ts';
import { MemoryStore } from './store/memory-store.ts';
import { PostgresStore } from './store/postgres-store.ts';
import { ThreadedStore } from './store/threaded-store.ts';
import { Tally } from './tally.ts';

/** What was sent last gets this long to leave; a peer that takes nothing must not hold the server up. */
const goodbyeMs = 1_000;

/** No token has this hash: looking it up costs the store one index page, and says that it answers. */
const nobody = '0'.repeat(64) as TokenHash;

export interface RunningServer {
  readonly port: number;
  /** Takes nobody new, says goodbye to everyone, finishes what is being written, and ends: in this order. */
  close(): Promise<void>;
}

export interface ServerOptions extends Partial<ServerConfig> {
  readonly room?: RoomSettings;
  readonly pool?: PoolSettings;
  /** Stands between the rooms and their store: for tests in which a store fails, or the process ends, at a named point. */
  readonly aroundStore?: (store: RoomStore) => RoomStore;
}

/** Cannot start: the message names what to change. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Rejects with a `StartError` if the data cannot be opened or the port is taken. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const config: ServerConfig = { ...defaultConfig, ...options };
  const log = openLog(config.logLevel);
  const opened = await openStore(config, log);
  const store = options.aroundStore?.(opened) ?? opened;
  const tally = new Tally();
  const pool = new InterpreterPool(options.pool ?? defaultPoolSettings, tally);
  const http = createServer();
  const sockets = new Set<Socket>();
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  let port = config.port;
  const metrics = new Metrics(tally, () => door.sizes);
  const appends = new Appends((how, seconds) => metrics.appended(how, seconds));
  const readiness = new Readiness(() => store.memberByToken(nobody), Date.now);
  const nodes = openNodes(config, log);
  const settings = options.room ?? { ...defaultRoomSettings, maxStudents: config.maxStudents };
  const parts = { store, appends, pool, nodes, log, settings };
  const admission = new Admission(new Peers(config.trustedProxies), settings.maxStudents, Date.now());
  const { host, metricsToken } = config;
  const operations = { readiness, metrics, metricsToken };
  const signIn =
    config.signIn === null ? null : { config: config.signIn, tickets: new Tickets(config.signIn.secret, Date.now) };
  const openers = new Openers(config.instructorPassword, signIn?.tickets ?? null);
  http.on(
    'request',
    httpDoor({ hub: () => door.hub, admission, openers, tally, log, signIn, operations, host, port: () => port }),
  );
  // After the other: Socket.IO takes over what is asked of it, and passes on the rest to those who were there before.
  const door = new SocketDoor(http, parts, admission, tally);
  http.requestTimeout = 10_000;
  const { retentionDays } = config;
  const retention =
    retentionDays === null
      ? null
      : new Retention({ store, log, days: retentionDays, isOpen: (room) => door.hub.isOpen(room) });
  void retention?.sweep(Date.now());
  try {
    port = await listen(http, config);
  } catch (error) {
    await door.close();
    pool.close();
    await nodes.close();
    await store.close();
    throw error;
  }
  return {
    port,
    close: async () => {
      readiness.close();
      // From here on whoever connects is sent away by the system, and a proxy goes to another node.
      const closed = new Promise((resolve) => http.close(resolve));
      await door.farewell();
      const cutting = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, goodbyeMs);
      await door.close();
      await closed;
      clearTimeout(cutting);
      retention?.close();
      pool.close();
      await nodes.close();
      await store.close();
    },
  };
}

function openNodes({ databaseUrl, redisUrl }: ServerConfig, log: Logger): Nodes {
  return redisUrl === null ? silentNodes(databaseUrl === null) : new RedisNodes(redisUrl, log);
}

function openStore({ databaseUrl, dataDir }: ServerConfig, log: Logger): Promise<RoomStore> {
  if (databaseUrl !== null) return openDatabase(databaseUrl, log);
  return dataDir === null ? Promise.resolve(new MemoryStore()) : openFile(dataDir);
}

async function openDatabase(url: string, log: Logger): Promise<RoomStore> {
  try {
    return await PostgresStore.open(url, (error) => log.warn({ err: error }, 'a connection to the database broke'));
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new StartError(
      `The database${pathname.replace('/', ' ')} on ${host} cannot be opened: ${reasonOf(error)}. See DATABASE_URL.`,
      { cause: error },
    );
  }
}

async function openFile(dataDir: string): Promise<RoomStore> {
  const path = join(dataDir, 'nonlocal.db');
  try {
    mkdirSync(dataDir, { recursive: true });
    return await ThreadedStore.open(path);
  } catch (error) {
    throw new StartError(
      `The data in ${path} cannot be opened: ${reasonOf(error)}. Set NONLOCAL_DATA to a directory that can.`,
      { cause: error },
    );
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function listen(http: ReturnType<typeof createServer>, { port, host }: ServerConfig): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'it is in use' : error.message;
      reject(new StartError(`Cannot listen on port ${port} of ${host}: ${reason}. Set PORT to another one.`));
    });
    http.listen(port, host, () => resolve((http.address() as AddressInfo).port));
  });
}
