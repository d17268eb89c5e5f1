import { source as checks } from './enum-checks.ts';
import { source as classes } from './enum-classes.ts';
import { source as flags } from './enum-flags.ts';
import { source as machinery } from './enum-machinery.ts';
import { source as metaclass } from './enum-type.ts';
import { sourceModule } from './registry.ts';

/** `enum`: https://docs.python.org/3.14/library/enum.html */
sourceModule('enum', machinery, metaclass, classes, flags, checks);
