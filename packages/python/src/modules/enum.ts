import { sourceModule } from './registry.ts';
import { source as machinery } from './enum-machinery.ts';
import { source as classes } from './enum-classes.ts';
import { source as flags } from './enum-flags.ts';

/** `enum`: https://docs.python.org/3.14/library/enum.html */
sourceModule('enum', machinery, classes, flags);
