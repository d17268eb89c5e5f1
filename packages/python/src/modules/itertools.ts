import { sourceModule } from './registry.ts';
import { source as streams } from './itertools-streams.ts';
import { source as selections } from './itertools-selections.ts';
import { source as groups } from './itertools-groups.ts';

/** `itertools`: https://docs.python.org/3.14/library/itertools.html */
sourceModule('itertools', streams, selections, groups);
