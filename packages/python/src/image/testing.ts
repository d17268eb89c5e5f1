import { compile, loadProgram } from '../program.ts';
import type { Machine, MachineOptions } from '../vm/machine.ts';
import { hashImage } from './hash.ts';
import { readImage } from './read-image.ts';
import { writeImage } from './write-image.ts';

/** A machine under test, and what it has written. */
export interface Subject {
  vm: Machine;
  output: string;
  readonly options: MachineOptions;
}

export function load(source: string): Subject {
  const subject: { vm: Machine | null; output: string; options: MachineOptions } = {
    vm: null,
    output: '',
    options: {
      compile,
      onOutput: (_stream, text) => {
        subject.output += text;
      },
    },
  };
  const loaded = loadProgram(source, 'main.py', subject.options);
  if (loaded.kind === 'malformed') throw new Error(loaded.diagnostic.message);
  subject.vm = loaded.machine;
  return subject as Subject;
}

/** Writes the machine down and goes on with what is read back. */
export function replace(subject: Subject): void {
  subject.vm = readImage(writeImage(subject.vm), subject.options);
}

export function fingerprint(subject: Subject): string {
  return hashImage(writeImage(subject.vm));
}

/** Programs that leave a little of everything on the heap and on the stack. */
export const programs: Readonly<Record<string, string>> = {
  'functions whose code was replaced': `
import types
@types.coroutine
def pause(name):
    """Waits."""
    yield name
print(pause.__name__, pause.__qualname__, pause.__doc__, list(pause('a')))
`,
  closures: `
def make():
    n = 0
    def inc(by=1, *rest, scale=2, **more):
        nonlocal n
        n += by * scale
        return n
    return inc
f, g = make(), make()
print([f(), f(3), g(), f.__closure__[0].cell_contents], f.__code__ is g.__code__)
later = lambda: missing
missing = 'here'
print(later())
`,
  classes: `
class Base:
    kind = 'base'
    __slots__ = ('a',)
    def __init__(self, a):
        self.a = a
class Point(Base):
    def __init__(self, x, y):
        super().__init__(x + y)
        self.x, self.y = x, y
    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)
    def __hash__(self):
        return hash((self.x, self.y))
    def __repr__(self):
        return f'P({self.x}, {self.y})'
    @property
    def sum(self):
        return self.x + self.y
    @classmethod
    def origin(cls):
        return cls(0, 0)
    @staticmethod
    def twice(n):
        return 2 * n
points = {Point(1, 2): 'a', Point.origin(): 'b'}
print(points[Point(1, 2)], points[Point(0, 0)], Point(3, 4).sum, Point.twice(4), sorted(points, key=lambda p: p.x))
bound = Point(5, 6).__repr__
print(bound(), {Point(1, 1), Point(1, 1)})
`,
  generators: `
def numbers(limit):
    i = 0
    while i < limit:
        sent = yield i
        i += sent or 1
def outer():
    got = yield from numbers(4)
    yield ('done', got)
g = outer()
print(next(g), next(g), g.send(2), list(g))
pairs = zip(map(lambda n: n * n, range(5)), enumerate('abcde'), reversed([1, 2, 3, 4, 5]))
for pair in pairs:
    print(pair)
print(sum(n for n in numbers(5)), sorted([3, 1, 2], key=lambda n: -n))
`,
  errors: `
def inner():
    raise ValueError('deep')
def outer():
    try:
        inner()
    except ValueError as error:
        raise KeyError('found') from error
    finally:
        print('finally')
try:
    outer()
except KeyError as error:
    kept = error
print(type(kept.__cause__), kept.args, kept.__traceback__.tb_lineno)
class Manager:
    def __enter__(self):
        return 'in'
    def __exit__(self, *args):
        print(args[0])
        return True
with Manager() as m:
    print(m)
    1 / 0
`,
  coroutines: `
class Pause:
    def __await__(self):
        return (yield self)
async def numbers(limit):
    for n in range(limit):
        await Pause()
        yield n
async def total(limit):
    async with Closing() as closing:
        result = 0
        async for n in numbers(limit):
            result += n
        return result + closing.kept
class Closing:
    kept = 100
    async def __aenter__(self):
        await Pause()
        return self
    async def __aexit__(self, *details):
        await Pause()
async def main():
    print([await total(n) for n in range(3)], [n async for n in numbers(2)], await anext(numbers(0), 'none'))
    gen = numbers(9)
    print(await anext(gen), await gen.asend(None), await gen.aclose(), [*t'kept {gen.ag_frame!r:>{5}}'])
waiting = main()
pauses = 0
try:
    while True:
        waiting.send(None)
        pauses += 1
except StopIteration:
    print(pauses)
`,
  values: `
data = {1: 'one', 2.5: [True, None, ...], (1, ('a', b'x')): {1, 2, 3}, frozenset({1, frozenset()}): 10 ** 30, 'neg': -7, 'big': -2 ** 70}
data['self'] = data
del data[1]
text = 'caf\\u00e9 \\U0001f600' + chr(0) + '\\ud800'
many = {str(i): i for i in range(40)}
for i in range(0, 40, 2):
    del many[str(i)]
print(len(data), ascii(text), many, 1e308 * 10, -0.0, 3 + 4j, slice(1, None, 2), range(0, 10, 3))
letters = set('abcdefghijklmnop')
letters -= set('aeiou')
views = memoryview(b'abc'), memoryview(bytearray(b'xyzw'))[1:]
print([bytes(view) for view in views], views[0] is views[1])
print(sorted(letters), bytearray(b'xyz'), data[2.5], -5 // 2, 0.1 + 0.2)
`,
};
