import type { SavedFork } from '@nonlocal/client';
import { describe, expect, it } from 'vitest';
import { readForkFile, writeForkFile } from './fork-file.ts';

const fork: SavedFork = {
  id: 'a1',
  room: 'K7MD2PXQ',
  name: 'Fork at step 14',
  forkedAt: 14,
  createdAt: 1,
  changedAt: 2,
  image: Uint8Array.from([0, 255, 128, 10]),
  commands: [{ kind: 'restart' }],
  draft: 'print("ü")\n',
};

const altered = (change: (parsed: { version: number; fork: Record<string, unknown> }) => void): string => {
  const parsed = JSON.parse(writeForkFile(fork));
  change(parsed);
  return JSON.stringify(parsed);
};

describe('fork file', () => {
  it('comes back from its file as it was', () => {
    expect(readForkFile(writeForkFile(fork))).toEqual({ kind: 'fork', fork });
  });

  it.each([
    ['no JSON', 'print(1)', 'This file is not a fork.'],
    ['other JSON', '{"a": 1}', 'This file is not a fork.'],
    ['null', 'null', 'This file is not a fork.'],
    ['another version', altered((file) => (file.version = 2)), 'This fork is of another version of Nonlocal.'],
    ['an image that is no base64', altered((file) => (file.fork['image'] = '***')), 'This fork is damaged.'],
    ['commands that are none', altered((file) => (file.fork['commands'] = [1])), 'This fork is damaged.'],
    ['a missing draft', altered((file) => delete file.fork['draft']), 'This fork is damaged.'],
  ])('says what is wrong with %s', (_what, text, message) => {
    expect(readForkFile(text)).toEqual({ kind: 'unreadable', message });
  });
});
