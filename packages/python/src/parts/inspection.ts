import '../modules/dis.ts';
import '../modules/inspect.ts';
import '../modules/typing.ts';
import { disassemble } from '../code/disassembly.ts';
import { newCode, replaceCode } from '../objects/code-replace.ts';
import { provideModules } from './module-parts.ts';
import { inspectionPart } from './parts.ts';

provideModules(inspectionPart, { disassemble, newCode, replaceCode });
