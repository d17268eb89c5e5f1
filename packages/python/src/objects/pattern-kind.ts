import type { PyType } from './object.ts';

const sequenceNames = new Set([
  'list',
  'tuple',
  'range',
  'memoryview',
  'deque',
  'array',
  'Sequence',
  'MutableSequence',
]);
const mappingNames = new Set(['dict', 'mappingproxy', 'FrameLocalsProxy', 'Mapping', 'MutableMapping']);

/** What patterns take a class's objects for; the first class in its order that is either decides. */
export function patternKind(cls: PyType): 'sequence' | 'mapping' | null {
  for (const type of cls.mro) {
    if (type.registeredAs !== null) return type.registeredAs;
    if (!type.isBuiltin && !type.module.startsWith('collections')) continue;
    if (sequenceNames.has(type.name)) return 'sequence';
    if (mappingNames.has(type.name)) return 'mapping';
  }
  return null;
}
