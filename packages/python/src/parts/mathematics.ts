import '../modules/math.ts';
import '../modules/random.ts';
import '../modules/statistics.ts';
import { provideModules } from './module-parts.ts';
import { mathematicsPart } from './parts.ts';

provideModules(mathematicsPart, true);
