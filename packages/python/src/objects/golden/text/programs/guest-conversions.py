def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e.args)
class Idx:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
class I:
    def __int__(self): return 7
class BadI:
    def __int__(self): return 'x'
class F:
    def __float__(self): return 2.5
class BadF:
    def __float__(self): return 'x'
class C:
    def __complex__(self): return 1+2j
class S:
    def __str__(self): return 'S!'
    def __repr__(self): return 'R!'
    def __format__(self, spec): return f'<{spec}>'
    def __bytes__(self): return b'bb'
class BadS:
    def __str__(self): return 5
    __repr__ = __str__
class R:
    def __repr__(self): return 'just r'
class It:
    def __iter__(self):
        yield 'a'; yield 'b'
class ItN:
    def __iter__(self):
        yield 1; yield Idx(2)
class M:
    def __getitem__(self, k): return 'm' + str(k)
class D(dict):
    def __missing__(self, k): return 'missing ' + k
class Str(str): pass
class Str2(str):
    def __str__(self): return 'str2'
class Int(int): pass
class Int2(int):
    def __repr__(self): return 'int2'
class Fl(float): pass
class By(bytes): pass
class Ba(bytearray): pass
class T:
    def __len__(self): return 0
class B:
    def __bool__(self): return False
i = Idx(3)
for f in [
    lambda: int(i), lambda: int(I()), lambda: int(BadI()), lambda: int('11', i), lambda: Int('5'), lambda: type(Int(5)), lambda: Int(I()), lambda: int(Int2(5)), lambda: str(Int2(5)), lambda: f'{Int2(5)}', lambda: f'{Int2(5):03}', lambda: '%s %d' % (Int2(5), Int2(6)),
    lambda: float(F()), lambda: float(BadF()), lambda: float(i), lambda: Fl(F()), lambda: type(Fl(1)), lambda: float(Fl(2)), lambda: complex(C()), lambda: complex(F()), lambda: complex(i, F()), lambda: complex(F(), 'x'),
    lambda: str(S()), lambda: str(BadS()), lambda: str(R()), lambda: Str(S()), lambda: type(Str(S())), lambda: str(Str2('x')), lambda: Str2('x'), lambda: f'{Str2("x")}', lambda: '%s' % Str2('x'), lambda: '{}'.format(Str2('y')),
    lambda: repr(BadS()),
    lambda: '%s %r %a %d %5.1f' % (S(), S(), S(), i, F()), lambda: '%d' % I(), lambda: '%x' % i, lambda: '%c' % i, lambda: '%d' % F(), lambda: '%d' % S(), lambda: '%s' % BadS(), lambda: '%s %s' % (S(),), lambda: '%s' % (S(), 1), lambda: '%(a)s' % M(), lambda: '%(a)s %(b)s' % D(a=1), lambda: '%*d' % (3, i), lambda: '%z %s' % (S(), S()), lambda: '%s %z' % (S(), S()),
    lambda: 'x' % M(), lambda: 'x' % S(), lambda: '%(a)s %s' % M(),
    lambda: '{} {!r} {!s:>4} {:>3}'.format(S(), S(), S(), S()), lambda: '{0.v} {0.v:>3}'.format(i), lambda: '{a[x]} {b}'.format_map(D(a=M())), lambda: '{m[0]}{m[k]}'.format(m=M()), lambda: '{:{}}'.format(S(), 'abc'), lambda: '{} {0}'.format(S(), 1), lambda: '{0} {}'.format(S(), 1), lambda: '{1}'.format(S()), lambda: '{} {}'.format(S()), lambda: '{x}'.format(y=S()), lambda: '{0!x}'.format(S()), lambda: '{0:{1:{2}}}'.format(S(),2,3),
    lambda: '{0.zz}'.format(S()),
    lambda: ','.join(It()), lambda: ','.join(x for x in 'abc'), lambda: ','.join(ItN()), lambda: 'abc'.find('c', Idx(1)), lambda: 'abc'[Idx(1)], lambda: 'abc'[Idx(0):Idx(2)], lambda: 'abc' * i, lambda: i * 'abc', lambda: 'a'.center(i), lambda: 'a'.ljust(i, '*'), lambda: 'a b c'.split(None, Idx(1)), lambda: 'a'.zfill(i), lambda: 'a,b,c'.rsplit(',', Idx(1)), lambda: 'aaa'.replace('a','b',Idx(2)), lambda: 'a\nb'.splitlines(B()), lambda: 'a\tb'.expandtabs(i), lambda: 'abc'.startswith('c', Idx(2)), lambda: 'abc'.count('c', Idx(2)), lambda: 'abc'.translate(D({97: 'x'})), lambda: 'abc'.translate(M()), lambda: 'ab'.rindex('b', Idx(0)), lambda: 'x'.find(S()),
    lambda: bool(T()), lambda: bool(B()), lambda: bool(S()),
    lambda: bytes(S()), lambda: bytes(i), lambda: bytes(ItN()), lambda: bytes([i, 2]), lambda: By(S()), lambda: type(By(b'x')), lambda: bytearray(ItN()), lambda: bytearray(i), lambda: Ba(b'xy'), lambda: b'abc'[i], lambda: b'abc' * i, lambda: i in b'\x03', lambda: b'a\x03b'.find(i), lambda: b','.join(x for x in [b'a', b'b']), lambda: b'%d %s %a' % (i, S(), R()), lambda: b'%s' % R(), lambda: b'abc'.hex(':', Idx(2)), lambda: By.fromhex('0102'), lambda: Ba.fromhex('0102'), lambda: bytearray(b'abc').pop(Idx(0)),
    lambda: round(2.567, Idx(1)), lambda: round(1234, Idx(-2)), lambda: (5).to_bytes(Idx(2), 'big'), lambda: int.from_bytes(S()), lambda: Int.from_bytes(b'\x01'), lambda: type(Int.from_bytes(b'\x01')), lambda: float.from_number(F()), lambda: Fl.from_number(3), lambda: Fl.fromhex('0x1p3'), lambda: complex.from_number(C()), lambda: complex.from_number(F()),
    lambda: Int(5) + 1, lambda: type(Int(5) + Int(6)), lambda: Int(5) == 5, lambda: hash(Int(5)), lambda: {Int(5): 1}[5], lambda: Str('a') + 'b', lambda: type(Str('a') + 'b'), lambda: Str('a') == 'a', lambda: {Str('a'): 1}['a'], lambda: Str('abc').upper(), lambda: 'b' in Str('abc'), lambda: Fl(2.5) * 2, lambda: -Int(4), lambda: abs(Int(-4)), lambda: divmod(Int(7), 2), lambda: repr(Str("it's")), lambda: By(b'a') + b'c', lambda: len(Str('😀a')), lambda: '😀a'[0], lambda: 'a😀b😀'.rfind('😀'), lambda: 'a😀b'[::-1], lambda: '😀'.center(4, '*'), lambda: f'{"😀":>3}', lambda: '%-3s|' % '😀', lambda: 'x😀y'.split('😀'), lambda: '😀😀'.strip('😀'), lambda: 'a😀'.partition('😀'), lambda: list('a😀b'), lambda: '😀' < '\uffff', lambda: sorted(['😀', '\uffff', 'a']), lambda: 'a😀b'.find('b'), lambda: 'a😀b'.index('b', 2), lambda: 'a😀b'.encode(), lambda: ascii('a😀é'), lambda: 'a😀'.replace('', '-'),
]:
    t(f)
b = bytearray(b'hello')
b[0] = 72; b[1:3] = b'EL'; b += b'!'; b.append(i); b.extend([1, 2]); b.extend(ItN()); del b[0]; del b[::2]; b.insert(Idx(0), 65); b.reverse(); b *= 2
t(lambda: b)
b[::2] = bytes(len(b[::2])); t(lambda: b); b.clear(); t(lambda: b); b.resize(3); t(lambda: b); b[Idx(0)] = Idx(9); b[1:2] = ItN(); t(lambda: b)
def bad():
    b[0:1] = 'x'
t(bad)
def bad():
    b[0:1] = 5
t(bad)
def bad():
    b[::2] = b'12345678'
t(bad)
def bad(): b[50] = 1
t(bad)
def bad(): b['x'] = 1
t(bad)
def bad(): b'abc'[0] = 1
t(bad)
def bad(): 'abc'[0] = 1
t(bad)
