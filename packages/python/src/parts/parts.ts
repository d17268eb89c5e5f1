import type { powModInt } from '../objects/modular-power.ts';
import type { disassemble } from '../code/disassembly.ts';
import type {
  generateAnnotatedAssignment,
  generateDeferredAnnotations,
  generateFunctionAnnotations,
} from '../compiler/generate-annotations.ts';
import type { generateMatch } from '../compiler/generate-match.ts';
import type { formatAsTemplate } from '../compiler/percent-format.ts';
import type { generateGroupHandlers } from '../compiler/generate-try-star.ts';
import type { generateTypeAlias, generateTypeParameters } from '../compiler/generate-type-parameters.ts';
import type { readImage } from '../image/read-image.ts';
import type { writeImage, writeImageWithin } from '../image/write-image.ts';
import type { formatIntValue, formatTextValue } from '../objects/format/format-value.ts';
import type { formatPercent, strDialect } from '../objects/format/percent.ts';
import type { formatTemplate } from '../objects/format/template.ts';
import type { intFromBytes, intToBytes } from '../objects/int-bytes.ts';
import type { contiguousBytes, itemAt, requireNoViews, viewBytes } from '../objects/memory-layout.ts';
import type { makeTable, translate } from '../objects/str-translate.ts';
import type { decodeBytes, encodeText } from '../objects/text/codecs.ts';
import type { decodesInPython, encode } from '../objects/text/coding.ts';
import type { characterOf } from '../unicode/character-names.ts';
import type * as unicodeData from '../unicode/unicode-data.ts';
import type { explain, runsIntoEnd } from '../parser/explain/explain.ts';
import type { parseMatch } from '../parser/match.ts';
import type { withKeywordHint } from '../traceback/keyword-hint.ts';
import type { diagnosticText } from '../traceback/syntax-error-text.ts';
import type { describeUncaught } from '../traceback/uncaught.ts';
import type { closestName } from '../vm/suggestion.ts';
import type { endUnreachable } from '../vm/deaths.ts';
import type { noteDrops } from '../vm/drops.ts';
import type { adoptFinalizer } from '../vm/finalizers.ts';
import type { tellBefore, tellPassing, traceFails, traceReturns } from '../vm/guest-trace.ts';
import type { setLine } from '../vm/line-jump.ts';
import type { endProgram } from '../vm/program-end.ts';
import type { matchClass, matchKeys, matchMapping, matchSequence } from '../vm/instructions/patterns.ts';
import type { newCode, replaceCode } from '../objects/code-replace.ts';
import { Part } from './part.ts';

/** Every part, and what it provides. What registers itself somewhere when it is loaded provides nothing more. */

/** The engine's own Python (`frozen/`): the text of each topic. */
export const frozenPart = new Part<readonly string[]>('frozen');

/** What CPython says about programs that do not compile. */
export const explainPart = new Part<{
  readonly closestName: typeof closestName;
  readonly explain: typeof explain;
  readonly runsIntoEnd: typeof runsIntoEnd;
  readonly withKeywordHint: typeof withKeywordHint;
  readonly diagnosticText: typeof diagnosticText;
}>('explain');

/** What CPython prints of an exception that nobody handled. */
export const tracebackPart = new Part<{ readonly describeUncaught: typeof describeUncaught }>('traceback');

/** Writing a machine down and reading it back. */
export const imagesPart = new Part<{
  readonly readImage: typeof readImage;
  readonly writeImage: typeof writeImage;
  readonly writeImageWithin: typeof writeImageWithin;
}>('images');

/** Methods of the built-in types that fewer programs use, and the codecs. */
export const typesPart = new Part<{
  readonly decodeBytes: typeof decodeBytes;
  readonly decodesInPython: typeof decodesInPython;
  readonly encode: typeof encode;
  readonly encodeText: typeof encodeText;
  readonly intFromBytes: typeof intFromBytes;
  readonly intToBytes: typeof intToBytes;
  readonly makeTable: typeof makeTable;
  readonly powModInt: typeof powModInt;
  readonly translate: typeof translate;
}>('types');

/** Format specs, `str.format` and `%`. */
export const formatPart = new Part<{
  readonly formatAsTemplate: typeof formatAsTemplate;
  readonly formatIntValue: typeof formatIntValue;
  readonly formatTextValue: typeof formatTextValue;
  readonly formatPercent: typeof formatPercent;
  readonly formatTemplate: typeof formatTemplate;
  readonly strDialect: typeof strDialect;
}>('format');

/** Statements that few programs have: `match`, `except*`, type parameters, annotations. */
export const syntaxPart = new Part<{
  readonly generateAnnotatedAssignment: typeof generateAnnotatedAssignment;
  readonly generateDeferredAnnotations: typeof generateDeferredAnnotations;
  readonly generateFunctionAnnotations: typeof generateFunctionAnnotations;
  readonly generateGroupHandlers: typeof generateGroupHandlers;
  readonly generateMatch: typeof generateMatch;
  readonly generateTypeAlias: typeof generateTypeAlias;
  readonly generateTypeParameters: typeof generateTypeParameters;
  readonly matchClass: typeof matchClass;
  readonly matchKeys: typeof matchKeys;
  readonly matchMapping: typeof matchMapping;
  readonly matchSequence: typeof matchSequence;
  readonly parseMatch: typeof parseMatch;
}>('syntax');

/** The end of objects (`vm/lives.ts`): needed once a program has an object whose end can be seen. */
export const livesPart = new Part<{
  readonly adoptFinalizer: typeof adoptFinalizer;
  readonly endProgram: typeof endProgram;
  readonly endUnreachable: typeof endUnreachable;
  readonly noteDrops: typeof noteDrops;
}>('lives');

/** `sys.settrace` and `sys.setprofile`: needed once a function is set. */
export const tracingPart = new Part<{
  readonly setLine: typeof setLine;
  readonly tellBefore: typeof tellBefore;
  readonly tellPassing: typeof tellPassing;
  readonly traceFails: typeof traceFails;
  readonly traceReturns: typeof traceReturns;
}>('tracing');

/** `memoryview`: needed once a program has one. */
export const memoryPart = new Part<{
  readonly contiguousBytes: typeof contiguousBytes;
  readonly itemAt: typeof itemAt;
  readonly requireNoViews: typeof requireNoViews;
  readonly viewBytes: typeof viewBytes;
}>('memory');

/** What is known of characters beyond ASCII. */
export const unicodePart = new Part<{
  readonly data: typeof unicodeData;
}>('unicode');

/** The names of characters: for `\N{…}`. */
export const namesPart = new Part<{ readonly characterOf: typeof characterOf }>('names');

export const containersPart = new Part<true>('containers');
export const classesPart = new Part<true>('classes');
export const mathematicsPart = new Part<true>('mathematics');
export const textsPart = new Part<true>('texts');

/** What looks at code and takes it apart. */
export const inspectionPart = new Part<{
  readonly disassemble: typeof disassemble;
  readonly newCode: typeof newCode;
  readonly replaceCode: typeof replaceCode;
}>('inspection');

export const patternsPart = new Part<true>('patterns');
export const servicesPart = new Part<true>('services');
