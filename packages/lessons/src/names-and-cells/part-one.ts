import type { LessonPart } from '../lesson.ts';
import { empty, named, twoTrips, vague } from './programs.ts';

/** Outer and inner functions, the objects behind them, and what is left after the call. */
export const partOne: readonly LessonPart[] = [
  {
    id: 'vague-names',
    title: '1 · A program nobody wants to read',
    intro: [
      'This program is correct and hard to talk about: `f`, `g`, `h`, `x`. Before any stepping, ask: which of these are functions, and which is the one that gets a new value?',
      'Rename them together. A good name says what a thing is for, so that the sentence “`g` uses `x`” becomes one you can picture.',
    ],
    program: vague,
    notes: [
      { when: { event: 'loaded' }, text: 'Read it aloud once. Which letters had you forgotten by the end?' },
      {
        when: { line: 'h = f()' },
        text: 'Only now does `f` run. So far Python has made one function object and bound the name `f` to it.',
      },
      {
        when: { line: 'print(h())' },
        text: '`f` is over. Where can `x` still be? Collect guesses; do not answer yet.',
      },
    ],
    prompts: [],
  },
  {
    id: 'outer-and-inner',
    title: '2 · The same program, named well',
    intro: [
      'The same steps as before, only the names are new. `plan_trip` is the outer function, `advice` the inner one, and `item` is the name they share.',
      'Step by line. Watch two different edges: the call stack (who called whom) and the lexical chain (who was defined inside whom).',
    ],
    program: named,
    notes: [
      { when: { event: 'loaded' }, text: 'Predict the three printed lines before the first step.' },
      {
        when: { line: 'remembered = plan_trip()', frame: '<module>', event: 'line' },
        text: 'The module knows one name, `plan_trip`. Nothing inside of it exists yet: a `def` makes a function, it does not run it.',
      },
      {
        when: { event: 'call', frame: 'plan_trip' },
        text: 'A frame opens, and with it a cell for `item`: the compiler already saw that `advice` will need it. The cell is empty.',
      },
      {
        when: { line: "item = 'umbrella'", frame: 'plan_trip' },
        text: '`advice` exists and holds the cell, although `item` has no value yet. It took hold of the cell, not of a value.',
      },
      {
        when: { line: 'print(advice())', frame: 'plan_trip' },
        text: 'Step into the call. Ask: where will `advice` look for `item`?',
      },
      {
        when: { line: "return 'pack the ' + item", frame: 'advice' },
        text: 'A second frame. Its name `item` leads to the very same cell as in the frame above: one cell, two names. It is read now, at the moment of the call.',
      },
      {
        when: { line: "item = 'sunglasses'", frame: 'plan_trip' },
        text: 'Rebinding puts another object into the cell. `advice` is not told and need not be: it will look again.',
      },
      {
        when: { line: 'return advice', frame: 'plan_trip' },
        text: 'The frame is about to go. What will `advice` have left to look at?',
      },
      {
        when: { line: 'print(remembered())', frame: '<module>' },
        text: 'The frame is gone, the cell stays: a function still holds it. This is a closure.',
      },
      {
        when: { event: 'ended' },
        text: 'Now open the objects at the prompt: `__code__`, `co_cellvars`, `co_freevars`, `__closure__`, `cell_contents`.',
      },
    ],
    prompts: [
      {
        source: 'remembered.__code__',
        answer: '<code object advice at …, file "2_named.py", line 2>',
        text: 'Every function has its compiled body here.',
      },
      {
        source: 'plan_trip.__code__.co_cellvars',
        answer: "('item',)",
        text: 'The outer function’s view: my locals that an inner function uses.',
      },
      {
        source: 'remembered.__code__.co_freevars',
        answer: "('item',)",
        text: 'The inner function’s view: names that I take from around me.',
      },
      {
        source: 'plan_trip.__closure__',
        answer: '',
        text: 'The outer function needs nothing from around it: `None`, so the prompt prints nothing.',
      },
      {
        source: 'remembered.__closure__',
        answer: '(<cell at …: str object at …>,)',
        text: 'A tuple with one cell.',
      },
      {
        source: 'remembered.__closure__[0].cell_contents',
        answer: "'sunglasses'",
        text: 'The last value `item` had.',
      },
      {
        source: "remembered.__closure__[0].cell_contents = 'raincoat'",
        answer: '',
        text: 'A cell can be set from outside. Watch it change on the screen.',
      },
      { source: 'remembered()', answer: "'pack the raincoat'", text: 'And the function follows.' },
      {
        source: 'remembered.__closure__ = None',
        answer: 'AttributeError: readonly attribute',
        text: 'The contents may change; which cells a function holds may not.',
      },
      {
        source: 'del remembered.__closure__[0].cell_contents',
        answer: '',
        text: 'Even emptied: the cell is still there, and still shared.',
      },
      {
        source: 'remembered()',
        answer:
          "NameError: cannot access free variable 'item' where it is not associated with a value in enclosing scope. Did you mean: 'iter'?",
        text: 'The message is the one for a name that is not bound yet.',
      },
      {
        source: 'exec(plan_trip.__code__)',
        answer: 'pack the umbrella\npack the sunglasses',
        text: 'A code object can be executed by itself, as long as it has no free variables.',
      },
    ],
  },
  {
    id: 'too-early',
    title: '3 · Looking into an empty cell',
    intro: [
      'What if the inner function is called before the outer one has bound the name? The cell is there from the first moment, but empty.',
    ],
    program: empty,
    notes: [
      {
        when: { event: 'call', frame: 'plan_trip' },
        text: 'The cell for `item` is drawn empty. It exists before its value.',
      },
      {
        when: { line: 'print(advice.__closure__)' },
        text: 'Python prints the cell as `empty`. `cell_contents` would raise `ValueError: Cell is empty`.',
      },
      {
        when: { line: "return 'pack the ' + item", frame: 'advice', unbound: 'item' },
        text: 'This will fail. Compare the message with the one for an ordinary unbound local.',
      },
      {
        when: { line: 'print(error)' },
        text: 'Python says exactly what we see: a free variable, not associated with a value, in the enclosing scope.',
      },
    ],
    prompts: [],
  },
  {
    id: 'two-trips',
    title: '4 · Two calls, two sets of cells',
    intro: [
      'Two inner functions of one call share their cells. Two calls make new cells, and yet share one code object: the text is the same, the memory is not.',
    ],
    program: twoTrips,
    notes: [
      {
        when: { event: 'call', frame: 'plan_trip' },
        text: '`item` is a parameter and captured: it stands in `co_varnames` and in `co_cellvars`. `count` is only in `co_cellvars`.',
      },
      {
        when: { line: "sea_advice, sea_pack = plan_trip('towel')", frame: '<module>' },
        text: 'The first frame is gone, its three cells stay: `item`, `count` – and `advice`, because `pack` calls it. How many cells will there be after this line?',
      },
      {
        when: { line: 'count += 1', frame: 'pack' },
        text: '`nonlocal` is a word to the compiler: assigning `count` here means the enclosing call’s `count`. So `pack` writes into the cell that `advice` reads from.',
      },
      {
        when: { line: 'print(hill_advice())', frame: '<module>' },
        text: 'Two `advice` functions, one code object, six cells. Open the functions and follow the arrows.',
      },
    ],
    prompts: [
      {
        source: 'hill_pack.__code__.co_freevars',
        answer: "('advice', 'count')",
        text: '`pack` holds on to `advice` too: alphabetical order, and `__closure__` follows it.',
      },
      {
        source: '[c.cell_contents for c in sea_advice.__closure__]',
        answer: "[1, 'towel']",
        text: 'Each call has cells of its own.',
      },
    ],
  },
];
