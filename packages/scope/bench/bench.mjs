/**
 * Runs a benchmark of this folder as users run the engine: bundled, in a process of its own.
 *
 *   node packages/scope/bench/bench.mjs snapshot
 *   node packages/scope/bench/bench.mjs idle
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const [name = 'snapshot', ...rest] = process.argv.slice(2);
const outDir = mkdtempSync(join(tmpdir(), 'nonlocal-bench-'));
try {
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { bench: join(import.meta.dirname, `${name}.mjs`) },
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(outDir, 'bench.mjs'), ...rest], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
