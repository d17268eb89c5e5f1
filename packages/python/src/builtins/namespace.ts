import { classMethodType, propertyType, staticMethodType, superType } from '../objects/descriptor.ts';
import { complexType } from '../objects/number.ts';
import { bytearrayType, bytesType } from '../objects/bytes.ts';
import { PyDict, dictType } from '../objects/dict.ts';
import { exceptionClass, exceptionTypes } from '../objects/exception.ts';
import { outsideMachines } from '../objects/heap.ts';
import { memoryViewType } from '../objects/memory-view.ts';
import { listType } from '../objects/list.ts';
import { boolType, floatType, intType, objectType, strType, typeType } from '../objects/object.ts';
import { rangeType } from '../objects/range.ts';
import { frozensetType, setType } from '../objects/set.ts';
import { Ellipsis, None, NotImplemented } from '../objects/singleton.ts';
import { sliceType } from '../objects/slice.ts';
import { tupleType } from '../objects/tuple.ts';
import { enumerateType } from '../objects/enumerate.ts';
import { filterType, mapType } from '../objects/map-filter.ts';
import { zipType } from '../objects/zip.ts';
import { reversedType } from '../objects/call-iterators.ts';
import { builtinFunctions } from './registry.ts';
import '../objects/all-types.ts';
import './aggregates.ts';
import './async-iteration.ts';
import './attributes.ts';
import './builtin-intrinsics.ts';
import './control.ts';
import './host.ts';
import './identity.ts';
import './iteration.ts';
import './length.ts';
import './numeric.ts';
import './print.ts';

const types = [
  boolType,
  bytearrayType,
  bytesType,
  classMethodType,
  complexType,
  dictType,
  enumerateType,
  filterType,
  floatType,
  frozensetType,
  intType,
  listType,
  mapType,
  memoryViewType,
  objectType,
  propertyType,
  rangeType,
  reversedType,
  setType,
  sliceType,
  staticMethodType,
  strType,
  superType,
  tupleType,
  typeType,
  zipType,
];

let pristine: PyDict | null = null;

/** The namespace of the builtins as every machine has it at first. Never changed. */
export function pristineBuiltins(): PyDict {
  if (pristine === null) {
    const namespace = outsideMachines(() => new PyDict());
    outsideMachines(() => fill(namespace));
    pristine = namespace;
  }
  return pristine;
}

/** Fills an empty namespace with what Python finds without an import. */
export function makeBuiltins(namespace: PyDict): void {
  namespace.fillFrom(pristineBuiltins());
}

function fill(namespace: PyDict): void {
  namespace.setStr('__name__', 'builtins');
  namespace.setStr('__doc__', None);
  namespace.setStr('__package__', '');
  namespace.setStr('__debug__', true);
  for (const [name, value] of [
    ['None', None],
    ['Ellipsis', Ellipsis],
    ['NotImplemented', NotImplemented],
    ['True', true],
    ['False', false],
  ] as const) {
    namespace.setStr(name, value);
  }
  for (const type of types) namespace.setStr(type.name, type);
  for (const [name, type] of exceptionTypes) if (!name.startsWith('_')) namespace.setStr(name, type);
  namespace.setStr('EnvironmentError', exceptionClass('OSError'));
  namespace.setStr('IOError', exceptionClass('OSError'));
  for (const native of builtinFunctions) namespace.setStr(native.name, native);
}
