import '../modules/all.ts';
import { provideModules } from './module-parts.ts';
import { servicesPart } from './parts.ts';

provideModules(servicesPart, true);
