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
import { mappingProxyType } from './mapping-proxy.ts';
import { memoryIteratorType, memoryViewType } from './memory-view.ts';
import { genericAliasType } from './generic-alias.ts';
import type { LateNamespace } from './late-namespace.ts';
import { complexType } from './number.ts';
import { floatType } from './object.ts';
import { rangeType } from './range.ts';
import { frozensetType, setType } from './set.ts';
import {
  asciiIteratorType,
  bytearrayIteratorType,
  bytesIteratorType,
  listIteratorType,
  listReverseIteratorType,
  longRangeIteratorType,
  rangeIteratorType,
  strIteratorType,
  tupleIteratorType,
} from './sequence-iterators.ts';
import { sequenceIteratorType } from './call-iterators.ts';
import { sliceType } from './slice.ts';
import { genericType, paramSpecType, typeAliasType, typeVarTupleType, typeVarType } from './type-parameter.ts';
import { interpolationType, templateIteratorType, templateType } from './template.ts';
import { unionType } from './union.ts';

/** The types whose methods `parts/types.ts` brings. Operators and loops over their plain instances work without. */
for (const type of [
  genericAliasType,
  genericType,
  paramSpecType,
  typeAliasType,
  typeVarTupleType,
  typeVarType,
  asciiIteratorType,
  asyncGeneratorType,
  asyncSendType,
  asyncThrowType,
  builtinFunctionType,
  bytearrayIteratorType,
  bytearrayType,
  bytesIteratorType,
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
  listIteratorType,
  listReverseIteratorType,
  longRangeIteratorType,
  mappingProxyType,
  memberType,
  methodDescriptorType,
  methodWrapperType,
  moduleType,
  noneType,
  notImplementedType,
  propertyType,
  rangeIteratorType,
  rangeType,
  sequenceIteratorType,
  setType,
  sliceType,
  slotWrapperType,
  staticMethodType,
  strIteratorType,
  superType,
  templateIteratorType,
  templateType,
  tracebackType,
  unionType,
  tupleIteratorType,
])
  (type.namespace as LateNamespace).comesWith(typesPart);
for (const type of [memoryIteratorType, memoryViewType]) (type.namespace as LateNamespace).comesWith(memoryPart);
