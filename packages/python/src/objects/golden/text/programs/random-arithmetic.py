# Random operands and format specifications; the seed is fixed.
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 20) % n
def big():
    k = rnd(6)
    v = rnd(2**30)
    for _ in range(k): v = v * 2**31 + rnd(2**31)
    v >>= rnd(40)
    return v if rnd(2) else -v
def flt():
    k = rnd(5)
    if k == 0: v = rnd(100000) / 100
    elif k == 1: v = rnd(2**40) / 2**20
    elif k == 2: v = (rnd(2**30)+1) * float(f'1e{rnd(600) - 300}')
    elif k == 3: v = float(rnd(10**6)) + 0.5
    else: v = rnd(1000) / 8
    return v if rnd(3) else -v
def t(f, *a):
    try: return repr(f(*a))
    except OverflowError as e: return 'OverflowError'
    except Exception as e: return type(e).__name__ + repr(e.args)
ops = [lambda a,b:a+b, lambda a,b:a-b, lambda a,b:a*b, lambda a,b:a//b, lambda a,b:a%b, lambda a,b:a/b, lambda a,b:a&b, lambda a,b:a|b, lambda a,b:a^b, lambda a,b:divmod(a,b), lambda a,b:a<b, lambda a,b:a==b, lambda a,b: a>>(b%80), lambda a,b:a<<(b%80), lambda a,b: pow(a, b%50, b or 1), lambda a,b: a.bit_length(), lambda a,b: round(a, -(b%12)), lambda a,b: float(a), lambda a,b: hex(a), lambda a,b: a.bit_count(), lambda a,b:a**(b%9), lambda a,b: f'{a:,}', lambda a,b: f'{a:#_x}', lambda a,b: int(str(a)), lambda a,b: int(f'{a:x}', 16), lambda a,b: a.to_bytes(30,'little',signed=True)]
for n in range(200):
    a, b = big(), big()
    i = rnd(len(ops))
    print(n, i, a, b, t(ops[i], a, b))
fops = [lambda a,b:a+b, lambda a,b:a*b, lambda a,b:a/b, lambda a,b:a//b, lambda a,b:a%b, lambda a,b:divmod(a,b), lambda a,b:round(a, rnd(20)-8), lambda a,b: round(a), lambda a,b:int(a), lambda a,b:a.hex(), lambda a,b:a.as_integer_ratio(), lambda a,b: float.fromhex(a.hex()) == a, lambda a,b: a < big(), lambda a,b: (a % 1000)**(rnd(40)-20), lambda a,b: abs(a)**0.5]
for n in range(200):
    a, b = flt(), flt()
    i = rnd(len(fops))
    print(n, i, a, b, t(fops[i], a, b))
for n in range(400):
    a = flt()
    spec = ['', '', '<', '>', '^', '=', '*^', '0='][rnd(8)] + ['', '', '+', ' ', '-'][rnd(5)] + ['', '', '', 'z'][rnd(4)] + ['', '', '#'][rnd(3)] + ['', '', '0'][rnd(3)] + ['', str(rnd(30))][rnd(2)] + ['', '', ',', '_'][rnd(4)] + ['', '.' + str(rnd(25))][rnd(2)] + ['', 'e', 'f', 'g', 'E', 'G', '%', 'n'][rnd(8)]
    print(n, a, spec, t(format, a, spec))
    if rnd(3) == 0:
        c = complex(a, flt()); print(c, t(format, c, spec))
for n in range(200):
    a = big()
    spec = ['', '', '<', '>', '^', '=', '*^', '0='][rnd(8)] + ['', '', '+', ' ', '-'][rnd(5)] + ['', '', '#'][rnd(3)] + ['', '', '0'][rnd(3)] + ['', str(rnd(60))][rnd(2)] + ['', '', ',', '_'][rnd(4)] + ['', 'd', 'x', 'X', 'o', 'b', 'n', 'e', 'g', 'f'][rnd(10)]
    print(n, a, spec, t(format, a, spec))
for n in range(200):
    a = [flt(), big(), 'text', rnd(300)][rnd(4)]
    spec = '%' + ['', '-', '+', ' ', '0', '#', '-0', '+#', '0#'][rnd(9)] + ['', str(rnd(30))][rnd(2)] + ['', '.' + str(rnd(25))][rnd(2)] + 'diouxXeEfFgGcrsa'[rnd(16)]
    print(n, a, spec, t(lambda: spec % a))
