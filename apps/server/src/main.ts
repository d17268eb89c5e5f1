import { readConfig } from './config.ts';
import { lanUrls } from './lan.ts';
import { StartError, startServer } from './server.ts';

const result = readConfig(process.env);
if (result.kind === 'fault') fail(result.message);

const { config } = result;
const server = await startServer(config).catch((error: unknown) => {
  if (error instanceof StartError) fail(error.message);
  throw error;
});

const local = `http://localhost:${server.port}`;
const others = lanUrls(config.host, server.port);
console.log(`Nonlocal is running. Data: ${config.dataDir}`);
console.log(`  Instructor: ${local}/teach/`);
console.log(`  Students:   ${[...others, local].join('  or  ')}`);
console.log('              with the code that the instructor sees');

let isEnding = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // A second signal does not wait.
    if (isEnding) process.exit(1);
    isEnding = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
