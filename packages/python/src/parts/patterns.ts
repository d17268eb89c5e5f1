import '../modules/re/module.ts';
import { provideModules } from './module-parts.ts';
import { patternsPart } from './parts.ts';

provideModules(patternsPart, true);
