import textwrap, statistics, io, json, sys, contextlib
t = "The quick brown fox jumped over the lazy dog, a well-known sentence -- really well--known."
print(textwrap.fill(t, 30)); print(textwrap.wrap(t, 12)); print(textwrap.shorten(t, 40)); print(repr(textwrap.dedent("  a\n    b\n\n  c\n")), repr(textwrap.indent("a\n\nb", '> '))); print(textwrap.wrap('abcdefghijklmnop', 5), textwrap.fill('x y z', 4, initial_indent='* ', subsequent_indent='  '))
print(statistics.mean([1,2,3,4]), statistics.mean([1,2,3]), statistics.median([3,1,2]), statistics.median([1,2,3,4]), statistics.mode('aab'), statistics.multimode('aabb'), statistics.stdev([1,2,3,4]), statistics.variance([1,2,3,4]), statistics.pstdev([1.5,2.5,9]), statistics.pvariance([1,2,3]), statistics.fmean([1,2.5]), statistics.quantiles([1,2,3,4,5]), statistics.geometric_mean([1,10]), statistics.harmonic_mean([40,60]), statistics.correlation([1,2,3],[1,2,4]), statistics.linear_regression([1,2,3],[2,4,6]), statistics.variance([0.1,0.2,0.4]))
try: statistics.mean([])
except statistics.StatisticsError as e: print(e)
s = io.StringIO(); print('hi', 3, file=s); s.write('x'); print(repr(s.getvalue()), s.tell()); s.seek(0); print(s.readline(), s.read(), list(io.StringIO('a\nb')))
with contextlib.redirect_stdout(io.StringIO()) as f: print('captured')
print(repr(f.getvalue()))
b = io.BytesIO(b'abc'); print(b.read(2), b.read(), b.getvalue())
print(json.dumps({'a': [1, 2.5, None, True, 'é"\n'], 'b': {}, 1: (), 'c': [[]]}), json.dumps([1,{'x':2}], indent=2), json.dumps({'b':1,'a':2}, sort_keys=True, separators=(',',':')), json.dumps('é😀', ensure_ascii=False), json.dumps('😀'))
print(json.loads('{"a": [1, 2.5e3, -0, null, true, "x\\u00e9\\n\\ud83d\\ude00"], "b": {}}'), json.loads(' [] '), json.loads('1e5'), json.loads('{"a":1}', object_hook=lambda d: list(d.items())))
for bad in ('', '{', '[1,]', '{"a":1,}', '{a:1}', '[1 2]', '"abc', 'nul', '{"a" 1}', '[1] 2', '"\\x"', '01'):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(repr(bad), e)
for bad in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.loads(3)):
    try: bad()
    except TypeError as e: print(e)
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
print(json.dumps(float('nan')), json.dumps({'a': (1, 2)}, indent='\t'), json.dumps(object, default=str))
