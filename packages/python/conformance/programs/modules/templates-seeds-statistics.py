"""Templates, seeds, long ints and statistics."""
from string import Template, Formatter
import string, _string
class B(Template):
    delimiter='%'; idpattern='[a-z]+_[a-z]+'
class P(Template):
    pattern = r'(?P<invalid>)|(?P<escaped>%%)|@(?P<named>[a-z]+)@|@\{(?P<braced>[a-z]+)\}'
print(Template('$who likes ${what}, $$5').substitute(who='a', what='b'), B('%with_x %not %% $x').safe_substitute(with_x=1))
print(P('@foo@ @{bar}').safe_substitute(foo=1,bar=2), Template.pattern.groups, Template('$a ${b} $a').get_identifiers(), Template('$ 3').is_valid())
for t in ('a\n$ ', '$', 'x\n\n  ${', ''):
    try: print(Template(t).substitute())
    except ValueError as e: print(e)
try: Template('$x').substitute({}, y=3)
except KeyError as e: print(repr(e))
print(Template('$x$y').substitute({'x':1}, y=3), Template('$é $É').safe_substitute(), Template('$GROÖ').safe_substitute(GRO=1))
print(Formatter().format('{0.real} {x[a]}', 5, x={'a': 1}), _string.formatter_field_name_split('a.b[3][c]')[0], list(_string.formatter_field_name_split('a.b[3][c]')[1]))
print(list(_string.formatter_parser('x{a!r:>{w}}y{{')))
import sys
sys.set_int_max_str_digits(0); print(len(str(10**5000)), sys.get_int_max_str_digits(), int('9'*5000) % 1000)
sys.set_int_max_str_digits(640)
try: str(10**640)
except ValueError as e: print(e)
print(len(str(10**639)))
try: int('1'*641)
except ValueError as e: print(e)
try: sys.set_int_max_str_digits(100)
except ValueError as e: print(e)
import random
r = random.Random('abc'); print(r.random(), r.getstate()[0], len(r.getstate()[1])); s = r.getstate(); a = r.random(); r.setstate(s); print(a == r.random())
random.seed('a', version=1); print(random.random()); random.seed(b'\xff', version=1); print(random.random())
import statistics as st
for call in (
    lambda: st.mean([1, 2, float('inf')]), lambda: st.mean([1, 2, 4]), lambda: st.harmonic_mean([40, 60], weights=[1, 3]),
    lambda: st.geometric_mean([0, 3]), lambda: st.correlation([1, 2, 3], [1, 4, 9], method='ranked'), lambda: st.kde([1, 2], 1)(1.5),
    lambda: st.kde([], 1), lambda: st.NormalDist(0, 0).pdf(1), lambda: 3 - st.NormalDist(3, 2), lambda: st.NormalDist(3, 2) / 2,
    lambda: st.NormalDist().quantiles(4), lambda: st.pstdev([1.5, 2.5, 4.25]), lambda: st.variance([2**70, 1]), lambda: st.mean(['a']),
    lambda: st.linear_regression([1, 2, 3], [2, 4, 7], proportional=True), lambda: st.multimode('aabbc'), lambda: st.quantiles([]),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
