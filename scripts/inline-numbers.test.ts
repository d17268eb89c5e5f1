import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterAll, describe, expect, it } from 'vitest';
import { inlineNumbers } from './inline-numbers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'inline-numbers-'));
const sources = join(folder, 'packages/python/src');
mkdirSync(sources, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

/** The bundle of modules by name, the last of them the entry. */
async function bundled(modules: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, text] of Object.entries(modules)) writeFileSync(join(sources, name), text);
  const result = (await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [inlineNumbers()],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: join(sources, Object.keys(modules).at(-1) ?? ''), preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  return result.output[0].code;
}

const table = `export const Op = {
  /** Does nothing, has a comma. */
  NOP: 27,
  LOAD: 0x54,
} as const;`;

describe('the numbers of tables', () => {
  it('stand where they are used, and the table is gone', async () => {
    const code = await bundled({
      'table.ts': table,
      'door.ts': "export { Op } from './table.ts';",
      'entry.ts': `import { Op as Instruction } from './door.ts';
export const isNop = (op: number): boolean => op === Instruction.NOP || op === (Instruction.LOAD satisfies 84);`,
    });
    expect(code).toContain('op === 27 || op === 84');
    expect(code).not.toMatch(/NOP|LOAD/);
  });

  it('leave a table that is used as a value, and objects of anything else', async () => {
    const code = await bundled({
      'table.ts': `${table}\nexport const words = { nop: 'nop', size: 3 } as const;`,
      'entry.ts': `import { Op, words } from './table.ts';
export const all = Object.keys(Op), size = words.size;`,
    });
    expect(code).toContain('Object.keys(Op)');
    expect(code).toContain('words.size');
  });
});
