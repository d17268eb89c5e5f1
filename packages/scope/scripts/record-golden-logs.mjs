/**
 * Adds a record to each golden log that the engine leads to other states than before: after its version was raised, or
 * for a new log, whose file has its commands and no records. Records are never changed.
 *
 *   node --import tsx packages/scope/scripts/record-golden-logs.mjs --because="Sets keep their order."
 */
import { parseArgs } from 'node:util';
import { goldenLogNames, recordGoldenLog } from '../src/testing/golden-logs.ts';

const { values } = parseArgs({ options: { because: { type: 'string' } } });
if (values.because === undefined) {
  console.error('Say why the states are other ones: --because="…"');
  process.exit(2);
}
for (const name of goldenLogNames) if (recordGoldenLog(name, values.because)) console.log(name);
