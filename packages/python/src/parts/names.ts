import { characterOf } from '../unicode/character-names.ts';
import { namesPart } from './parts.ts';

namesPart.provide({ characterOf });
