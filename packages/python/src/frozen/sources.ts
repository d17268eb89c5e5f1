import { source as awaiting } from './awaiting.ts';
import { source as builtins } from './builtins.ts';
import { source as containers } from './containers.ts';
import { source as core } from './core.ts';
import { source as descriptors } from './descriptors.ts';
import { source as exceptions } from './exceptions.ts';
import { source as generators } from './generators.ts';
import { source as host } from './host.ts';
import { source as iteration } from './iteration.ts';
import { source as mappings } from './mappings.ts';
import { source as operators } from './operators.ts';
import { source as reductions } from './reductions.ts';
import { source as text } from './text.ts';
import { source as unions } from './unions.ts';

/** Every topic of the library. */
export const frozenSources: readonly string[] = [
  awaiting,
  builtins,
  containers,
  core,
  descriptors,
  exceptions,
  generators,
  host,
  iteration,
  mappings,
  operators,
  reductions,
  text,
  unions,
];
