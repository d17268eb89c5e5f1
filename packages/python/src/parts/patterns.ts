import '../modules/datetime.ts';
import '../modules/re/module.ts';
import '../modules/strptime.ts';
import { provideModules } from './module-parts.ts';
import { patternsPart } from './parts.ts';

provideModules(patternsPart, true);
