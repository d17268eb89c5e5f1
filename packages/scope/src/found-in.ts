import type { ResolutionView } from './view.ts';

/** Where the walk ended: a class's own names are local to its body. */
export function foundIn(walk: ResolutionView['walk']): ResolutionView['found'] {
  const last = walk.at(-1);
  if (last?.outcome !== 'found') return null;
  return last.scope === 'class' ? 'local' : last.scope;
}
