import { tellBefore, tellPassing, traceFails, traceReturns } from '../vm/guest-trace.ts';
import { setLine } from '../vm/line-jump.ts';
import { tracingPart } from './parts.ts';

tracingPart.provide({ setLine, tellBefore, tellPassing, traceFails, traceReturns });
