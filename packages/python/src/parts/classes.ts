import '../modules/abc.ts';
import '../modules/contextlib.ts';
import '../modules/dataclasses.ts';
import '../modules/enum.ts';
import '../modules/hidden.ts';
import '../modules/types.ts';
import { provideModules } from './module-parts.ts';
import { classesPart } from './parts.ts';

provideModules(classesPart, true);
