import * as data from '../unicode/unicode-data.ts';
import { unicodeNames } from '../tokenizer/unicode-names.ts';
import { unicodePart } from './parts.ts';

unicodePart.provide({ data, names: unicodeNames });
