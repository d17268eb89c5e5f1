#!/usr/bin/env node
/** The `nonlocal` command. In the repository it runs what the sources say now; elsewhere, the bundle it came with. */
import { existsSync } from 'node:fs';

const builder = new URL('../../../scripts/build.mjs', import.meta.url);
if (existsSync(builder)) {
  const { freshen } = await import(builder.href);
  await freshen(process.argv[2] === 'serve' ? ['cli', 'instructor', 'student'] : ['cli']);
}
await import(new URL('../dist/main.js', import.meta.url).href);
