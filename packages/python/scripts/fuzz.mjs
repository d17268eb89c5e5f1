/**
 * Feeds the engine texts that nobody would write: soups of tokens and characters, programs of conformance/programs that
 * were damaged, and images with bytes changed. Nothing may come out of it but what a program may come to; no text may
 * take long; nothing that a guest can reach may be the host's.
 *
 *   node packages/python/scripts/fuzz.mjs [--inputs=1000000] [--seed=1] [--slow=5000]
 *
 * Each finding is printed with what made it; `--slow` says how many milliseconds of processor time are long.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';

register();
const { damage, endure, endureImage, imageOf, makeText } = await import('../src/testing/fuzz.ts');
const { seededRandom } = await import('../../testing/src/seeded-random.ts');

const { values: options } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    slow: { type: 'string', default: '5000' },
  },
});
const inputs = Number(options.inputs);
const slow = Number(options.slow);
const random = seededRandom(Number(options.seed));
const draw = (below) => Math.floor(random() * below);

const programs = new URL('../conformance/programs/', import.meta.url);
const corpus = readdirSync(programs).flatMap((topic) =>
  readdirSync(new URL(`${topic}/`, programs)).map((file) =>
    readFileSync(new URL(`${topic}/${file}`, programs), 'utf8'),
  ),
);

const counts = { malformed: 0, ran: 0, refused: 0, read: 0 };
const findings = new Map();
let image = null;

function note(kind, detail, input) {
  const key = `${kind}: ${detail}`;
  const seen = findings.get(key) ?? 0;
  findings.set(key, seen + 1);
  if (seen < 2) process.stdout.write(`\n=== ${key}\n${input}\n===\n`);
}

/** Milliseconds that the action takes, once more. */
function processorTimeOf(action) {
  const begun = process.cpuUsage();
  try {
    action();
  } catch {
    // Told already.
  }
  return process.cpuUsage(begun).user / 1000;
}

for (let n = 0; n < inputs; n++) {
  if (n % 1000 === 0) image = null;
  const isImage = n % 20 === 19;
  image ??= imageOf(corpus[draw(corpus.length)], draw(3000));
  const input = isImage && image !== null ? damage(image, draw) : makeText(corpus, draw);
  const outcome = () => (typeof input === 'string' ? endure(input) : endureImage(input));
  const begun = performance.now();
  try {
    counts[outcome()]++;
  } catch (error) {
    const where =
      error instanceof Error
        ? (error.stack
            ?.split('\n')[1]
            ?.trim()
            .replace(/.*packages/u, '') ?? '')
        : '';
    const detail = `${error?.name ?? error?.constructor?.name}: ${String(error?.message).slice(0, 120)} ${where}`;
    note('threw', detail, typeof input === 'string' ? input : Buffer.from(input).toString('base64'));
  }
  // Asking for processor time takes longer than most inputs: only what took long by the clock is weighed by it.
  const took = performance.now() - begun > slow ? processorTimeOf(outcome) : 0;
  if (took > slow) note('slow', `${Math.round(took)} ms`, typeof input === 'string' ? input : 'an image');
  if (n % 20_000 === 19_999) process.stdout.write(`${n + 1} ${JSON.stringify(counts)} findings ${findings.size}\n`);
}
process.stdout.write(`${inputs} inputs, seed ${options.seed}: ${JSON.stringify(counts)}\n`);
for (const [key, count] of findings) process.stdout.write(`${count} × ${key}\n`);
process.exitCode = findings.size === 0 ? 0 : 1;
