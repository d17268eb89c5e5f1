import type { GlossaryEntry } from '../lesson.ts';

const docs = 'https://docs.python.org/3';

export const glossary: readonly GlossaryEntry[] = [
  {
    term: 'name',
    meaning: 'A word in a program. It holds nothing itself: in a scope it is bound to an object, or not yet.',
    url: `${docs}/reference/executionmodel.html#naming-and-binding`,
  },
  {
    term: 'namespace',
    meaning: 'A mapping from names to objects: a module’s globals, a running call’s locals, an instance’s attributes.',
    url: `${docs}/glossary.html#term-namespace`,
  },
  {
    term: 'LEGB',
    meaning:
      'The order in which a name is looked for: Local, Enclosing functions, Global, Built-in. Class bodies are skipped.',
    url: `${docs}/reference/executionmodel.html#resolution-of-names`,
  },
  {
    term: 'free variable',
    meaning: 'A name that a function uses but that belongs to a function around it.',
    url: `${docs}/glossary.html#term-free-variable`,
  },
  {
    term: 'closure variable',
    meaning: 'A free variable that is reached through a cell of an enclosing call.',
    url: `${docs}/glossary.html#term-closure-variable`,
  },
  {
    term: 'cell',
    meaning: 'A box for one binding, shared by the function that owns the name and all inner functions that use it.',
    url: `${docs}/c-api/cell.html`,
  },
  {
    term: 'cell_contents',
    meaning: 'What the cell holds now. It can be read, set and deleted; an empty cell raises `ValueError`.',
    url: `${docs}/reference/datamodel.html#function.__closure__`,
  },
  {
    term: '__closure__',
    meaning: '`None`, or a tuple of cells: one for each name in `co_freevars`, in the same order.',
    url: `${docs}/reference/datamodel.html#function.__closure__`,
  },
  {
    term: '__code__',
    meaning: 'The compiled body of a function. All functions made by one `def` share it; it can be executed by itself.',
    url: `${docs}/reference/datamodel.html#function.__code__`,
  },
  {
    term: '__defaults__',
    meaning: 'The values of default arguments, evaluated once, when the `def` or `lambda` runs.',
    url: `${docs}/reference/datamodel.html#function.__defaults__`,
  },
  {
    term: 'co_varnames',
    meaning: 'Parameters, then plain locals. A captured parameter is here too; a captured plain local is not.',
    url: `${docs}/reference/datamodel.html#codeobject.co_varnames`,
  },
  {
    term: 'co_cellvars',
    meaning: 'The outer function’s view: its own names that inner functions use.',
    url: `${docs}/reference/datamodel.html#codeobject.co_cellvars`,
  },
  {
    term: 'co_freevars',
    meaning: 'The inner function’s view: the names it takes from functions around it, in alphabetical order.',
    url: `${docs}/reference/datamodel.html#codeobject.co_freevars`,
  },
  {
    term: 'nonlocal',
    meaning:
      'A statement: assigning this name rebinds the enclosing function’s variable instead of making a local one.',
    url: `${docs}/reference/simple_stmts.html#the-nonlocal-statement`,
  },
];
