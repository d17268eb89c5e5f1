import cmath

points = [0j, 1 + 0j, -1 + 0j, 1j, -1j, 1 + 1j, -2.5 + 0.5j, 0.3 - 0.7j, 100 - 3j, 1e-8 + 1e-9j, 3 + 4j, -0.5 + 0j,
          complex(-1, -0.0), complex(2, -0.0), 0.999 + 1e-3j]
for name in ('sqrt', 'exp', 'log', 'log10', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'asin', 'acos', 'atan', 'asinh',
             'acosh', 'atanh'):
    function = getattr(cmath, name)
    shown = []
    for z in points:
        try:
            value = function(z)
            shown.append(f'{value.real:.12g},{value.imag:.12g}')
        except (ValueError, OverflowError) as error:
            shown.append(str(error))
    print(name, *shown)
print([cmath.phase(z) for z in points])
print(cmath.polar(3 + 4j), cmath.rect(2, cmath.pi / 2), cmath.rect(1, 0))
print(cmath.log(8, 2), cmath.log(1j, 10))
print(cmath.isclose(1 + 1j, 1 + 1.0000000001j), cmath.isclose(1, 2), cmath.isfinite(1j), cmath.isinf(complex('inf')))
print(cmath.isnan(complex('nan')), cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
print(cmath.sqrt(complex('inf+1j')), cmath.sqrt(complex('-inf+1j')), cmath.exp(complex('-inf')))
for call in (lambda: cmath.log(0), lambda: cmath.exp(1000), lambda: cmath.sqrt('x'), lambda: cmath.atanh(1)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
