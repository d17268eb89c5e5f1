import { source as dates } from './datetime-date.ts';
import { source as moments } from './datetime-datetime.ts';
import { source as durations } from './datetime-delta.ts';
import { source as times } from './datetime-time.ts';
import { source as zones } from './datetime-zones.ts';
import { sourceModule } from './registry.ts';

/** `datetime`: https://docs.python.org/3.14/library/datetime.html. The machine's own zone is UTC. */
sourceModule('datetime', durations, dates, zones, times, moments);
