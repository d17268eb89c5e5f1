import { describe, expect, it } from 'vitest';
import { run } from '../testing/run.ts';

/** Functions whose instructions differ in kind, and the code objects in them. */
const samples = String.raw`
import types, dis, random, sys
def loops(a, n):
    total = 0
    for i in range(n):
        if i % 2: total += i
        else:
            try: total -= a[i]
            except (IndexError, TypeError) as e: total = str(e)
    return total
class M:
    def __enter__(self): return 1
    def __exit__(self, *a): return True
def manages(a, n):
    with M() as x:
        a.append(x)
        raise ValueError(n)
    return [k * 2 for k in a], {k: n for k in a}, f'{a!r:>{n}} {n}', {*a}
def closes(a, n):
    def inner(q=1, *, z=2):
        nonlocal n
        n += q
        return a, n
    return inner(**{'q': 3}), (lambda: a)(), inner(*[1])
def yields(a, n):
    x = yield from a
    try: yield n
    finally: yield x
async def waits(a, n):
    async with a as t:
        async for k in t: await n
    return k
def matches(a, n):
    match a:
        case {'a': 1, **r}: return r
        case [x, *y]: return y, x
    import math as m
    from math import pi
    global zz
    zz = 1
    del zz
    assert a < n < m.pi, pi
    a[1:2], a[0] = n, -n
codes = [f.__code__ for f in (loops, manages, closes, yields, waits, matches)]
codes += [c for code in codes for c in code.co_consts if isinstance(c, types.CodeType)]
`;

const copies = String.raw`
fields = ('argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name '
          'qualname firstlineno linetable exceptiontable freevars cellvars').split()
for code in codes:
    made = types.CodeType(*[getattr(code, f'co_{name}') for name in fields])
    assert made == code
    closure = tuple(types.CellType(3) for _ in code.co_freevars) or None
    try:
        types.FunctionType(made, globals(), None, (1,), closure)(*[[1, 2, 3], 4][:code.co_argcount])
    except SystemError as error:
        print(error)
    except Exception:
        pass
`;

const damage = String.raw`
rng = random.Random(7)
ran = refused = 0
for turn in range(150):
    base = rng.choice(codes)
    code = bytearray(base.co_code)
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(0, len(code), 2)
        match rng.randrange(6):
            case 0: code[at] = rng.choice(list(dis.opmap.values())) & 255
            case 1: code[at + 1] = rng.choice([0, 1, 2, 3, rng.randrange(256)])
            case 2: code[at:at + 2] = code[(other := rng.randrange(0, len(code), 2)):other + 2]
            case 3: del code[at:at + 2]
            case 4: code[at:at] = bytes([rng.choice(list(dis.opmap.values())) & 255, rng.randrange(4)])
            case _: code[at], code[at + 1] = rng.choice([(31, 0), (33, 0), (59, 1), (117, 2), (84, 0), (112, 1)])
    table = bytearray(base.co_exceptiontable)
    if table and rng.random() < .3:
        table[rng.randrange(len(table))] ^= 1 << rng.randrange(6)
    consts = list(base.co_consts)
    if rng.random() < .3:
        rng.shuffle(consts)
    try:
        made = base.replace(co_code=bytes(code), co_exceptiontable=bytes(table), co_consts=tuple(consts),
                            co_stacksize=base.co_stacksize + rng.randrange(3))
        list(made.co_lines()), list(made.co_positions()), made.co_branches(), hash(made)
        dis.Bytecode(made).dis()
        closure = tuple(types.CellType(3) for _ in base.co_freevars) or None
        result = types.FunctionType(made, globals().copy(), None, (1,), closure)(*[[1, 2, 3], 4][:made.co_argcount])
        if hasattr(result, 'send'):
            for _ in range(3):
                result.send(None)
        ran += 1
    except SystemError:
        refused += 1
    except Exception:
        ran += 1
print(ran > 5, refused > 50)
`;

describe('code put together by hand', () => {
  it('runs where it is what the compiler made', () => {
    expect(run(samples + copies)).toMatchObject({ status: 'ok', stdout: '' });
  });

  it('is refused or does no harm where its instructions were damaged', () => {
    const { status, stdout } = run(samples + damage, { limits: { instructions: 20_000_000 } });
    expect({ status, stdout }).toEqual({ status: 'ok', stdout: 'True True\n' });
  });

  it('is refused when it is called, with the reason', () => {
    const refused = (change: string): string => {
      const source = `def f(a):\n    return [x for x in a]\nc = f.__code__\nf.__code__ = c.replace(${change})\nf([1])`;
      return run(source).exception ?? '';
    };
    expect(refused("co_code=b'\\xe5\\0'")).toContain('unknown opcode 229');
    expect(refused("co_code=c.co_code[:2], co_exceptiontable=b''")).toContain('the end is reached without a return');
    expect(refused('co_stacksize=1')).toContain('co_stacksize is too small');
    expect(refused('co_stacksize=10**9')).toContain('is too large');
    expect(refused("co_exceptiontable=b'\\xff\\xff'")).toContain('co_exceptiontable is malformed');
    expect(refused('co_flags=c.co_flags | 0x20')).toContain('RETURN_GENERATOR and co_flags disagree');
  });

  it('is no way to a frame without its arguments', () => {
    expect(run('exec((lambda a, b: a).__code__)').exception).toContain(
      "<lambda>() missing 2 required positional arguments: 'a' and 'b'",
    );
  });
});
