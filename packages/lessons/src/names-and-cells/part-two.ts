import type { LessonPart } from '../lesson.ts';
import {
  averagerSolution,
  averagerStarter,
  defaultArgument,
  factory,
  loopOfLambdas,
  moduleTrap,
  payoff,
} from './programs.ts';

/** The loop of lambdas, its cures, the trap at module level, and what closures are good for. */
export const partTwo: readonly LessonPart[] = [
  {
    id: 'loop-of-lambdas',
    title: '5 · Three lambdas in a loop',
    intro: ['A question that is asked every day: why do all three give the same answer? Vote first, then step.'],
    program: loopOfLambdas,
    notes: [
      {
        when: { event: 'loaded' },
        text: 'What will be printed? 20, 30, 40 – or something else? Everyone commits to an answer.',
      },
      {
        when: { event: 'call', frame: 'make_all' },
        text: 'One call of `make_all`, one cell for `factor`. The loop will not make another.',
      },
      {
        when: { line: 'multipliers.append(lambda number: number * factor)', frame: 'make_all' },
        text: 'Each turn makes a new function object with the same cell, and the loop then rebinds what is in it.',
      },
      {
        when: { line: 'return multipliers', frame: 'make_all' },
        text: 'Three lambdas, three arrows, one cell, and it holds 4.',
      },
      { when: { frame: '<lambda>', event: 'call' }, text: '`number` is 10. And `factor`? Follow the arrow.' },
      { when: { event: 'ended' }, text: 'A `for` loop is not a scope: it binds one name again and again.' },
    ],
    prompts: [],
  },
  {
    id: 'default-argument',
    title: '6 · First cure: a default argument',
    intro: [
      'A default value is evaluated when the `lambda` is made. So the value of the moment is stored in the function itself, and no closure is needed at all.',
    ],
    program: defaultArgument,
    notes: [
      {
        when: { line: 'multipliers.append(lambda number, factor=factor: number * factor)' },
        text: 'Two different `factor`s on one line: left of `=` the lambda’s parameter, right of it the loop’s name.',
      },
      {
        when: { event: 'ended' },
        text: '`__closure__` is `None`; the value sits in `__defaults__`. The price: a caller may pass a second argument by mistake.',
      },
    ],
    prompts: [],
  },
  {
    id: 'factory',
    title: '7 · Second cure: a factory',
    intro: ['A call makes a new frame, and a new frame has new cells. Three calls, three cells.'],
    program: factory,
    notes: [
      {
        when: { event: 'call', frame: 'make_multiplier' },
        text: 'A fresh cell for this `factor`. The loop’s own `factor` needs no cell now: nobody captures it.',
      },
      { when: { event: 'ended' }, text: 'Three functions, three cells, one code object.' },
    ],
    prompts: [],
  },
  {
    id: 'module-trap',
    title: '8 · The trap: the same loop at module level',
    intro: ['Now without a function around it. The answers are wrong again. Is it the same reason?'],
    program: moduleTrap,
    notes: [
      {
        when: { line: 'print(multiply(10), multiply.__closure__)' },
        text: '`__closure__` is `None`. There is no cell at all: `factor` is a global, looked up by name at each call.',
      },
      {
        when: { line: 'print(multipliers[0](10))' },
        text: 'Whoever rebinds the global changes all three. With cells only their owner and its inner functions could.',
      },
    ],
    prompts: [],
  },
  {
    id: 'payoff',
    title: '9 · What it is good for',
    intro: [
      '“Interesting, but is it of any use?” Here are two uses that you meet every week: a counter without a class or a global, and a decorator that remembers.',
    ],
    program: payoff,
    notes: [
      {
        when: { line: '@count_calls', frame: '<module>' },
        text: 'A decorator is a call: `area = count_calls(area)`. After it, the name `area` leads to `wrapper`.',
      },
      {
        when: { event: 'call', frame: 'wrapper' },
        text: '`wrapper` holds two cells: the function it wraps and the counter. The counter holds a cell of its own.',
      },
      {
        when: { event: 'call', frame: 'tick' },
        text: 'State that lives between calls, and nobody else can reach by accident.',
      },
    ],
    prompts: [
      {
        source: 'area.__closure__[1].cell_contents.__name__',
        answer: "'area'",
        text: 'The original function is still there, in a cell.',
      },
    ],
    exercise: {
      question:
        'Mend `make_averager` so that it prints 10.0, 15.0 and 30.0. First run it as it stands: which error is it, and which of the two assignments does it speak of? Then: how many cells does `average` hold, and what is in them at the end?',
      starter: averagerStarter,
      hints: [
        'An assignment anywhere in a function makes the name local to it, in every line.',
        'There is one keyword that says: not local, the enclosing function’s. It is the name of this classroom.',
      ],
      solution: averagerSolution,
    },
  },
];
