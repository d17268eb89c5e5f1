import { PyByteArray, PyBytes } from './bytes.ts';
import type { Value } from './object.ts';

/** The bytes behind a bytes or bytearray; `undefined` for anything else. */
export function bytesLike(value: Value | undefined): Uint8Array | undefined {
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
