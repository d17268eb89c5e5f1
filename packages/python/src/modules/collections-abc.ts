import { sourceModule } from './registry.ts';
import { source as iteration } from './collections-abc-iteration.ts';
import { source as sets } from './collections-abc-sets.ts';
import { source as mappings } from './collections-abc-mappings.ts';
import { source as sequences } from './collections-abc-sequences.ts';

/** `collections.abc`: https://docs.python.org/3.14/library/collections.abc.html */
sourceModule('collections.abc', iteration, sets, mappings, sequences);
