/**
 * `npm run check`: everything that can be said of the sources without running them. One line a part; what a part has
 * to say follows only when it fails.
 */
import { ensureInstalled } from './install.mjs';
import { run, tool } from './house.mjs';

/** @type {{ name: string, command: string, args: string[] }[]} */
const parts = [
  { name: 'types', command: tool('tsc'), args: ['-b'] },
  { name: 'lint', command: tool('oxlint'), args: [] },
  { name: 'format', command: tool('oxfmt'), args: ['--check'] },
  { name: 'boundaries', command: process.execPath, args: ['scripts/boundaries.mjs'] },
  { name: 'dead code', command: tool('knip'), args: ['--no-config-hints'] },
  // Any npm will do, so package.json names none.
  {
    name: 'workspaces',
    command: tool('sherif'),
    args: ['--fail-on-warnings', '--ignore-rule', 'root-package-manager-field'],
  },
];

await ensureInstalled();
const results = await Promise.all(
  parts.map(async ({ name, command, args }) => {
    const started = performance.now();
    const { code, output } = await run(command, args, { quiet: true });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${seconds.padStart(5)} s`);
    return { name, code, output };
  }),
);

const failures = results.filter(({ code }) => code !== 0);
for (const { name, output } of failures) console.log(`\n${name}:\n${output.trimEnd()}`);
process.exit(failures.length === 0 ? 0 : 1);
