import { moduleDefinitions } from '../modules/registry.ts';
import { isPartHere, type Part, type PartName, PartNeeded } from './part.ts';

/** The modules of each part. Those that stand nowhere here come with `services`. */
const modules: Partial<Record<PartName, readonly string[]>> = {
  containers: [
    '_bisect',
    '_collections',
    '_copyreg',
    '_operator',
    '_user_containers',
    'bisect',
    'collections',
    'collections.abc',
    'copy',
    'copyreg',
    'functools',
    'heapq',
    'itertools',
    'keyword',
    'operator',
  ],
  classes: ['_abc', '_hidden', '_types', 'abc', 'contextlib', 'dataclasses', 'enum', 'types'],
  mathematics: ['_random', 'math', 'random', 'statistics'],
  texts: ['_codecs', '_string', '_templatelib', 'codecs', 'io', 'json', 'string', 'string.templatelib', 'textwrap'],
  patterns: ['_sre', '_strptime', 'datetime', 're'],
  inspection: ['_dis', 'opcode', '_inspect', '_typing', 'dis', 'inspect', 'typing'],
};

const partOf = new Map<string, PartName>();
for (const [part, names] of Object.entries(modules)) for (const name of names) partOf.set(name, part as PartName);

/** The part in which the module would be, if there is one of that name. */
function partOfModule(name: string): PartName {
  return partOf.get(name) ?? 'services';
}

/** Throws `PartNeeded` while it is not known whether there is such a module. */
export function requireModulePart(name: string): void {
  const part = partOfModule(name);
  if (!isPartHere(part)) throw new PartNeeded(part);
}

/** Names of modules whose part may be absent. */
export function modulesInParts(): Iterable<string> {
  return partOf.keys();
}

let checked = 0;

/** Provides a part of modules, all those that registered themselves since the last such part. */
export function provideModules<T>(part: Part<T>, provided: T): void {
  for (const name of Array.from(moduleDefinitions.keys()).slice(checked)) {
    if (partOfModule(name) !== part.name)
      throw new Error(`the module ${name} came with the part "${part.name}", but its place is "${partOfModule(name)}"`);
  }
  checked = moduleDefinitions.size;
  part.provide(provided);
}
