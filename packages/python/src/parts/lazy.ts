import type { PartName } from './part.ts';

/** `#parts` in browsers: where bundlers find each part's file, to be fetched when it is asked for. */
export const loaders: Partial<Record<PartName, () => Promise<unknown>>> = {
  classes: () => import('./classes.ts'),
  containers: () => import('./containers.ts'),
  explain: () => import('./explain.ts'),
  frozen: () => import('./frozen.ts'),
  images: () => import('./images.ts'),
  inspection: () => import('./inspection.ts'),
  mathematics: () => import('./mathematics.ts'),
  patterns: () => import('./patterns.ts'),
  services: () => import('./services.ts'),
  texts: () => import('./texts.ts'),
  format: () => import('./format.ts'),
  syntax: () => import('./syntax.ts'),
  types: () => import('./types.ts'),
  lives: () => import('./lives.ts'),
  memory: () => import('./memory.ts'),
  tracing: () => import('./tracing.ts'),
  names: () => import('./names.ts'),
  unicode: () => import('./unicode.ts'),
  traceback: () => import('./traceback.ts'),
};
