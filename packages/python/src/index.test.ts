import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

it('loading the engine makes no Error: for its stack trace Chromium parses the whole file again', async () => {
  const made: string[] = [];
  class Noticed extends Error {
    constructor(message?: string, options?: ErrorOptions) {
      super(message, options);
      made.push(message ?? '');
    }
  }
  vi.resetModules();
  vi.stubGlobal('Error', Noticed);
  await import('./index.ts');
  vi.unstubAllGlobals();
  expect(made).toEqual([]);
});
