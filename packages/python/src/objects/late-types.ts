import { memoryPart, typesPart } from '../parts/parts.ts';
import { frameType } from '../vm/frame.ts';
import {
  builtinFunctionType,
  classMethodDescriptorType,
  getSetType,
  memberType,
  methodDescriptorType,
  methodWrapperType,
  slotWrapperType,
} from './native.ts';
import { cellType } from './cell.ts';
import { classMethodType, propertyType, staticMethodType, superType } from './descriptor.ts';
import { moduleType } from './module.ts';
import { ellipsisType, noneType, notImplementedType } from './singleton.ts';
import { bytearrayType, bytesType } from './bytes.ts';
import { codeType } from './code.ts';
import { dictItemsType, dictKeysType, dictValuesType } from './dict-views.ts';
import { exceptionClass, tracebackType } from './exception.ts';
import {
  asyncGeneratorType,
  asyncSendType,
  asyncThrowType,
  coroutineType,
  coroutineWrapperType,
  generatorType,
} from './generator.ts';
import { memoryIteratorType, memoryViewType } from './memory-view.ts';
import { comeLate } from './late-namespace.ts';
import { complexType } from './number.ts';
import { floatType } from './object.ts';
import { rangeType } from './range.ts';
import { frozensetType, setType } from './set.ts';
import { sliceType } from './slice.ts';
import { interpolationType, templateIteratorType, templateType } from './template.ts';

/** The types whose methods `parts/types.ts` brings. Operators and loops over their plain instances work without. */
comeLate(typesPart, [
  asyncGeneratorType,
  asyncSendType,
  asyncThrowType,
  builtinFunctionType,
  bytearrayType,
  bytesType,
  cellType,
  classMethodDescriptorType,
  classMethodType,
  codeType,
  complexType,
  coroutineType,
  coroutineWrapperType,
  dictItemsType,
  dictKeysType,
  dictValuesType,
  ellipsisType,
  exceptionClass('BaseExceptionGroup'),
  exceptionClass('OSError'),
  exceptionClass('SyntaxError'),
  exceptionClass('UnicodeDecodeError'),
  exceptionClass('UnicodeEncodeError'),
  exceptionClass('UnicodeTranslateError'),
  floatType,
  frameType,
  frozensetType,
  generatorType,
  getSetType,
  interpolationType,
  memberType,
  methodDescriptorType,
  methodWrapperType,
  moduleType,
  noneType,
  notImplementedType,
  propertyType,
  rangeType,
  setType,
  sliceType,
  slotWrapperType,
  staticMethodType,
  superType,
  templateIteratorType,
  templateType,
  tracebackType,
]);
comeLate(memoryPart, [memoryIteratorType, memoryViewType]);
