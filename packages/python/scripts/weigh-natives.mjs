/**
 * Looks for natives that do more than they are charged for: calls every method of the built-in types and every function
 * of the modules with data that is large, endless or nested, and prints the calls that took much time for the
 * instructions they were charged, and those after which something other than Python's came out.
 *
 *   node packages/python/scripts/weigh-natives.mjs [--only=str] [--most=400] [--least=3]
 *
 * `only`: of values and modules whose name has that in it. `most`: nanoseconds of processor time that one instruction may
 * take. `least`: milliseconds below which a call is not looked at. What is printed depends on the computer.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';

/** Longest time for one call, in milliseconds: then it hangs. */
const longest = 60_000;

/** Large values by name: how one is made, and how a fresh one is had for each call. */
const values = {
  str: [`'ab' * 500_000`, 'v0'],
  wide: [`'é🐍' * 200_000`, 'v0'],
  spaces: [`' ' * 1_000_000`, 'v0'],
  lines: [`'a\\n' * 100_000`, 'v0'],
  digits: [`'7' * 4_000`, 'v0'],
  bytes: [`b'ab' * 500_000`, 'v0'],
  bytearray: [`bytearray(b'ab') * 500_000`, 'bytearray(v0)'],
  int: ['(1 << 1_000_000) - 1', 'v0'],
  list: ['list(range(50_000))', 'v0[:]'],
  ones: ['[1] * 100_000', 'v0[:]'],
  texts: [`['a'] * 100_000`, 'v0[:]'],
  tuple: ['tuple(range(50_000))', 'v0'],
  dict: ['dict.fromkeys(range(50_000))', 'v0.copy()'],
  set: ['set(range(50_000))', 'v0.copy()'],
  frozenset: ['frozenset(range(50_000))', 'v0'],
  range: ['range(2**40)', 'v0'],
  wide_range: ['range(2**80)', 'v0'],
  zeros: ['itertools.repeat(0)', 'v0'],
  count: ['itertools.count()', 'itertools.count()'],
  chars: [`itertools.repeat('a')`, 'v0'],
  pairs: ['itertools.repeat((1, 2))', 'v0'],
  map: ['map(abs, itertools.repeat(0))', 'map(abs, itertools.repeat(0))'],
  zip: ['zip(itertools.count())', 'zip(itertools.count())'],
  enumerate: ['enumerate(itertools.repeat(0))', 'enumerate(itertools.repeat(0))'],
  filter: ['filter(None, itertools.repeat(1))', 'filter(None, itertools.repeat(1))'],
  nothing: ['filter(None, itertools.repeat(0))', 'filter(None, itertools.repeat(0))'],
  cycle: ['itertools.cycle([1])', 'itertools.cycle([1])'],
  islice: ['itertools.islice(itertools.count(), 10**12)', 'itertools.islice(itertools.count(), 10**12)'],
  strange: [
    'itertools.compress(itertools.count(), itertools.repeat(0))',
    'itertools.compress(itertools.count(), itertools.repeat(0))',
  ],
  keys: ['dict.fromkeys(range(50_000)).keys()', 'v0'],
  items: ['dict.fromkeys(range(50_000)).items()', 'v0'],
  values: ['dict.fromkeys(range(50_000)).values()', 'v0'],
  slice: ['slice(0, 10**12)', 'v0'],
  deep: ['nest()', 'v0'],
  doubled: ['double()', 'v0'],
  own: ['own()', 'v0'],
  deque: ['collections.deque(range(50_000))', 'v0.copy()'],
  Counter: ['collections.Counter(range(50_000))', 'v0.copy()'],
  OrderedDict: ['collections.OrderedDict.fromkeys(range(20_000))', 'v0.copy()'],
  ChainMap: ['collections.ChainMap(dict.fromkeys(range(50_000)))', 'v0.copy()'],
  UserList: ['collections.UserList(range(50_000))', 'v0.copy()'],
  StringIO: [`io.StringIO('ab' * 500_000)`, `io.StringIO('ab' * 500_000)`],
  pattern: [`re.compile('(a|b)+')`, 'v0'],
  evil: [`re.compile('(a+)+$')`, 'v0'],
  back: [`re.compile(r'(a*)*\\1b')`, 'v0'],
  float: ['1e308', 'v0'],
  complex: ['1e308j', 'v0'],
};

const moduleNames =
  'builtins itertools math cmath re json textwrap string collections copy heapq bisect statistics random functools operator types io time datetime keyword contextlib dataclasses enum inspect dis'.split(
    ' ',
  );

const operators = [
  'v + v',
  'v * 2',
  'v * 10**9',
  'v * 10**12',
  '10**12 * v',
  'v == w',
  'v != w',
  'v < w',
  'v <= w',
  'w in v',
  'v in v',
  '-1 in v',
  '"c" in v',
  'v[::2]',
  'v[1:]',
  'v[::-1]',
  'v[5]',
  'v[-1]',
  'v & w',
  'v | w',
  'v - w',
  'v ^ w',
  'v // 3',
  'v // w',
  'v % 3',
  'v % w',
  'v << 1000',
  'v << 10**10',
  'v >> 1',
  'v ** 2',
  'v ** 1000',
  'v ** -1',
  '2 ** v',
  '~v',
  '-v',
  'not v',
  '+v',
  'hash(v)',
  'hash((v,))',
  'f"{v}"',
  'f"{v!r}"',
  'f"{v:>9999999}"',
  'f"{v:>{10**12}}"',
  '"%s" % (v,)',
  '"%r" % (v,)',
  '"%.9999999f" % v',
  '"%9999999s" % v',
  'f"{v:x}"',
  'f"{v:,}"',
  'f"{v:.5000000f}"',
  '"{!a}".format(v)',
  '[*v]',
  '{*v}',
  '(*v,)',
  '{**v}',
  'print(*v)',
  'str(v)',
  'repr(v)',
  'ascii(v)',
  'int(v)',
  'int(v, 36)',
  'int(v, 2)',
  'float(v)',
  'bool(v)',
  'complex(v)',
  'list(v)',
  'tuple(v)',
  'set(v)',
  'frozenset(v)',
  'dict(v)',
  'dict.fromkeys(v)',
  'bytes(v)',
  'bytearray(v)',
  'iter(v)',
  'next(iter(v))',
  'len(v)',
  'sorted(v)',
  'sorted(v, reverse=True)',
  'sorted(v, key=str)',
  'sum(v)',
  'sum(v, [])',
  'sum(v, 0.0)',
  'sum(v, v)',
  'max(v)',
  'min(v)',
  'min(v, key=str)',
  'any(v)',
  'all(v)',
  'list(reversed(v))',
  'list(enumerate(v))',
  'list(zip(v))',
  'list(zip(v, v, strict=True))',
  'list(map(str, v))',
  'list(map(len, [v] * 1000))',
  'list(filter(None, v))',
  'a_, *b_ = v',
  'a_, b_ = v',
  '"".join(v)',
  'b"".join(v)',
  '",".join(map(str, v))',
  'range(v)',
  'divmod(v, v)',
  'pow(v, v)',
  'pow(v, v, v)',
  'pow(v, -1, v)',
  'round(v, -5)',
  'round(v)',
  'abs(v)',
  'bin(v)',
  'hex(v)',
  'oct(v)',
  'chr(v)',
  'ord(v)',
  'format(v, "d")',
  'compile(v, "x", "exec")',
  'compile(v, "x", "eval")',
  'exec(v)',
  'eval(v)',
  'isinstance(1, v)',
  'type(v, (), {})',
  'type("x", v, {})',
  'getattr(v, v)',
  'setattr(nest, v, 1)',
  'print(v)',
  'slice(v, v, v).indices(9)',
  'v.x',
  'str.maketrans(v, v)',
  '"aé".translate(v)',
  'bytes.maketrans(v, v)',
  'v[v]',
  'v[9999999999]',
  'l.__setitem__(slice(0, 0), v)',
  'l.extend(v)',
  'l.__iadd__(v)',
  'l.index(v)',
  'l.count(v)',
  'v in l',
  'd.update(v)',
  'd.get(v)',
  'd == v',
  'v == d',
  'q.extend(v)',
  'q.extendleft(v)',
  'q.index(v)',
  'q.count(v)',
  'q.rotate(10**12)',
  'st.update(v)',
  'st.intersection(v)',
  'st.difference(v)',
  'st.symmetric_difference(v)',
  'st.issubset(v)',
  'st.issuperset(v)',
  'st.isdisjoint(v)',
  'st.union(v)',
  'st.add(v)',
  'v in st',
  'collections.Counter(v)',
  'collections.deque(v)',
  'collections.deque(v, 3)',
  'collections.OrderedDict(v)',
  'collections.UserString(v)',
  'match(v)',
  'json.loads(v)',
  'json.dumps(v)',
  'json.dumps(v, indent=2)',
  'copy.deepcopy(v)',
  'copy.copy(v)',
  'textwrap.fill(v)',
  'textwrap.dedent(v)',
  'textwrap.indent(v, "a")',
  'textwrap.shorten(v, 20)',
  'string.Template(v).substitute({})',
  're.sub(v, "x", v)',
  're.match("(a|b)*c", v)',
  're.match("(a*)*b", v)',
  're.findall("a", v)',
  're.split("a", v)',
  're.sub("a", "bb", v)',
  're.escape(v)',
  're.compile(v)',
  'statistics.mean(v)',
  'statistics.median(v)',
  'functools.reduce(max, v)',
  'functools.reduce(operator.add, v)',
  'heapq.heapify(v)',
  'heapq.nlargest(3, v)',
  'heapq.merge(v, v)',
  'bisect.bisect(v, 3)',
  'random.sample(v, 2)',
  'random.shuffle(v)',
  'random.choices(v, k=10**9)',
  'list(itertools.accumulate(v))',
  'list(itertools.chain(v, v))',
  'list(itertools.chain.from_iterable([v]))',
  'list(itertools.chain.from_iterable(v))',
  'list(itertools.combinations(v, 2))',
  'list(itertools.permutations(v))',
  'list(itertools.product(v, repeat=2))',
  'list(itertools.product([1], repeat=10**9))',
  'list(itertools.combinations_with_replacement(v, 3))',
  'list(itertools.groupby(v))',
  'list(itertools.pairwise(v))',
  'list(itertools.batched(v, 3))',
  'next(itertools.batched(v, 10**12))',
  'list(itertools.islice(v, 10**9, 10**9 + 1))',
  'list(itertools.takewhile(str, v))',
  'list(itertools.dropwhile(str, v))',
  'list(itertools.starmap(max, v))',
  'list(itertools.starmap(pow, v))',
  'list(itertools.filterfalse(None, v))',
  'list(itertools.zip_longest(v, v))',
  'list(itertools.compress(v, v))',
  'itertools.tee(v)',
  'itertools.tee(v, 10**9)',
  'math.factorial(v)',
  'math.comb(v, v)',
  'math.comb(v, 1000)',
  'math.perm(v)',
  'math.gcd(v, 6)',
  'math.gcd(v, w)',
  'math.lcm(v, w)',
  'math.lcm(*l)',
  'math.isqrt(v)',
  'math.prod(v)',
  'math.fsum(v)',
  'math.sumprod(v, v)',
  'math.dist(v, v)',
  'math.hypot(*v)',
  'math.log(v)',
  'math.ldexp(1.0, v)',
  'v.as_integer_ratio()',
  'int.from_bytes(v)',
  'v.to_bytes(10**9)',
  'v.to_bytes(10**12)',
];

const setup = (making, fresh) => `
import ${moduleNames.join(', ')}, sys
def nest():
    x = []
    for _ in range(50_000): x = [x]
    return x
def double():
    x = ()
    for _ in range(60): x = (x, x)
    return x
def own():
    x = []
    x.append(x); x.append({1: x})
    return x
def match(v):
    match v:
        case [1, *_, 2]: pass
        case {'a': 1, **r}: pass
        case 'x' | b'x' | 12: pass
class K: pass
v0 = ${making}
w0 = ${making}
l = list(range(50_000)); d = dict.fromkeys(range(50_000)); q = collections.deque(range(50_000)); st = set(range(50_000))
while True:
    v = ${fresh}
    w = ${fresh.replaceAll('v0', 'w0')}
    code = input()
    try: code = compile(code, 'x', 'exec')
    except SyntaxError: continue
    input('begin')
    try: exec(code)
    except BaseException as error: print(type(error).__name__)
    input('end')
`;

const palettes = [
  '',
  'v',
  '1',
  '-1',
  '10**12',
  '"b"',
  '"c", "d"',
  'b"b"',
  'b"c", b"d"',
  'w, w',
  'v, 3',
  '3, v',
  'None',
  'l',
  '"a" * 500_000 + "b"',
  'abs, v',
  'str, v',
  'itertools.count()',
  '*v',
  '1, 10**12',
  '2, 3_000_000',
  '"", "b"',
];

if (process.send !== undefined) await answer();
else await ask();

async function answer() {
  register();
  const { loadProgram } = await import('../src/program.ts');
  let current = null;
  process.on('message', ({ name, op }) => {
    let machine = current?.name === name ? current.machine : null;
    if (machine === null) {
      const loaded = loadProgram(setup(...values[name]), 'main.py', {
        limits: { instructions: 1e12, bytes: 256e6, output: 1e12 },
      });
      if (loaded.kind === 'malformed') throw new Error(loaded.diagnostic.message);
      machine = loaded.machine;
      const ready = machine.run();
      if (ready.kind !== 'input')
        throw new Error(`${name}: ${ready.kind} ${ready.exception?.cls.name} ${ready.limit?.message}`);
      current = { name, machine };
    }
    machine.stdin.push(op);
    if (machine.run().prompt !== 'begin') {
      process.send({ kind: 'no' });
      return;
    }
    machine.stdin.push('');
    machine.budgetEnd = machine.executed + 1_500_000;
    const executed = machine.executed;
    const begun = process.cpuUsage().user;
    let result;
    try {
      result = machine.run();
    } catch (error) {
      current = null;
      process.send({ kind: 'threw', error: String(error.stack).slice(0, 300) });
      return;
    }
    const time = process.cpuUsage().user - begun;
    const instructions = machine.executed - executed;
    if (result.kind !== 'input' || result.prompt !== 'end') current = null;
    else {
      machine.budgetEnd = 1e12;
      machine.stdin.push('');
      machine.run();
    }
    process.send({ kind: 'took', time, instructions, end: result.kind === 'limit' ? result.limit.limit : result.kind });
  });
  process.send({ kind: 'ready' });
}

async function ask() {
  const { values: options } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      most: { type: 'string', default: '400' },
      least: { type: 'string', default: '1' },
    },
  });
  register();
  const { run } = await import('../src/testing/run.ts');
  const listed = (source) => run(source).stdout.split('\n').filter(Boolean);
  let child = null;
  let count = 0;
  const start = async () => {
    child = fork(fileURLToPath(import.meta.url), { execArgv: ['--max-old-space-size=1500'] });
    await new Promise((resolve) => child.once('message', resolve));
  };
  const weigh = async (name, op) => {
    if (child === null) await start();
    const said = await new Promise((resolve) => {
      const late = setTimeout(() => done({ kind: 'hung' }), longest);
      const died = (code) => done({ kind: 'died', code });
      const done = (message) => {
        clearTimeout(late);
        child.off('exit', died);
        child.off('message', done);
        resolve(message);
      };
      child.once('message', done);
      child.once('exit', died);
      child.send({ name, op });
    });
    count++;
    if (said.kind === 'hung' || said.kind === 'died') {
      child.kill('SIGKILL');
      child = null;
    }
    if (said.kind === 'took') {
      if (said.time < Number(options.least) * 1000 || (said.time * 1000) / said.instructions <= Number(options.most))
        return;
      console.log(
        `${name}: ${op}  ${Math.round(said.time / 1000)} ms, ${said.instructions} instructions, ${Math.round((said.time * 1000) / said.instructions)} ns each, ${said.end}`,
      );
    } else if (said.kind !== 'no') console.log(`${name}: ${op}  ${JSON.stringify(said)}`);
  };
  const functions = moduleNames.flatMap((module) =>
    listed(
      `import ${module}\nfor n in dir(${module}):\n  if n[0] != '_' and callable(getattr(${module}, n)) and n not in ('input', 'breakpoint', 'print', 'exit', 'quit', 'help'): print('${module}.' + n)`,
    ),
  );
  for (const [name, [making]] of Object.entries(values)) {
    if (!name.includes(options.only)) continue;
    for (const op of operators) await weigh(name, op);
    const methods = listed(
      `import collections, io, re, itertools\n${setup('0', '0').split('class K')[0]}\nfor n in dir(type(${making})):\n  if callable(getattr(type(${making}), n)): print(n)`,
    );
    for (const method of methods) {
      for (const palette of palettes) await weigh(name, `v.${method}(${palette})`);
    }
    for (const func of functions) {
      for (const args of ['v', 'v, w', 'v, 2', '2, v']) await weigh(name, `${func}(${args})`);
    }
  }
  console.log(`${count} calls`);
  child?.kill();
}
