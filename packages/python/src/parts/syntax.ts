import {
  generateAnnotatedAssignment,
  generateDeferredAnnotations,
  generateFunctionAnnotations,
} from '../compiler/generate-annotations.ts';
import { generateMatch } from '../compiler/generate-match.ts';
import { generateGroupHandlers } from '../compiler/generate-try-star.ts';
import { generateTypeAlias, generateTypeParameters } from '../compiler/generate-type-parameters.ts';
import { parseMatch } from '../parser/match.ts';
import { matchClass, matchKeys, matchMapping, matchSequence } from '../vm/instructions/patterns.ts';
import { syntaxPart } from './parts.ts';

syntaxPart.provide({
  generateAnnotatedAssignment,
  generateDeferredAnnotations,
  generateFunctionAnnotations,
  generateGroupHandlers,
  generateMatch,
  generateTypeAlias,
  generateTypeParameters,
  matchClass,
  matchKeys,
  matchMapping,
  matchSequence,
  parseMatch,
});
