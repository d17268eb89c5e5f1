import type { Machine } from '../../vm/machine.ts';
import { bytesLike } from '../bytes-like.ts';
import { PyByteArray, PyBytes } from '../bytes.ts';
import type { Value } from '../object.ts';
import { asStr } from '../string.ts';
import { textArgument } from '../text-arguments.ts';
import { handlerNames } from './codec-errors.ts';
import { textsPart } from '../../parts/parts.ts';
import { decodeBytes, doubtIn, encodeText, isCodec } from './codecs.ts';

/** Where a machine keeps what the program registered with `codecs`; nothing before `codecs` was imported. */
export const codecRegistry = 'codecs';

/** Whether a codec or an error handler may be the program's own: Python must look it up. */
export function needsRegistry(vm: Machine, encoding: string, errors: string): boolean {
  return vm.held.has(codecRegistry) && !(isCodec(encoding) && handlerNames.has(errors));
}

/** Whether Python must decode: for the registry's sake, or since it must warn. */
export function decodesInPython(vm: Machine, data: Uint8Array, encoding: string, errors: string): boolean {
  if (needsRegistry(vm, encoding, errors)) return true;
  if (doubtIn(data, encoding) === undefined) return false;
  // What decodes in Python comes with `codecs`.
  textsPart.get();
  return true;
}

/** `text.encode(encoding, errors)`; `undefined` where Python must look. */
export function encode(vm: Machine, self: Value, encoding?: Value, errors?: Value): Value | undefined {
  const codec = encoding === undefined ? 'utf-8' : textArgument(encoding, "encode() argument 'encoding'");
  const handler = errors === undefined ? 'strict' : textArgument(errors, "encode() argument 'errors'");
  if (needsRegistry(vm, codec, handler)) return undefined;
  return new PyBytes(encodeText(vm, asStr(self) as string, codec, handler, self));
}

/** `data.decode(encoding, errors)`; `undefined` where Python must look. */
export function decode(vm: Machine, self: Value, encoding?: Value, errors?: Value): Value | undefined {
  const codec = encoding === undefined ? 'utf-8' : textArgument(encoding, "decode() argument 'encoding'");
  const handler = errors === undefined ? 'strict' : textArgument(errors, "decode() argument 'errors'");
  const data = bytesLike(self) as Uint8Array;
  if (decodesInPython(vm, data, codec, handler)) return undefined;
  const object = self instanceof PyByteArray ? new PyBytes(self.data.slice()) : self;
  return decodeBytes(vm, data, codec, handler, object);
}
