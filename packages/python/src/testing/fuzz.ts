import { ImageError } from '../image/bytes.ts';
import { checksum } from '../image/hash.ts';
import { readImage } from '../image/read-image.ts';
import { writeImage } from '../image/write-image.ts';
import { loadProgram, readOptions } from '../program.ts';
import type { MachineOptions } from '../vm/machine.ts';

/** A whole number from 0 to below its argument. */
export type Draw = (below: number) => number;

const budgets: Omit<MachineOptions, 'compile'> = {
  limits: { instructions: 4_000, bytes: 2 * 1024 * 1024, output: 4_000, recursion: 60, source: 1024 * 1024 },
};

/**
 * Takes a text through tokenizer, parser, symbol table, compiler and machine. Whatever the text is, it ends in a
 * diagnostic, a result, an exception of the guest's or a limit; anything else is thrown here. The machine is then
 * written down: the writer walks all that a guest could reach, and refuses what is none of ours.
 */
export function endure(source: string): 'malformed' | 'ran' {
  const loaded = loadProgram(source, 'main.py', budgets);
  if (loaded.kind === 'malformed') return 'malformed';
  const { machine } = loaded;
  machine.stdinClosed = true;
  machine.run();
  writeImage(machine);
  return 'ran';
}

/** Reads bytes that were damaged: what comes out is a machine, or an ImageError. */
export function endureImage(image: Uint8Array): 'refused' | 'read' {
  try {
    readImage(image, readOptions(budgets));
    return 'read';
  } catch (error) {
    if (error instanceof ImageError) return 'refused';
    throw error;
  }
}

/** The image of a machine that ran a while. */
export function imageOf(source: string, instructions: number): Uint8Array | null {
  const loaded = loadProgram(source, 'main.py', budgets);
  if (loaded.kind === 'malformed') return null;
  loaded.machine.run(instructions);
  return writeImage(loaded.machine);
}

/** Some bytes changed, cut out, doubled or cut off; with a checksum that is right again, as often as not. */
export function damage(image: Uint8Array, draw: Draw): Uint8Array {
  const isSummed = draw(2) === 0;
  const bytes = Array.from(isSummed ? image.subarray(0, -4) : image);
  for (let changes = 1 + draw(4); changes > 0 && bytes.length > 0; changes--) {
    const at = draw(bytes.length);
    switch (draw(5)) {
      case 0:
        bytes.splice(at, 1 + draw(8));
        break;
      case 1:
        bytes.splice(at, 0, ...bytes.slice(at, at + draw(16)));
        break;
      case 2:
        bytes.length = at;
        break;
      default:
        bytes[at] = draw(256);
    }
  }
  if (isSummed) {
    const sum = checksum(Uint8Array.from(bytes));
    for (let shift = 0; shift < 32; shift += 8) bytes.push((sum >>> shift) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** A text: a soup of tokens, of characters, or a program of the corpus that was damaged. */
export function makeText(corpus: readonly string[], draw: Draw): string {
  switch (draw(6)) {
    case 0:
      return soup(draw);
    case 1:
      return characters(draw);
    case 2:
      return lines(draw);
    default:
      return mutate(pick(corpus, draw), corpus, draw);
  }
}

function pick<T>(from: readonly T[], draw: Draw): T {
  return from[draw(from.length)] as T;
}

const words =
  `False None True and as assert async await break class continue def del elif else except finally for from global if import
in is lambda nonlocal not or pass raise return try while with yield match case type _ x y self f C print len range list dict
set int str super object Exception ValueError __class__ __init__ __eq__ __hash__ __getattr__ __del__ locals globals exec eval
0 1 2 0x1F 1e9 1j 10**30 'a' "b" b'c' f'{x}' f'{x!r:>{y}}' t'{x}' '''q''' r'\\d' ... -1 9**9**9 'a'*10**12 [0]*10**9 1<<10**9`.split(
    /\s+/u,
  );
const signs =
  `( ) [ ] { } , : . ; @ = -> += -= *= /= //= %= @= &= |= ^= >>= <<= **= := == != < > <= >= + - * / // % ** | & ^ ~ << >> ! \\ $ ? \``.split(
    ' ',
  );

function soup(draw: Draw): string {
  let text = '';
  for (let count = 1 + draw(40); count > 0; count--) {
    const kind = draw(10);
    if (kind < 5) text += `${pick(words, draw)} `;
    else if (kind < 8) text += pick(signs, draw);
    else if (kind === 8) text += '\n';
    else text += `\n${' '.repeat(draw(3) * 2)}`;
  }
  return text;
}

const oddCharacters = [
  '\0',
  '\t',
  '\f',
  '\r',
  '\r\n',
  '\u00A0',
  '\uFEFF',
  'é',
  'ﬁ',
  '🐍',
  '\uD800',
  '\uDC00',
  '\u2028',
  'ª',
  '٣',
];

function characters(draw: Draw): string {
  let text = '';
  for (let count = 1 + draw(60); count > 0; count--) {
    const kind = draw(12);
    if (kind === 0) text += pick(oddCharacters, draw);
    else if (kind === 1) text += String.fromCodePoint(draw(0x11_0000));
    else text += String.fromCharCode(32 + draw(95));
  }
  return text;
}

/** Short statements that go together more often than not. */
const statements = [
  'x = y = []',
  'x.append(x)',
  'print(x, y)',
  'def f(*a, **k): return f(*a)',
  'class C(object): x = 1',
  'C.__eq__ = lambda s, o: f(o)',
  'for i in range(10**9): pass',
  'x = {C(): C() for _ in range(3)}',
  'x = f"{x!r:{y}}"',
  'try: f(x)\nexcept BaseException as e: y = e',
  'with C() as x: pass',
  'del x',
  'global x',
  'def g():\n  nonlocal x\n  yield x',
  'x = sorted(y, key=f)',
  'x = type("T", (C,), {"__getattr__": f})()',
  'x = x.y.z',
  'exec("x = 1", globals())',
  'import sys, types, dis, inspect, itertools',
  'x = [*range(20)][::-1]',
  'lambda: (yield)',
  'x = (i for i in x)',
  'next(x)',
  'y = x.__class__.__mro__[-1].__subclasses__()',
  'x = getattr(x, "__dict__", x)',
  'y = [getattr(x, n, None) for n in dir(x)]',
  'x = f.__code__.replace(co_consts=(x, y))',
  'f.__code__ = x',
  'x = sys.settrace(lambda *a: f)',
  'x = sys._getframe().f_locals',
  'x = compile("x", "s", "eval")',
  'x = eval(x)',
  'match x:\n  case [a, *b] | {"k": a, **b}: pass\n  case C(x=1): pass',
  'type T[A: x, *B, **D] = y',
  'x = -1 ** 10000',
  'x = str(10**5000)',
  'x = "%*d" % (10**9, 1)',
  'x = memoryview(b"abc") if False else bytes(5)',
];

function lines(draw: Draw): string {
  const chosen: string[] = [];
  for (let count = 1 + draw(10); count > 0; count--) {
    let statement = pick(statements, draw);
    const around = draw(12);
    if (around < 2) statement = `def f(x=1, *y):\n${statement.replaceAll(/^/gmu, '  ')}\n  return x`;
    else if (around === 2) statement = `class C:\n${statement.replaceAll(/^/gmu, '  ')}`;
    else if (around === 3) statement = `while True:\n${statement.replaceAll(/^/gmu, '  ')}`;
    chosen.push(statement);
  }
  return chosen.join('\n');
}

function mutate(program: string, corpus: readonly string[], draw: Draw): string {
  let rows = program.split('\n');
  // A short stretch is enough to go wrong, and quicker to run.
  if (draw(3) > 0) {
    const from = draw(rows.length);
    rows = rows.slice(from, from + 1 + draw(30));
  }
  for (let changes = 1 + draw(4); changes > 0; changes--) {
    const at = draw(rows.length);
    const row = rows[at] ?? '';
    switch (draw(9)) {
      case 0:
        rows.splice(at, 1);
        break;
      case 1:
        rows.splice(at, 0, row);
        break;
      case 2:
        rows[at] = `${' '.repeat(draw(5))}${row.trimStart()}`;
        break;
      case 3: {
        const other = pick(corpus, draw).split('\n');
        rows.splice(at, 0, ...other.slice(draw(other.length)).slice(0, 1 + draw(5)));
        break;
      }
      case 4: {
        const where = draw(row.length + 1);
        rows[at] = row.slice(0, where) + pick(draw(2) === 0 ? words : signs, draw) + row.slice(where);
        break;
      }
      case 5: {
        const tokens = row.split(/\b/u);
        tokens[draw(tokens.length)] = pick(words, draw);
        rows[at] = tokens.join('');
        break;
      }
      case 6: {
        const tokens = row.split(/\b/u);
        tokens.splice(draw(tokens.length), 1);
        rows[at] = tokens.join('');
        break;
      }
      case 7: {
        const where = draw(row.length + 1);
        rows[at] = row.slice(0, where) + characters(draw).slice(0, 3) + row.slice(where);
        break;
      }
      default:
        rows[at] = rows[draw(rows.length)] ?? '';
    }
  }
  return rows.join('\n');
}
