import math, operator, sys
from math import *
def show(f, *a, **k):
    try: print(f.__name__, a, '=>', repr(f(*a, **k)))
    except Exception as e: print(f.__name__, a, '!!', type(e).__name__, e)
inf = float('inf'); nan = float('nan')
one = [acos, acosh, asin, asinh, atan, atanh, cbrt, cos, cosh, degrees, exp, exp2, expm1, fabs, log, log10, log1p, log2, radians, sin, sinh, sqrt, tan, tanh, frexp, modf, ulp, isnan, isinf, isfinite, floor, ceil, trunc]
for f in one:
    for x in (0, -0.0, 1, 0.5, -0.75, 2, 3.7, -5.25, 100, 1e-10, 1e300, inf, -inf, nan, 'a', 10**30): show(f, x)
for f in (gamma, lgamma):
    for x in (0, 1, 2.0, 0.5, 5, 23, 24, -1, -0.5, 1e-5, 1e300, inf, -inf, nan, 200): show(f, x)
for f in (fmod, remainder, pow, copysign, atan2, nextafter, hypot):
    for x in (0, 1, -2.5, 7, inf, nan, 1e300):
        for y in (0, -0.0, 3, -2, 0.5, inf): show(f, x, y)
for n in (-1, 0, 5, 20, 25, 1.5, True): show(factorial, n); show(isqrt, n)
show(isqrt, 10**41); show(comb, 50, 25); show(comb, 5, 7); show(perm, 5); show(perm, 10, 3); show(comb, -1, 2); show(perm, 3, -1); show(comb, 100, 3)
show(gcd); show(gcd, 12, 18, 27); show(gcd, -4); show(lcm); show(lcm, 4, 6); show(lcm, 4, 0); show(gcd, 10**30, 10**20); show(gcd, 1.5)
show(fsum, [.1]*10); show(fsum, [1e308]*2); show(fsum, ['a']); show(fsum, [inf, -inf]); show(fsum, (x/10 for x in range(10)))
show(prod, [1,2,3]); show(prod, [1.5, 2], start=2); show(prod, 'ab'); show(prod, (x for x in range(1, 5))); show(prod, [])
show(sumprod, [1,2], [3,4]); show(sumprod, [1.5], [2]); show(sumprod, [1], []); show(dist, (1,2), (4,6)); show(dist, [1], [1,2]); show(hypot, 1, 1, 1); show(hypot); show(hypot, 3, 4)
show(isclose, 1, 1+1e-10); show(isclose, 1, 1.1); show(isclose, 1, 1.1, rel_tol=0.2); show(isclose, 1, 2, abs_tol=-1)
show(ldexp, 1, 5000); show(ldexp, 0.5, 3); show(ldexp, 1, 2.0); show(fma, 2, 3, 4); show(fma, inf, 0, 1); show(log, 8, 2); show(log, 10**400); show(log, 0); show(log, 2, 1); show(log2, 2**100); show(log10, 10**50); show(nextafter, 1, 2, steps=3)
class F:
    def __float__(self): return 4.0
class I:
    def __index__(self): return 9
class R:
    def __floor__(self): return 'fl'
    def __trunc__(self): return 'tr'
print(sqrt(F()), sqrt(I()), floor(R()), trunc(R()), ceil(F()), factorial(I()) , gcd(I(), 6), hypot(F(), 3), fsum([F(), 1]), isnan(F()))
for bad in (lambda: sin(), lambda: sin(1, 2), lambda: sqrt(x=1)):
    try: bad()
    except TypeError as e: print(e)
print(math.pi, math.e, math.tau, math.inf, math.nan, math)
print(operator.add, operator.itemgetter(1,2), operator.attrgetter('a','b.c'), operator.methodcaller('f',1,x=2), operator.add.__module__)
for t in ['itemgetter()','attrgetter(1)','methodcaller(1)','indexOf([1],2)','countOf([1,1],1)','length_hint([])','length_hint(3,"a")','index(1.5)','concat(1,2)','iconcat([],3)','delitem([],0)','truth([])','is_none(None)','call(print,1)','add(1,2)','add("a",1)','itemgetter(1)("abc")','itemgetter(0,2)("abc")','itemgetter(slice(1,3))("abcd")','attrgetter("real","imag")(3)','methodcaller("upper")("a")','lt(1,2)','contains([1],1)','getitem([1],0)','not_(0)','iadd([1],[2])','setitem({},1,2)','__add__(1,2)','sub(5,3)','inv(5)','pow(2,5)','matmul(1,2)','add(1)']:
    try: print(t, '=>', repr(eval('operator.'+t)))
    except Exception as e: print(t,'!!',type(e).__name__, e)
print(sorted([(2,'a'),(1,'b')], key=operator.itemgetter(0)))
