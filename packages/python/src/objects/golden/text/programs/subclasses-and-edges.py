class BC:
    def __complex__(self): return 1
class BI:
    def __index__(self): return 1.5
class BB:
    def __bytes__(self): return 'x'
class BF:
    def __format__(self, s): return 5
class FF(float):
    pass
class CS(complex):
    pass
class IS(int):
    pass
class SS(str):
    pass
class FI:
    def __float__(self): return FF(2.5)
class SI:
    def __str__(self): return SS('sub')
class II:
    def __int__(self): return IS(5)
class BBo:
    def __bool__(self): return 5

def check(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error.args)

check(lambda: (complex(BC())))
check(lambda: (complex(1, BC())))
check(lambda: (int(BI())))
check(lambda: (bytes(BB())))
check(lambda: ('{}'.format(BF())))
check(lambda: (f'{BF()}'))
check(lambda: (bytes([BI()])))
check(lambda: ('abc'[BI()]))
check(lambda: ('a' * BI()))
check(lambda: (float(FI()), type(float(FI()))))
check(lambda: (str(SI()), type(str(SI()))))
check(lambda: (type(SS(SI()))))
check(lambda: (int(II()), type(int(II()))))
check(lambda: (bool(BBo())))
check(lambda: (CS(1, 2), type(CS('1+2j')), CS(1)+1, type(CS(1)+1), abs(CS(3+4j))))
check(lambda: (type(FF(2.5)+1), FF(2)*FF(3), repr(FF(1.5)), f'{FF(1.5):.2f}', str(FF(1e20)), -FF(1), round(FF(2.5)), int(FF(3.7))))
check(lambda: (type(IS(5)+1), IS(7)//2, IS(3) << 2, IS(5) & 4, ~IS(5), IS(5) == 5.0, str(IS(3)), f'{IS(3):>4}', IS(10**30), IS(2)**3, hex(IS(255)), [1,2,3][IS(1)], 'abc'[IS(1)], 'x'*IS(3), range(IS(3))))
check(lambda: ('%d|%5d|%x|%s|%r' % (IS(3), IS(4), IS(255), IS(9), IS(9))))
check(lambda: ('%s|%r|%5s' % (SS('a'), SS('b'), SS('c')), SS('a{}b').format(1), SS('%s') % 1, 'x'.join([SS('a'), SS('b')]), SS('a,b').split(','), SS('abc').replace('b', SS('X')), SS('x') in {'x'}, 'x' == SS('x'), SS('b') > 'a', sorted([SS('b'), 'a'])))
check(lambda: (1 == 1.0 == True, 2**53 == 2.0**53, 2**53+1 == 2.0**53, 10**400 > 1e308, 10**400 == float('inf'), -10**400 < -1e308, 1 < 1.5 < 2, 2**63 > 9.3e18, 1j == 1, 1+0j == 1, 10**30 == 1e30, 5 == 5+0j))
check(lambda: (float('nan') == float('nan'), float('nan') != 1, float('nan') < 1, float('inf') > 10**1000))
check(lambda: (hash(True), hash(1.0), hash(2.0**70) == hash(2**70), hash(0.5) == hash(1/2), {1: 'a', 1.0: 'b', True: 'c'}, {0.5: 1}[0.5], {2**70: 1}[2.0**70], (1, 1.0) == (1.0, 1)))
check(lambda: (7 // -2, -7 // 2, -7 // -2, 7 % -3, -7 % 3, divmod(-7, 2), divmod(7.5, -2), -7.5 // 2, -7.5 % 2, 1e308*10, -1e308*10, 0.0 * -1, -0.0 + 0, 5.5 // 0.1, 1 % 0.1, 1e17 // 1, -1 // 1e300, 3 % -float('inf'), float('inf') // 1, float('inf') % 2))
check(lambda: (2**1000 // 3**200, -(2**1000) // 3**200, 2**1000 % 3**200, -(2**100) % 7, 2**100 % -7, divmod(-2**100, 12345678901234567890)))
check(lambda: ((2**100)/(3**50), 1/(3**700), (10**308)/(10**-0 * 7), 2**1074/2**2148, 1/2**1074, 3/2**1075, 1/2**1075, (2**53+1)/2, (2**54+1)/1, (2**54+3)/1, (10**50+1)/10**50, 123456789012345678901234567890/987654321))
check(lambda: (True + True, True * 5, True & False, True | 2, True ^ True, ~True if False else -2, -True, +True, True << 3, True / 2, True // 1, True ** 2, False ** 0, abs(True), int(True), float(True), str(True), repr(False), f'{True}', f'{True:d}', f'{True:5}', '%d' % True, '%s' % True, bin(True)))
check(lambda: (0x7fffffff & -1, -1 & 0xff, -5 | 3, -5 ^ 3, 2**70 & 2**69+5, -2**70 | 1, 2**70 ^ -1, ~2**70, 2**31 | 1, 2**32 & 2**31, 1 << 31, 1 << 32, 1 << 52, 1 << 53, 1 << 64, -1 << 40, 2**70 >> 3, -5 >> 1, -1 >> 100, 5 >> 64, 2**53 >> 1, (2**53-1) >> 52, 9007199254740993 + 0, 9007199254740991 + 1, -9007199254740991 - 1, 94906267 * 94906267, 3037000500**2, 123456789**2, 0 * -5, -0, 0 // -5, 0 % -5))
check(lambda: (pow(3, 100, 7), pow(3, -1, 7), pow(-3, 3, 7), pow(3, 3, -7), pow(2, 1000, 10**9+7), pow(0, 0, 1), pow(5, 0, 1), pow(7, -2, 11), pow(2**100, 3**50, 10**20), pow(-2, -1, 5)))
check(lambda: (10**20 // 10**18, 10**20 % 7, -10**20 // 7, 10**20 * 0, 10**20 - 10**20, 10**20 + -10**20 + 5, -(10**20), abs(-10**20), +10**20, 10**20 == 10**20, 10**20 < 10**21))
check(lambda: (2**0.5, 2**-2, 2.0**3, (-2)**2, (-2)**-1, (-2.0)**3, 0**0, 0.0**0, 1**10**10, (-1)**(10**20), (-1)**(10**20+1), 2**62, 2**63, 2**64, 3**33, 3**34, 7**18, 7**19, 10**15, 10**16, 10**22, 1.0**float('nan'), float('nan')**0, (-1.0)**float('inf'), 0.5**float('inf'), 2**float('-inf'), (-2.0)**1001, 1e-200**2, 4**0.5, 8**(1/3), 2.5**10, 1.01**365, 0.99**365, 1.0001**10000, 3.7**-5, 1e10**15))
check(lambda: (round(0.15, 1), round(0.25, 1), round(0.35, 1), round(2.675, 2), round(1.005, 2), round(1e15+0.5), round(-0.5), round(-1.5), round(123456789.987654321, 4), round(1e-10, 12), round(5.015, 2), round(1234.5678, -2), round(-1234.5678, -1), round(0.0, 2), round(-0.0, 1), round(1e300, 10), round(1.5e-7, 7), round(2**70, -5), round(-2**70, -20), round(15, -1), round(25, -1), round(-25, -1), round(5, -1), round(15, -5)))
check(lambda: (str(1e15), str(1e16), str(123456789012345680.0), str(1.5e300), str(1e-4), str(1e-5), str(0.0001234), str(1/3), str(100.0), str(1e100), str(-0.0), str(5e-324), str(1.7976931348623157e308), str(0.1+0.2), str(2**53*1.0), str(9007199254740993.0), str(1e21), str(123e-7)))
check(lambda: (float('1e-400'), float('.5'), float('5.'), float('1_000.5_5'), float('+1e+5'), float('  -2.5  ')))
check(lambda: (float('1_')))
check(lambda: (float('_1')))
check(lambda: (float('1e')))
check(lambda: (float('.')))
check(lambda: (float('1._5')))
check(lambda: (float('1_.5')))
check(lambda: (float('e5')))
check(lambda: (float('--1')))
check(lambda: (float('1,5')))
check(lambda: (int('１２'), int('-٣'), int(' \t12\n'), int('0_0'), int('00'), int('0x_1f', 16), int('0b101', 2), int('0o17', 8), int('101', 2), int('zz', 36), int('-0b11', 0), int('0', 0), int('000', 0), int('1_000')))
check(lambda: (int('- 1')))
check(lambda: (int('1 2')))
check(lambda: (int('0x')))
check(lambda: (int('0_x1', 16)))
check(lambda: (int('_1')))
check(lambda: (int('1_')))
check(lambda: (int('0b2', 2)))
check(lambda: (int('é')))
check(lambda: (int('12a')))
check(lambda: (int('1.5')))
check(lambda: (int("it's")))
check(lambda: (int('0x1f')))
check(lambda: (int('1e5')))
