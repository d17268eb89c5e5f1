import { type PoolSettings, defaultPoolSettings } from '../interpreter/pool.ts';
import { type RunningServer, type ServerOptions, startServer as startFromSource } from '../server.ts';
import { bundleOf } from './server-process.ts';

/** Interpreters from the bundle, which are up in a tenth of the time that their sources take. */
export const bundledPool = (settings: PoolSettings = defaultPoolSettings): PoolSettings => ({
  ...settings,
  program: bundleOf('server', 'apps/server/dist/interpreter-process.js'),
});

/** A server in the process of the test itself. */
export const startServer = (options: ServerOptions): Promise<RunningServer> =>
  startFromSource({ pool: bundledPool(), ...options });
