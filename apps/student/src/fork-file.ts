import type { SavedFork } from '@nonlocal/client';
import { isSavedFork } from './fork-database.ts';

const format = 'nonlocal-fork';
const version = 1;
const largest = 50_000_000;

export type ReadFork =
  | { readonly kind: 'fork'; readonly fork: SavedFork }
  | { readonly kind: 'unreadable'; readonly message: string };

/** A fork as a text file that its owner keeps. The image's bytes are base64. */
export function writeForkFile(fork: SavedFork): string {
  return JSON.stringify({ format, version, fork: { ...fork, image: toBase64(fork.image) } });
}

export function readForkFile(text: string): ReadFork {
  const unreadable = (message: string): ReadFork => ({ kind: 'unreadable', message });
  if (text.length > largest) return unreadable('This file is too large to be a fork.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return unreadable('This file is not a fork.');
  }
  if (typeof parsed !== 'object' || parsed === null || !('format' in parsed) || parsed.format !== format) {
    return unreadable('This file is not a fork.');
  }
  if (!('version' in parsed) || parsed.version !== version)
    return unreadable('This fork is of another version of Nonlocal.');
  const inner: unknown = 'fork' in parsed ? parsed.fork : null;
  if (typeof inner !== 'object' || inner === null || !('image' in inner) || typeof inner.image !== 'string') {
    return unreadable('This fork is damaged.');
  }
  const image = fromBase64(inner.image);
  const fork: unknown = { ...inner, image };
  return image !== null && isSavedFork(fork) ? { kind: 'fork', fork } : unreadable('This fork is damaged.');
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array | null {
  try {
    const binary = atob(text);
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
