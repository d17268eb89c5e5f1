import { PyByteArray, PyBytes } from './bytes.ts';
import { memoryPart } from '../parts/parts.ts';
import { PyMemoryView } from './memory-view.ts';
import type { Value } from './object.ts';

/** The bytes behind a bytes-like object, to be read at once; `undefined` for anything else. */
export function bytesLike(value: Value | undefined): Uint8Array | undefined {
  if (value instanceof PyMemoryView) return memoryPart.get().contiguousBytes(value);
  return value instanceof PyBytes || value instanceof PyByteArray ? value.data : undefined;
}

/** Bytes as text of one character each: many algorithms serve text and bytes alike. */
export function latin1(data: Uint8Array): string {
  let text = '';
  for (let start = 0; start < data.length; start += 8192) {
    text += String.fromCharCode(...data.subarray(start, start + 8192));
  }
  return text;
}

/** The other way; every character must be below 256. */
export function fromLatin1(text: string): Uint8Array {
  const data = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) data[i] = text.charCodeAt(i);
  return data;
}
