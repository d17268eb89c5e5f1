import { describeUncaught } from '../traceback/uncaught.ts';
import { tracebackPart } from './parts.ts';

tracebackPart.provide({ describeUncaught });
