import type { BoundedImage } from '../image/write-image.ts';
import type { CodeObject } from '../code/code-object.ts';
import type { DisassemblyOptions } from '../code/disassembly.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { PyException } from '../objects/exception.ts';
import type { GetSource } from '../traceback/format-exception.ts';
import type { Uncaught } from '../traceback/uncaught.ts';
import type { Machine, MachineOptions } from '../vm/machine.ts';
import { explainPart, imagesPart, inspectionPart, tracebackPart } from './parts.ts';

/** What the package offers and a part provides. All throw `PartNeeded` while it is absent: see `withParts`. */

/** The whole machine as bytes. Equal states give equal bytes. */
export function writeImage(vm: Machine): Uint8Array {
  return imagesPart.get().writeImage(vm);
}

/** The image where it takes about `mostBytes` or less, else its beginning: for no more work than that, whatever the machine holds. */
export function writeImageWithin(vm: Machine, mostBytes: number): BoundedImage {
  return imagesPart.get().writeImageWithin(vm, mostBytes);
}

/** The machine that an image was written of. Throws `ImageError` on bytes that are no image, damaged, or of another version. */
export function readImage(bytes: Uint8Array, options: MachineOptions): Machine {
  return imagesPart.get().readImage(bytes, options);
}

/** Describes an exception that ended a run; a `__str__` of the guest's runs within bounds. */
export function describeUncaught(vm: Machine, exception: PyException, getSource: GetSource): Uncaught {
  return tracebackPart.get().describeUncaught(vm, exception, getSource);
}

/** What CPython prints for a program that does not compile. */
export function diagnosticText(diagnostic: Diagnostic): string {
  return explainPart.get().diagnosticText(diagnostic);
}

/** What `dis.dis` prints of a code object. */
export function disassemble(code: CodeObject, options: DisassemblyOptions): string {
  return inspectionPart.get().disassemble(code, options);
}
