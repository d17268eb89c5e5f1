import { explain, runsIntoEnd } from '../parser/explain/explain.ts';
import { withKeywordHint } from '../traceback/keyword-hint.ts';
import { diagnosticText } from '../traceback/syntax-error-text.ts';
import { explainPart } from './parts.ts';

explainPart.provide({ explain, runsIntoEnd, withKeywordHint, diagnosticText });
