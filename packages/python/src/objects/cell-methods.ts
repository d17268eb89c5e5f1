import { intrinsic } from '../frozen/intrinsic.ts';
import type { Machine } from '../vm/machine.ts';
import { addressOf } from './address.ts';
import { cellType, PyCell } from './cell.ts';
import { valueError } from './errors.ts';
import { constant, defineMethods, getSet, method, staticMethod } from './native.ts';
import { typeOf, type Value } from './object.ts';
import { type Comparison, equal, richCompare } from './protocol.ts';
import { None, NotImplemented } from './singleton.ts';

/** `types.CellType`: https://docs.python.org/3.14/library/types.html#types.CellType */
defineMethods(cellType, () => [
  staticMethod(
    '__new__',
    '(cls, contents=None, /)',
    (_vm, _cls: Value, contents: Value | undefined) => new PyCell(contents),
  ),
  method('__repr__', '(self, /)', (_vm, self: PyCell) => {
    const { contents } = self;
    if (contents === undefined) return `<cell at ${addressOf(self)}: empty>`;
    return `<cell at ${addressOf(self)}: ${typeOf(contents).name} object at ${addressOf(contents)}>`;
  }),
  ...(['__eq__', '__ne__', '__lt__', '__le__', '__gt__', '__ge__'] as const).map((name) =>
    method(name, '(self, value, /)', (vm: Machine, self: PyCell, other: Value) => compareCells(vm, self, other, name), {
      slow: `cell_${name.replaceAll('_', '')}`,
    }),
  ),
  getSet(
    'cell_contents',
    (_vm, self: PyCell) => {
      if (self.contents === undefined) throw valueError('Cell is empty');
      return self.contents;
    },
    (_vm, self: PyCell, value) => self.set(value),
  ),
  // A cell is compared by its contents, so it has no hash.
  constant('__hash__', None),
]);

/** By contents; an empty cell comes before any other. */
function compareCells(vm: Machine, self: PyCell, other: Value, name: Comparison): Value | undefined {
  if (!(other instanceof PyCell)) return NotImplemented;
  if (self.contents !== undefined && other.contents !== undefined) {
    return name === '__eq__'
      ? equal(vm, self.contents, other.contents)
      : richCompare(vm, self.contents, other.contents, name);
  }
  const mine = self.contents === undefined ? 0 : 1;
  const theirs = other.contents === undefined ? 0 : 1;
  switch (name) {
    case '__eq__':
      return mine === theirs;
    case '__ne__':
      return mine !== theirs;
    case '__lt__':
      return mine < theirs;
    case '__le__':
      return mine <= theirs;
    case '__gt__':
      return mine > theirs;
    case '__ge__':
      return mine >= theirs;
    default:
      return name satisfies never;
  }
}

intrinsic('_cell_contents', '(cell, /)', (_vm, cell: PyCell) => cell.contents ?? None);
