/** The server of a benchmark, in a process of its own: says its port, then answers for its use of the machine. */
import { type ServerOptions, startServer } from '../src/server.ts';
import { answerForUsage } from './usage.ts';

const server = await startServer(JSON.parse(process.argv[2] ?? '{}') as ServerOptions);
answerForUsage(server.port, () => server.close());
