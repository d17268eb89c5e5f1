import { source as builtins } from './builtins.ts';
import { source as containers } from './containers.ts';
import { source as core } from './core.ts';
import { source as iteration } from './iteration.ts';
import { source as mappings } from './mappings.ts';

/** Every topic of the library. */
export const frozenSources: readonly string[] = [builtins, containers, core, iteration, mappings];
