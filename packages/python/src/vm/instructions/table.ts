import { Op } from '../../code/opcodes.ts';
import { syntaxPart } from '../../parts/parts.ts';
import { deleteAttr, loadAttr, storeAttr } from './attributes.ts';
import { endAsyncFor, getAsyncIterator, getAsyncNext, getAwaitable } from './awaits.ts';
import {
  binarySlice,
  buildMap,
  buildSet,
  buildSlice,
  buildString,
  containsOp,
  convertValue,
  deleteSubscr,
  dictMerge,
  dictUpdate,
  formatSimple,
  formatWithSpec,
  getLength,
  listExtend,
  mapAdd,
  setAdd,
  setUpdate,
  storeSlice,
  storeSubscr,
  unpackEx,
  unpackSequence,
} from './collections.ts';
import {
  checkEgMatch,
  checkExcMatch,
  cleanupThrow,
  loadSpecial,
  popExcept,
  pushExcInfo,
  raiseVarargs,
  reraise,
  withExceptStart,
} from './exceptions.ts';
import {
  call,
  callFunctionEx,
  callIntrinsic1,
  callIntrinsic2,
  callKeywords,
  loadSuperAttr,
  makeFunction,
  setFunctionAttribute,
} from './functions.ts';
import {
  endSendInstruction,
  forIter,
  getIter,
  getYieldFromIter,
  returnGenerator,
  returnValue,
  send,
  yieldValue,
} from './generators.ts';
import { importFrom, importName } from './imports.ts';
import {
  deleteDeref,
  deleteFast,
  deleteGlobal,
  deleteName,
  loadBuildClass,
  loadCommonConstant,
  loadDeref,
  loadFastAndClear,
  loadFastCheck,
  loadFromDictOrDeref,
  loadFromDictOrGlobals,
  loadGlobal,
  loadLocals,
  loadName,
  makeCell,
  setupAnnotations,
  storeGlobal,
  storeName,
} from './names.ts';
import { unaryInvert, unaryNegative } from './numbers.ts';
import { binaryOp, compareOp, toBool } from './operators.ts';
import type { Instruction } from './stack.ts';
import { buildInterpolation, buildTemplate } from './templates.ts';

/** Instructions by number: those that the dispatch loop leaves to functions always, or where they are not as it expects. */
export const instructionTable: readonly (Instruction | undefined)[] = (() => {
  const table: (Instruction | undefined)[] = Array.from({ length: 256 });
  const add = (op: number, instruction: Instruction): void => {
    table[op] = instruction;
  };
  add(Op.DELETE_ATTR, deleteAttr);
  add(Op.LOAD_ATTR, loadAttr);
  add(Op.STORE_ATTR, storeAttr);
  add(Op.BINARY_OP, binaryOp);
  add(Op.COMPARE_OP, compareOp);
  add(Op.TO_BOOL, toBool);
  add(Op.CALL, call);
  add(Op.FOR_ITER, forIter);
  add(Op.RETURN_VALUE, returnValue);
  add(Op.YIELD_VALUE, yieldValue);
  add(Op.RAISE_VARARGS, raiseVarargs);
  add(Op.RERAISE, reraise);
  add(Op.LOAD_FAST_CHECK, loadFastCheck);
  add(Op.LOAD_DEREF, loadDeref);
  add(Op.LOAD_GLOBAL, loadGlobal);
  add(Op.END_ASYNC_FOR, endAsyncFor);
  add(Op.GET_AITER, getAsyncIterator);
  add(Op.GET_ANEXT, getAsyncNext);
  add(Op.GET_AWAITABLE, getAwaitable);
  add(Op.BINARY_SLICE, binarySlice);
  add(Op.BUILD_INTERPOLATION, buildInterpolation);
  add(Op.BUILD_MAP, buildMap);
  add(Op.BUILD_SET, buildSet);
  add(Op.BUILD_SLICE, buildSlice);
  add(Op.BUILD_STRING, buildString);
  add(Op.BUILD_TEMPLATE, buildTemplate);
  add(Op.CONTAINS_OP, containsOp);
  add(Op.CONVERT_VALUE, convertValue);
  add(Op.DELETE_SUBSCR, deleteSubscr);
  add(Op.DICT_MERGE, dictMerge);
  add(Op.DICT_UPDATE, dictUpdate);
  add(Op.FORMAT_SIMPLE, formatSimple);
  add(Op.FORMAT_WITH_SPEC, formatWithSpec);
  add(Op.GET_LEN, getLength);
  add(Op.LIST_EXTEND, listExtend);
  add(Op.MAP_ADD, mapAdd);
  add(Op.SET_ADD, setAdd);
  add(Op.SET_UPDATE, setUpdate);
  add(Op.STORE_SLICE, storeSlice);
  add(Op.STORE_SUBSCR, storeSubscr);
  add(Op.UNPACK_EX, unpackEx);
  add(Op.UNPACK_SEQUENCE, unpackSequence);
  add(Op.CHECK_EG_MATCH, checkEgMatch);
  add(Op.CHECK_EXC_MATCH, checkExcMatch);
  add(Op.CLEANUP_THROW, cleanupThrow);
  add(Op.LOAD_SPECIAL, loadSpecial);
  add(Op.POP_EXCEPT, popExcept);
  add(Op.PUSH_EXC_INFO, pushExcInfo);
  add(Op.WITH_EXCEPT_START, withExceptStart);
  add(Op.CALL_FUNCTION_EX, callFunctionEx);
  add(Op.CALL_INTRINSIC_1, callIntrinsic1);
  add(Op.CALL_INTRINSIC_2, callIntrinsic2);
  add(Op.CALL_KW, callKeywords);
  add(Op.LOAD_SUPER_ATTR, loadSuperAttr);
  add(Op.MAKE_FUNCTION, makeFunction);
  add(Op.SET_FUNCTION_ATTRIBUTE, setFunctionAttribute);
  add(Op.END_SEND, endSendInstruction);
  add(Op.GET_ITER, getIter);
  add(Op.GET_YIELD_FROM_ITER, getYieldFromIter);
  add(Op.RETURN_GENERATOR, returnGenerator);
  add(Op.SEND, send);
  add(Op.IMPORT_FROM, importFrom);
  add(Op.IMPORT_NAME, importName);
  add(Op.DELETE_DEREF, deleteDeref);
  add(Op.DELETE_FAST, deleteFast);
  add(Op.DELETE_GLOBAL, deleteGlobal);
  add(Op.DELETE_NAME, deleteName);
  add(Op.LOAD_BUILD_CLASS, loadBuildClass);
  add(Op.LOAD_COMMON_CONSTANT, loadCommonConstant);
  add(Op.LOAD_FAST_AND_CLEAR, loadFastAndClear);
  add(Op.LOAD_FROM_DICT_OR_DEREF, loadFromDictOrDeref);
  add(Op.LOAD_FROM_DICT_OR_GLOBALS, loadFromDictOrGlobals);
  add(Op.LOAD_LOCALS, loadLocals);
  add(Op.LOAD_NAME, loadName);
  add(Op.MAKE_CELL, makeCell);
  add(Op.SETUP_ANNOTATIONS, setupAnnotations);
  add(Op.STORE_GLOBAL, storeGlobal);
  add(Op.STORE_NAME, storeName);
  add(Op.UNARY_INVERT, unaryInvert);
  add(Op.UNARY_NEGATIVE, unaryNegative);
  // They come with what compiles a match statement.
  add(Op.MATCH_CLASS, (vm, frame, argument) => syntaxPart.get().matchClass(vm, frame, argument));
  add(Op.MATCH_KEYS, (vm, frame, argument) => syntaxPart.get().matchKeys(vm, frame, argument));
  add(Op.MATCH_MAPPING, (vm, frame, argument) => syntaxPart.get().matchMapping(vm, frame, argument));
  add(Op.MATCH_SEQUENCE, (vm, frame, argument) => syntaxPart.get().matchSequence(vm, frame, argument));
  return table;
})();
