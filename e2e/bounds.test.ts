import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import type { Ended, Endless } from '../packages/python/src/testing/bounds.ts';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endlessPrograms, endOf } from '../packages/python/src/testing/bounds.ts';
import { openBrowser } from './people.ts';

/** Each program in one worker of a browser: the same limits at the same instructions as here, and the worker goes on. */
let browser: Browser;
let server: Server;
let url = '';

beforeAll(async () => {
  const entry = new URL('../packages/python/src/testing/bounds.ts', import.meta.url).pathname;
  const built = (await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { conditions: ['module'] },
    build: {
      write: false,
      minify: true,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  })) as Rolldown.RolldownOutput;
  const files = new Map<string, string>(
    built.output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code] as const] : [])),
  );
  const main = built.output.find((file) => file.type === 'chunk' && file.isEntry)?.fileName ?? '';
  files.set(
    '/worker.js',
    `import { endOf } from './${main}';
     onmessage = ({ data: { source, limits } }) => postMessage(endOf(source, limits));`,
  );
  server = createServer((request, response) => {
    const text = files.get(request.url ?? '');
    response.writeHead(200, { 'content-type': text === undefined ? 'text/html' : 'text/javascript' });
    response.end(text ?? '<!doctype html><title>worker</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Those that take a while would only take it twice. */
const programs = endlessPrograms.filter(({ end }) => end !== 'memory');

describe('a worker in a browser', () => {
  it('ends what has no end as Node does, at the same instruction, and lives on', async () => {
    const page = await browser.newPage();
    await page.goto(url);
    const ends = await page.evaluate(
      async (all: readonly Pick<Endless, 'source' | 'limits'>[]) => {
        const worker = new Worker('worker.js', { type: 'module' });
        const results: Ended[] = [];
        for (const each of all) {
          results.push(
            await new Promise<Ended>((resolve, reject) => {
              worker.onmessage = ({ data }) => resolve(data as Ended);
              worker.onerror = ({ message }) => reject(new Error(`${each.source}: ${message}`));
              worker.postMessage(each);
            }),
          );
        }
        return results;
      },
      programs.map(({ source, limits }) => ({ source, limits })),
    );
    programs.forEach(({ title, source, limits }, i) => {
      expect({ title, ...ends[i] }).toEqual({ title, ...endOf(source, limits) });
    });
  });
});
