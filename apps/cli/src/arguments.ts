import { UsageError } from './usage.ts';

export type Granularity = 'line' | 'expression' | 'instruction';

export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'serve' }
  | { readonly kind: 'backup'; readonly file: string }
  | { readonly kind: 'dis'; readonly file: string }
  | { readonly kind: 'run'; readonly file: string; readonly limits: LimitOptions }
  | { readonly kind: 'trace'; readonly file: string; readonly limits: LimitOptions; readonly granularity: Granularity };

export interface LimitOptions {
  readonly instructions?: number;
  readonly bytes?: number;
}

const granularities: readonly Granularity[] = ['line', 'expression', 'instruction'];

/** Reads the words behind `nonlocal`. Throws `UsageError`. */
export function parseArguments(words: readonly string[]): CommandLine {
  const [command, ...rest] = words;
  switch (command) {
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      return { kind: 'help' };
    case 'serve':
      readOptions(rest, [], 0);
      return { kind: 'serve' };
    case 'backup':
      return { kind: 'backup', file: readOptions(rest, [], 1).file };
    case 'dis':
      return { kind: 'dis', file: readOptions(rest, [], 1).file };
    case 'run': {
      const { file, options } = readOptions(rest, ['--max-steps', '--max-bytes'], 1);
      return { kind: 'run', file, limits: limitsFrom(options) };
    }
    case 'trace': {
      const { file, options } = readOptions(rest, ['--max-steps', '--max-bytes', '--granularity'], 1);
      return {
        kind: 'trace',
        file,
        limits: limitsFrom(options),
        granularity: granularityFrom(options.get('--granularity')),
      };
    }
    default:
      throw new UsageError(`there is no command ${command}`);
  }
}

function readOptions(
  words: readonly string[],
  known: readonly string[],
  files: 0 | 1,
): { readonly file: string; readonly options: ReadonlyMap<string, string> } {
  const options = new Map<string, string>();
  const names: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === '-' || !word.startsWith('-')) {
      names.push(word);
      continue;
    }
    const [name = word, inline] = word.split('=', 2);
    if (!known.includes(name)) throw new UsageError(`there is no option ${name} here`);
    const value = inline ?? words[++i];
    if (value === undefined) throw new UsageError(`${name} needs a value`);
    options.set(name, value);
  }
  if (names.length !== files) throw new UsageError(files === 0 ? `what is ${names[0] ?? ''}?` : 'one FILE is needed');
  return { file: names[0] ?? '', options };
}

function limitsFrom(options: ReadonlyMap<string, string>): LimitOptions {
  const steps = options.get('--max-steps');
  const bytes = options.get('--max-bytes');
  return {
    ...(steps === undefined ? {} : { instructions: positive('--max-steps', steps) }),
    ...(bytes === undefined ? {} : { bytes: positive('--max-bytes', bytes) }),
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new UsageError(`${name} must be a whole number from 1, not "${text}"`);
  return value;
}

function granularityFrom(text = 'line'): Granularity {
  const found = granularities.find((name) => name === text);
  if (found === undefined)
    throw new UsageError(`--granularity must be one of ${granularities.join(', ')}, not "${text}"`);
  return found;
}
