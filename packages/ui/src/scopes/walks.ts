import type { ResolutionView } from '@nonlocal/scope';

type Step = ResolutionView['walk'][number];

/** One scope on the way to a name, as it is drawn. */
export interface WalkStep {
  /** Of the LEGB rule; a class body, which the rule passes over, is `C`. */
  readonly letter: 'L' | 'E' | 'C' | 'G' | 'B';
  readonly where: string;
  readonly outcome: Step['outcome'];
  readonly note: string;
}

const letters = { local: 'L', enclosing: 'E', class: 'C', global: 'G', builtin: 'B' } as const;

/** The module and the built-ins have one name each in every program: their letter and a plain word say more. */
const whereOf = ({ scope, where }: Step): string =>
  scope === 'global' ? 'globals' : scope === 'builtin' ? 'builtins' : where;

export function walkSteps(resolution: ResolutionView): readonly WalkStep[] {
  return resolution.walk.map((step) => ({
    letter: letters[step.scope],
    where: whereOf(step),
    outcome: step.outcome,
    note: noteOf(step),
  }));
}

function noteOf({ scope, outcome }: Step): string {
  switch (outcome) {
    case 'found':
      return '✓';
    case 'absent':
      return '';
    case 'unbound':
      return 'not bound yet';
    case 'skipped':
      return scope === 'class' ? 'class, skipped' : 'skipped';
  }
}

/** The walk as one sentence. */
export function explainWalk(resolution: ResolutionView): string {
  const isNowhere = resolution.found === null && !isUnbound(resolution);
  const passed = [...resolution.walk.map(explainStep), ...(isNowhere ? ['found nowhere'] : [])];
  return `${resolution.name}: ${passed.join('; ')}.`;
}

function explainStep(step: Step): string {
  const where = whereOf(step);
  switch (step.outcome) {
    case 'found':
      return step.scope === 'enclosing' ? `found in the enclosing ${where}` : `found in ${where}`;
    case 'absent':
      return `not in ${where}`;
    case 'skipped':
      return step.scope === 'class'
        ? `class ${where} is skipped, because functions do not see the names of a class body around them`
        : `${where} is skipped`;
    case 'unbound':
      return step.scope === 'local'
        ? `a local name of ${where}, which binds it somewhere, but not bound now`
        : `a name of ${where}, but not bound now`;
  }
}

const isUnbound = (resolution: ResolutionView): boolean => resolution.walk.some((step) => step.outcome === 'unbound');

/** Every class body begins by reading the module's name, which no line of the program says. */
const isImplicit = ({ name, walk }: ResolutionView): boolean => name === '__name__' && walk[0]?.scope === 'class';

/** Names that were not found first, then the longest walks; names found at once last. */
export function inOrderOfInterest(resolutions: readonly ResolutionView[]): readonly ResolutionView[] {
  const weight = (resolution: ResolutionView) => resolution.walk.length + (resolution.found === null ? 100 : 0);
  return resolutions.filter((each) => !isImplicit(each)).toSorted((a, b) => weight(b) - weight(a));
}
