import type { Dice } from '@nonlocal/testing';
import type { GenericSchema } from 'valibot';

/** The part of a valibot schema that says what fits it. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly options?: readonly (Shape | string)[];
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly literal?: unknown;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

/** Values that have broken programs before, in the place of any other. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  2 ** 53,
  1e308,
  -0,
  '',
  '5',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e\u0301\u0301\u0301',
  'void-1',
  'x'.repeat(3_000),
  '$'.repeat(300),
  [],
  [[]],
  {},
  { toString: 1, valueOf: null, toJSON: 'x' },
  JSON.parse('{"__proto__":{"role":"instructor"},"constructor":{"prototype":1}}'),
  { _placeholder: true, num: 0 },
  Object.fromEntries(Array.from({ length: 80 }, (_, i) => [String(i), i])),
  nested(40),
];

function nested(depth: number): unknown {
  return depth === 0 ? 0 : [nested(depth - 1)];
}

/**
 * Values made from the schemas that decoders check by: most fit, some do in all but one place. `words` are strings that
 * are known to mean something, since a schema does not say which ids exist.
 */
export class SchemaValues {
  readonly #dice: Dice;
  readonly #words: readonly string[];
  /** The chance of a leaf to be replaced by something hostile. */
  readonly #spoilt: number;

  constructor(dice: Dice, words: readonly string[], spoilt = 0.04) {
    this.#dice = dice;
    this.#words = words;
    this.#spoilt = spoilt;
  }

  value(schema: GenericSchema): unknown {
    return this.#make(schema);
  }

  #make(shape: Shape): unknown {
    const dice = this.#dice;
    if (dice.chance(this.#spoilt)) return dice.pick(hostileValues);
    switch (shape.type) {
      case 'object':
        return this.#object(shape);
      case 'variant':
        return this.#make(dice.pick(shape.options ?? []) as Shape);
      case 'picklist':
        return dice.pick(shape.options ?? []);
      case 'literal':
        return shape.literal;
      case 'exact_optional':
      case 'nullable':
      case 'optional':
        return shape.wrapped === undefined ? null : this.#make(shape.wrapped);
      case 'array': {
        const { item } = shape;
        return item === undefined ? [] : Array.from({ length: dice.upTo(4) }, () => this.#make(item));
      }
      case 'boolean':
        return dice.chance(0.5);
      case 'number':
        return dice.pick([0, 1, 2, 3, dice.upTo(60), dice.upTo(1_000_000), Number.MAX_SAFE_INTEGER]);
      case 'string':
        return this.#text(shape);
      default:
        throw new Error(`no value is made for the schema ${shape.type}: add it here`);
    }
  }

  #object({ entries = {} }: Shape): unknown {
    const dice = this.#dice;
    const made: [string, unknown][] = [];
    for (const [key, entry] of Object.entries(entries)) {
      if (entry.type === 'exact_optional' && dice.chance(0.5)) continue;
      if (dice.chance(this.#spoilt / 4)) continue;
      made.push([key, this.#make(entry)]);
    }
    if (dice.chance(this.#spoilt)) made.push([dice.pick(['__proto__', 'extra', 'toString', 'then']), 1]);
    return Object.fromEntries(made);
  }

  #text({ pipe = [] }: Shape): string {
    const dice = this.#dice;
    const longest = Math.max(0, ...pipe.map(({ requirement }) => (typeof requirement === 'number' ? requirement : 0)));
    if (longest > 1_000 && dice.chance(0.02)) return '#'.repeat(longest);
    if (longest > 1_000 && dice.chance(0.5)) return dice.pick(sources);
    if (dice.chance(0.4)) return `fresh-${dice.upTo(1_000_000_000)}`;
    return dice.chance(0.9) ? dice.pick(this.#words) : String.fromCharCode(dice.upTo(0x10000), dice.upTo(0x10000));
  }
}

/** Programs and expressions for commands that take one. */
const sources = [
  'x = 1\ny = [x] * 3\nprint(y)\n',
  'def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n        return n\n    return g\ng = f()\ng()\n',
  'while True: pass\n',
  'x = [0] * 10**10\n',
  'def f(): return f()\nf()\n',
  "print('x' * 10**7)\n",
  'x = (',
  '1 +',
  "'\u202e' + '\ud800'",
  'input()',
] as const;
