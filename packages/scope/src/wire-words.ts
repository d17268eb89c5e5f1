import type { BindingView, GeneratorView, ObjectView } from './value-view.ts';
import type { FrameView, OutputPiece, ResolutionView, StepEvent } from './view.ts';

type Walk = ResolutionView['walk'][number];

// The words that deltas are encoded with: numbers on the wire are places in these lists, so new ones go to the end.
export const eventKinds: readonly StepEvent['kind'][] = [
  'loaded',
  'line',
  'call',
  'return',
  'exception',
  'expression',
  'instruction',
  'ended',
  'input',
  'evaluated',
  'cellSet',
  'moved',
];
export const objectKinds: readonly ObjectView['kind'][] = [
  'function',
  'code',
  'cell',
  'sequence',
  'mapping',
  'class',
  'instance',
  'generator',
  'method',
  'other',
];
export const frameKinds: readonly FrameView['kind'][] = [
  'module',
  'function',
  'class',
  'lambda',
  'comprehension',
  'generator',
];
export const bindingKinds: readonly BindingView['kind'][] = ['local', 'cell', 'free', 'global', 'attribute'];
export const generatorStates: readonly GeneratorView['state'][] = ['created', 'suspended', 'running', 'closed'];
export const scopes: readonly Walk['scope'][] = ['local', 'enclosing', 'class', 'global', 'builtin'];
export const outcomes: readonly Walk['outcome'][] = ['found', 'absent', 'skipped', 'unbound'];
export const streams: readonly OutputPiece['stream'][] = ['stdout', 'stderr', 'prompt', 'stdin'];
