/** A number in [0, n). */
export type Below = (n: number) => number;

/** A generator of numbers that gives the same for the same seed (xorshift). */
export function seeded(seed: number): Below {
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

/**
 * A small program that is busy with what can be on the stack and on the heap when somebody looks: closures, generators,
 * classes with special methods that other code calls, comprehensions, handlers, `with`, `match`, keys, sorting, coroutines
 and tasks, asynchronous generators, exception groups, weak references and ends of objects.
 */
export function randomProgram(below: Below): string {
  return new Writer(below).program();
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, '    ');

class Writer {
  readonly #below: Below;
  #names = 0;
  /** Names of numbers that are bound here. */
  #numbers: string[] = ['base'];

  constructor(below: Below) {
    this.#below = below;
  }

  program(): string {
    const pieces = ['base = 3', prelude];
    for (let left = 3 + this.#below(4); left > 0; left--) pieces.push(this.#statement(2));
    pieces.push(`print(${this.#numbers.join(', ')})`);
    const text = `${pieces.join('\n')}\n`;
    // What nobody uses would only be in the way: large modules take longer than the programs.
    const used = modules.filter((name) => text.includes(`${name}.`));
    return used.length === 0 ? text : `import ${used.join(', ')}\n${text}`;
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#below(items.length)] as T;
  }

  #name(): string {
    return `n${this.#names++}`;
  }

  #number(): string {
    const a = this.#pick(this.#numbers);
    const b = this.#pick(this.#numbers);
    return this.#pick([
      a,
      `${a} + ${b} % 7`,
      `(lambda x, *y: x + len(y))(${a}, ${b})`,
      `sum(k for k in range(${1 + this.#below(4)}))`,
      `len({Key(${a} % 3): 1, Key(${b} % 3): 2, Key(1): 3})`,
      `sorted([${a}, ${b}, 1], key=lambda x: -x)[0]`,
      `max([Key(${a}), Key(${b})], key=attributed('value')).value`,
      `int(str(${a} % 100)) // (1 + ${this.#below(3)})`,
      `[x * y for x in (1, 2) for y in [${a}] if x][-1] % 1000`,
    ]);
  }

  /** A statement that binds one more number; its lines stand at the margin. */
  #statement(depth: number): string {
    const name = this.#name();
    const forms = depth === 2 && this.#below(10) === 0 ? this.#rareForms : this.#forms;
    const text = depth === 0 ? `${name} = ${this.#number()}` : this.#pick(forms)(name, depth - 1);
    this.#numbers.push(name);
    if (this.#numbers.length > 8) this.#numbers.splice(1, 1);
    return text;
  }

  /** Statements of an inner block, whose names may not be bound behind it. */
  #block(depth: number): string {
    const outer = [...this.#numbers];
    const lines = Array.from({ length: 1 + this.#below(2) }, () => this.#statement(depth));
    const last = this.#numbers.at(-1) ?? 'base';
    this.#numbers = outer;
    return `${lines.join('\n')}\nlast = ${last}`;
  }

  readonly #forms: readonly ((name: string, depth: number) => string)[] = [
    (name) => `${name} = ${this.#number()}`,
    (name) => `${name} = text(f'{${this.#number()}:>{4}}|' + repr(Key(${this.#number()})))`,
    (name, depth) =>
      `def make_${name}(start):\n    count = start\n    def step(by=1):\n        nonlocal count\n        count += by\n${indent(indent(this.#block(depth)))}\n        return count + last\n    return step\nstep_${name} = make_${name}(${this.#number()})\n${name} = step_${name}() + step_${name}(2)`,
    (name, depth) =>
      `def walk_${name}(n):\n${indent(this.#block(depth))}\n    while n > 0:\n        got = yield n + last\n        n -= 1 if got is None else got\n    return n\ndef outer_${name}():\n    left = yield from walk_${name}(3)\n    yield left\ngen_${name} = outer_${name}()\n${name} = next(gen_${name}) + gen_${name}.send(1) + sum(gen_${name})`,
    (name, depth) =>
      `class Thing_${name}:\n    kind = ${this.#number()}\n    def __init__(self, value):\n        self.value = value\n    def __add__(self, other):\n${indent(indent(this.#block(depth)))}\n        return self.value + last + int(other)\n    def __getattr__(self, name):\n        return len(name)\n${name} = (Thing_${name}(2) + ${this.#number()}) + Thing_${name}(1).missing + Thing_${name}.kind`,
    (name, depth) =>
      `try:\n${indent(this.#block(depth))}\n    if last % 2:\n        raise ValueError('odd', last)\n    ${name} = last\nexcept ValueError as error:\n    ${name} = error.args[1] - 1\nfinally:\n    also_${name} = last`,
    (name, depth) =>
      `with Manager(${this.#number()}) as held:\n${indent(this.#block(depth))}\n    ${name} = held + last`,
    (name, depth) =>
      `${name} = 0\nfor i_${name} in range(${1 + this.#below(4)}):\n${indent(this.#block(depth))}\n    if last > 10 ** 6:\n        break\n    ${name} += last % 11\nelse:\n    ${name} += 1`,
    (name) =>
      `match [${this.#number()}, Key(${this.#number()})]:\n    case [0, _]:\n        ${name} = 0\n    case [a, Key(value=v)] if a > v:\n        ${name} = a\n    case [_, Key() as key]:\n        ${name} = key.value\n    case _:\n        ${name} = -1`,
    (name, depth) =>
      `def key_${name}(item):\n${indent(this.#block(depth))}\n    return -item * (1 + last % 3)\n${name} = sorted([3, ${this.#number()}, 1, 2], key=key_${name})[${this.#below(4)}]\n${name} += max(range(3), key=key_${name}) + len(list(filter(key_${name}, map(key_${name}, [0, 1, 2]))))`,
    (name, depth) =>
      `async def feed_${name}(n):\n    for i in range(n):\n${indent(indent(this.#block(depth)))}\n        await Pause(i)\n        yield i + last\nasync def drink_${name}():\n    async with Manager(${this.#number()}) as held:\n        async for got in feed_${name}(2):\n            held += got\n        return held + sum([x async for x in feed_${name}(3) if await Pause(x)])\nruns_${name} = drink_${name}()\n${name} = driven(runs_${name})`,
    (name, depth) =>
      `try:\n${indent(this.#block(depth))}\n    raise ExceptionGroup('both', [ValueError(last), KeyError(1)])\nexcept* ValueError as group:\n    ${name} = group.exceptions[0].args[0]\nexcept* KeyError as group:\n    also_${name} = len(group.exceptions)`,
    (name) =>
      `table = {}\nfor k in (3, 1, 2, 1):\n    table.setdefault(Key(k), []).append(${this.#number()} % 5)\n${name} = sum(map(len, table.values()))`,
  ];

  /** Those that cost more than others. */
  readonly #rareForms: readonly ((name: string, depth: number) => string)[] = [
    (name, depth) =>
      `async def work_${name}(n):\n${indent(this.#block(depth))}\n    await asyncio.sleep(n % 3)\n    return n + last\nasync def main_${name}():\n    one = asyncio.create_task(work_${name}(${this.#number()}))\n    both = await asyncio.gather(work_${name}(1), work_${name}(2))\n    return await one + sum(both)\n${name} = asyncio.run(main_${name}())`,
    (name, depth) =>
      `queue_${name} = asyncio.Queue(1)\nasync def put_${name}():\n    for i in range(3):\n        await queue_${name}.put(i)\nasync def take_${name}():\n${indent(this.#block(depth))}\n    return last + sum([await queue_${name}.get() for _ in range(3)])\nasync def pair_${name}():\n    async with asyncio.TaskGroup() as group:\n        group.create_task(put_${name}())\n        taken = group.create_task(take_${name}())\n    return taken.result()\n${name} = asyncio.run(pair_${name}())`,
    (name) =>
      `class End_${name}:\n    def __del__(self):\n        global last\n        last += 1\nend_${name} = End_${name}()\nseen_${name} = weakref.ref(end_${name}, lambda gone: text('gone'))\ndel end_${name}\n${name} = last + (seen_${name}() is None) + ${this.#number()}`,
    (name) =>
      `found_${name} = re.sub(r'(?P<a>\\d)+', lambda m: str(int(m['a']) + 1), str(${this.#number()}))\n${name} = len(found_${name}) + functools.reduce(lambda x, y: x + y, itertools.accumulate([1, ${this.#number()}, 2]))`,
  ];
}

const modules = ['asyncio', 'functools', 'itertools', 're', 'weakref'];

const prelude = `
class Key:
    __match_args__ = ('value',)
    def __init__(self, value):
        self.value = value
    def __eq__(self, other):
        same = self.value == other.value
        return same
    def __hash__(self):
        return self.value % 2
    def __repr__(self):
        inner = str(self.value)
        return 'Key(' + inner + ')'
class Manager:
    def __init__(self, value):
        self.value = value
    def __enter__(self):
        return self.value
    def __exit__(self, *info):
        self.value = None
        return False
    async def __aenter__(self):
        await Pause(0)
        return self.__enter__()
    async def __aexit__(self, *info):
        return self.__exit__(*info)
class Pause:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        got = yield self.value
        return got + 1
def driven(coroutine):
    got = None
    try:
        while True:
            got = coroutine.send(got)
    except StopIteration as stop:
        return stop.value
def attributed(name):
    def get(thing):
        return getattr(thing, name)
    return get
def text(value):
    print(value)
    return len(value)
last = 0
`.trim();
