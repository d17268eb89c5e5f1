import * as data from '../unicode/unicode-data.ts';
import { unicodePart } from './parts.ts';

unicodePart.provide({ data });
