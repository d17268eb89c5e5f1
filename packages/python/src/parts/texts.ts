import '../modules/codecs.ts';
import '../modules/io.ts';
import '../modules/json.ts';
import '../modules/string.ts';
import '../modules/templatelib.ts';
import '../modules/textwrap.ts';
import { provideModules } from './module-parts.ts';
import { textsPart } from './parts.ts';

provideModules(textsPart, true);
