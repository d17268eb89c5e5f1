/** The lowest pino level that means that something of ours is broken. */
const errorLevel = 50;

/**
 * Lines of a server's output that no fault from outside explains: an error that was logged, an unhandled rejection, an
 * uncaught exception. `expected` are errors that the scenario has brought about.
 */
export function unexpectedLines(output: string, expected: RegExp | null = null): readonly string[] {
  return output
    .split('\n')
    .slice(0, -1) // A process that is killed may be in the middle of a line.
    .filter((line) => isAlarming(line))
    .filter((line) => expected?.test(line) !== true);
}

function isAlarming(line: string): boolean {
  if (line === '' || /^(?:Nonlocal is running| {2})/.test(line)) return false;
  if (!line.startsWith('{')) return /error|unhandled|uncaught|warning/i.test(line);
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null && 'level' in entry && Number(entry.level) >= errorLevel;
  } catch {
    return true;
  }
}
