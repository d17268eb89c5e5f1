import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../apps/server/src/testing/free-port.ts';

const bundle = fileURLToPath(new URL('../apps/server/dist/main.js', import.meta.url));

/** A real server, started from the built bundle, on data of its own. */
export interface House {
  readonly url: string;
  readonly port: number;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** Again, on the same port and data. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** `settings`: further environment variables of the server that is found at `url`. */
export async function openHouse(
  settings: (url: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nonlocal-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [bundle], {
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        NONLOCAL_DATA: dataDir,
        LOG_LEVEL: 'warn',
        ...settings(url),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      started.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Instructor:')) resolve();
      });
      started.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      started.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened.\n${said}`)));
    });
  };
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  await start();
  return {
    url,
    port,
    start,
    kill: () => kill('SIGKILL'),
    close: async () => {
      await kill('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A wire between a browser and the house that a test may cut: bytes stop, connections die, new ones are refused. */
export interface Wire {
  readonly url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openWire(target: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server: Server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}
