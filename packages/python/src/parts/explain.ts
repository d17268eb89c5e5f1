import { explain, runsIntoEnd } from '../parser/explain/explain.ts';
import { withKeywordHint } from '../traceback/keyword-hint.ts';
import { diagnosticText } from '../traceback/syntax-error-text.ts';
import { closestName } from '../vm/suggestion.ts';
import { explainPart } from './parts.ts';

explainPart.provide({ closestName, explain, runsIntoEnd, withKeywordHint, diagnosticText });
