/**
 * The way to the first output: in Chromium from the navigation to a page that runs a program in itself, and in a fresh
 * Node process from the import of the engine. Side by side with other Pythons for browsers, engine after engine in each
 * round; all figures are medians, with the best beside them.
 *
 *   node packages/python/bench/start.mjs [--rounds=9] [--engines=ours,micropython,…] [--without=chromium]
 *
 * Ours is bundled as the apps are: its core, and parts behind it that are loaded when they are needed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { provideChromium } from '../../../scripts/chromium.mjs';
import { engineChunks } from '../../../scripts/engine-chunks.mjs';
import { inlineNumbers } from '../../../scripts/inline-numbers.mjs';
import { median, tableText } from './statistics.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    engines: { type: 'string', default: 'ours,micropython,skulpt,brython' },
    without: { type: 'string', default: '' },
  },
});
const rounds = Number(options.rounds);

const program = `
def make_counter():
    count = 0
    def increment():
        nonlocal count
        count += 1
        return count
    return increment
counter = make_counter()
counter()
print('the count is', counter())
`;
/** Skulpt has no \`nonlocal\`. */
const forSkulpt = program.replace(
  '        nonlocal count\n        count += 1\n        return count',
  '        return 2',
);
const wanted = 'the count is 2';

const require = createRequire(import.meta.url);
const ours = fileURLToPath(new URL('../../../.cache/bench/start', import.meta.url));
const micropython = dirname(require.resolve('@micropython/micropython-webassembly-pyscript/package.json'));
const skulpt = dirname(require.resolve('skulpt/dist/skulpt.min.js'));
const brython = dirname(require.resolve('brython/brython.min.js'));

/** What is loaded from the start: see engine-chunks.mjs. */
const core = ['parser', 'compiler', 'engine'];

/** @typedef {{ readonly folder: string, readonly page: string, readonly node: string }} Contestant `node`: a module's text */

/** Tells the page's clock at the first output. */
const told = `const told = (text) => { if (!globalThis.first && text.includes('${wanted}')) {
  document.body.textContent = text; globalThis.first = performance.now(); } };`;
const source = JSON.stringify(program);

/** @type {Record<string, Contestant>} */
const contestants = {
  ours: {
    folder: ours,
    // As bundlers write it: the core is fetched together with what imports it.
    page: `${core.map((name) => `<link rel="modulepreload" href="${name}.js">`).join('')}<script type="module">${told} import { runFirst } from './ours.js'; told(await runFirst(${source}));</script>`,
    node: `const { runFirst } = await import('${join(ours, 'ours.js')}'); output(await runFirst(${source}));`,
  },
  micropython: {
    folder: micropython,
    page: `<link rel="modulepreload" href="micropython.mjs"><script type="module">${told} import { loadMicroPython } from './micropython.mjs';
      const python = await loadMicroPython({ stdout: told }); python.runPython(${source});</script>`,
    node: `const { loadMicroPython } = await import('${join(micropython, 'micropython.mjs')}');
      const python = await loadMicroPython({ stdout: output }); python.runPython(${source});`,
  },
  skulpt: {
    folder: skulpt,
    page: `<script src="skulpt.min.js"></script><script src="skulpt-stdlib.js"></script><script>${told}
      let text = ''; Sk.configure({ output: (some) => told(text += some), read: (path) => Sk.builtinFiles.files[path],
      __future__: Sk.python3 }); Sk.importMainWithBody('main', false, ${JSON.stringify(forSkulpt)}, false);</script>`,
    node: `const { engine } = await import('${new URL('engines/skulpt.mjs', import.meta.url).pathname}'); output(engine.run(${JSON.stringify(forSkulpt)}));`,
  },
  brython: {
    folder: brython,
    page: `<script src="brython.min.js"></script><script>${told}
      const { log } = console; console.log = (text) => told(String(text)); </script>
      <script type="text/python">${program}</script>`,
    node: `const { engine } = await import('${new URL('engines/brython.mjs', import.meta.url).pathname}'); output(engine.run(${source}));`,
  },
};

/** What the browser alone takes, and Node. */
const nothing = `<script type="module">${told} told('${wanted}');</script>`;

const types = /** @type {Record<string, string>} */ ({
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.html': 'text/html',
});

function serve() {
  const server = createServer((request, response) => {
    const [, name = '', file = ''] = (request.url ?? '').split('/');
    const contestant = contestants[name];
    try {
      const page = `<!doctype html><meta charset="utf-8"><title>${name}</title><body>${contestant?.page ?? nothing}</body>`;
      const body = file === '' ? page : readFileSync(join(contestant?.folder ?? '/', file));
      response.writeHead(200, {
        'content-type': types[file === '' ? '.html' : extname(file)] ?? 'application/octet-stream',
        'cache-control': 'no-store',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((/** @type {(server: import('node:http').Server) => void} */ resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

await build({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  plugins: [inlineNumbers()],
  build: {
    target: 'es2023',
    outDir: ours,
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: fileURLToPath(new URL('pages/ours.mjs', import.meta.url)),
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        ...engineChunks(),
      },
    },
  },
});

const names = options.engines.split(',');
/** @type {Map<string, number[]>} */
const inChromium = new Map([...names, 'nothing'].map((name) => [name, []]));
/** @type {Map<string, number[]>} */
const inNode = new Map([...names, 'nothing'].map((name) => [name, []]));

for (let round = 0; round < rounds; round++) {
  for (const [name, times] of inNode) {
    const body = contestants[name]?.node ?? `output('${wanted}');`;
    const script = `const before = performance.now(); const output = (text) => { if (!String(text).includes('${wanted}')) throw new Error(text);
      process.stderr.write(String(performance.now() - before)); }; ${body}`;
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    times.push(performance.now() - start);
  }
}

if (options.without !== 'chromium') {
  const server = await serve();
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await chromium.launch({ executablePath: provideChromium(), args: ['--no-sandbox'] });
  for (let round = 0; round < rounds; round++) {
    for (const [name, times] of inChromium) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${address.port}/${name}/`);
      const first = await page.waitForFunction('globalThis.first', undefined, { polling: 20, timeout: 60_000 });
      times.push(Number(await first.jsonValue()));
      await context.close();
    }
  }
  await browser.close();
  server.close();
}

const milliseconds = (/** @type {readonly number[]} */ times) =>
  times.length === 0 ? '–' : `${median(times).toFixed(0)} (${Math.min(...times).toFixed(0)})`;
const bare = median(inNode.get('nothing') ?? []);
console.log(`The first output of a program, ms, median of ${rounds} (best)\n`);
console.log(
  tableText([
    ['', 'Chromium, from navigation', 'Node, above bare Node'],
    ...names.map((name) => [
      name,
      milliseconds(inChromium.get(name) ?? []),
      milliseconds((inNode.get(name) ?? []).map((time) => time - bare)),
    ]),
    ['nothing', milliseconds(inChromium.get('nothing') ?? []), ''],
  ]),
);
const scripts = core.map((name) => readFileSync(join(ours, `${name}.js`)));
const kilobytes = (/** @type {number[]} */ ...lengths) =>
  (lengths.reduce((sum, length) => sum + length, 0) / 1000).toFixed(1);
console.log(
  `\nThe engine's core: ${kilobytes(...scripts.map((script) => script.length))} kB, ${kilobytes(...scripts.map((script) => gzipSync(script).length))} kB gzipped.`,
);
