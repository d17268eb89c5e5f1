export { CodeFlag, type CodeObject, type CodeScope, type ScopeKind } from './code/code-object.ts';
export { Op, opcodeInfo } from './code/opcodes.ts';
export { ByteReader, ByteWriter, ImageError } from './image/bytes.ts';
export { checksum, hashImage } from './image/hash.ts';
export type { BoundedImage } from './image/write-image.ts';
export { PyBytes } from './objects/bytes.ts';
export { PyCell } from './objects/cell.ts';
export { PyCode } from './objects/code.ts';
export { wrapCode } from './objects/constant.ts';
export { PyDict } from './objects/dict.ts';
export { isException, PyException } from './objects/exception.ts';
export { floatText, shortText } from './objects/float-text.ts';
export { PyFunction, PyMethod } from './objects/function.ts';
export { PyGenerator } from './objects/generator.ts';
export { PyInstance } from './objects/instance.ts';
export { PyList } from './objects/list.ts';
export { PyModule } from './objects/module.ts';
export { PyBoundNative, PyNative, PyStaticNative } from './objects/native.ts';
export { PyComplex, PyFloat, PyIntObject } from './objects/number.ts';
export { PyObject, PyType, typeOf, type Value } from './objects/object.ts';
export { PyRange } from './objects/range.ts';
export { PySet } from './objects/set.ts';
export { None, PySingleton } from './objects/singleton.ts';
export { PySlice } from './objects/slice.ts';
export { PyStrObject } from './objects/string.ts';
export { reprBytes, reprText } from './objects/text/repr.ts';
export { PyTuple } from './objects/tuple.ts';
export { displayName } from './compiler/compile-prompt.ts';
export { compile, compilePrompt, loadProgram, readOptions } from './program.ts';
export type { Diagnostic } from './source/diagnostic.ts';
export {
  describeUncaught,
  diagnosticText,
  disassemble,
  readImage,
  writeImage,
  writeImageWithin,
} from './parts/doors.ts';
export { areAllPartsHere } from './parts/part.ts';
export { loadAllParts, loadPart, withParts } from './parts/load.ts';
export { describeRaised } from './traceback/raised.ts';
export type { Uncaught } from './traceback/uncaught.ts';
export { Frame, newSlots, ON_RETURN, PyFrame } from './vm/frame.ts';
export { hasStarted } from './vm/generator.ts';
export { isCellSlot, localNames } from './vm/locals.ts';
export type { Limits } from './vm/limit.ts';
export {
  type CompileMode,
  type Machine,
  type MachineOptions,
  type OutputStream,
  type RunResult,
  type Tracer,
} from './vm/machine.ts';
