import { tellBefore, tellPassing, traceFails, traceReturns } from '../vm/guest-trace.ts';
import { tracingPart } from './parts.ts';

tracingPart.provide({ tellBefore, tellPassing, traceFails, traceReturns });
