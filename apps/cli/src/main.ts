import { type CommandLine, parseArguments } from './arguments.ts';
import { backup } from './backup.ts';
import { dis } from './dis.ts';
import { run, write } from './run.ts';
import { serve } from './serve.ts';
import { trace } from './trace.ts';
import { usage, UsageError } from './usage.ts';

/** The exit code; `null` while a server goes on. */
async function perform(command: CommandLine): Promise<number | null> {
  switch (command.kind) {
    case 'help':
      write(1, usage);
      return 0;
    case 'run':
      return run(command.file, command.limits);
    case 'trace':
      return trace(command.file, command.granularity, command.limits);
    case 'dis':
      return dis(command.file);
    case 'backup':
      return backup(command.file);
    case 'serve':
      await serve();
      return null;
    default:
      return command satisfies never;
  }
}

try {
  const code = await perform(parseArguments(process.argv.slice(2)));
  if (code !== null) process.exitCode = code;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  write(2, `nonlocal: ${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
