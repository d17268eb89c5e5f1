import '../frozen/core-intrinsics.ts';
import '../frozen/text-intrinsics.ts';
// Frozen functions may name any intrinsic: those of types that come late must be there with them.
import '../objects/async-generator-methods.ts';
import '../objects/cell-methods.ts';
import '../objects/descriptor-methods.ts';
import '../objects/exception-group.ts';
import '../objects/frame-locals.ts';
import '../objects/generator-methods.ts';
import '../objects/generic-alias-methods.ts';
import '../objects/reductions.ts';
import '../objects/set-intrinsics.ts';
import '../objects/syntax-error-methods.ts';
import { frozenSources } from '../frozen/sources.ts';
import { frozenPart } from './parts.ts';

frozenPart.provide(frozenSources);
