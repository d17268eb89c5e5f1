# Random texts and bytes; the seed is fixed.
seed = 4242
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 20) % n
al = ['a','b','A',' ','\t','\n','é','😀',',','x','1','ß','Σ','ab','\r\n','-','+','{','}']
def word(n): return ''.join([al[rnd(len(al))] for _ in range(rnd(n))])
def t(f):
    try: return repr(f())
    except Exception as e: return type(e).__name__ + repr(e.args)
def b(s): return s.encode('utf-8')
ops = [lambda s,w,i,j: s.find(w,i,j), lambda s,w,i,j: s.rfind(w,i,j), lambda s,w,i,j: s.count(w,i,j), lambda s,w,i,j: s.index(w), lambda s,w,i,j: s.split(w, i), lambda s,w,i,j: s.rsplit(w, i), lambda s,w,i,j: s.split(None, i), lambda s,w,i,j: s.rsplit(None, i), lambda s,w,i,j: s.splitlines(i > 0), lambda s,w,i,j: s.partition(w), lambda s,w,i,j: s.rpartition(w), lambda s,w,i,j: s.replace(w, 'QQ', i), lambda s,w,i,j: s.strip(w), lambda s,w,i,j: s.lstrip(), lambda s,w,i,j: s.rstrip(w), lambda s,w,i,j: s.center(i+20), lambda s,w,i,j: s.ljust(i+8,'*'), lambda s,w,i,j: s.rjust(j+8), lambda s,w,i,j: s.zfill(i+15), lambda s,w,i,j: s.expandtabs(i), lambda s,w,i,j: s.title(), lambda s,w,i,j: s.capitalize(), lambda s,w,i,j: s.swapcase(), lambda s,w,i,j: s.startswith(w,i,j), lambda s,w,i,j: s.endswith(w,i,j), lambda s,w,i,j: s.removeprefix(w), lambda s,w,i,j: s.removesuffix(w), lambda s,w,i,j: s[i:j], lambda s,w,i,j: s[i:j:-1], lambda s,w,i,j: s[i], lambda s,w,i,j: s * i, lambda s,w,i,j: w.join(s), lambda s,w,i,j: s < w, lambda s,w,i,j: s.istitle(), lambda s,w,i,j: s.format(i, j), lambda s,w,i,j: format(s, f'*^{abs(i)+5}.{abs(j)}'), lambda s,w,i,j: s.lower(), lambda s,w,i,j: w in s]
bops = [lambda s,w,i,j: s.find(w,i,j), lambda s,w,i,j: s.rfind(w,i,j), lambda s,w,i,j: s.count(w,i,j), lambda s,w,i,j: s.split(w, i), lambda s,w,i,j: s.rsplit(w, i), lambda s,w,i,j: s.split(None, i), lambda s,w,i,j: s.rsplit(None, i), lambda s,w,i,j: s.splitlines(i > 0), lambda s,w,i,j: s.partition(w), lambda s,w,i,j: s.rpartition(w), lambda s,w,i,j: s.replace(w, b'QQ', i), lambda s,w,i,j: s.strip(w), lambda s,w,i,j: s.lstrip(), lambda s,w,i,j: s.center(i+20), lambda s,w,i,j: s.zfill(i+15), lambda s,w,i,j: s.expandtabs(i), lambda s,w,i,j: s.title(), lambda s,w,i,j: s.capitalize(), lambda s,w,i,j: s.swapcase(), lambda s,w,i,j: s.startswith(w,i,j), lambda s,w,i,j: s.endswith(w,i,j), lambda s,w,i,j: s[i:j], lambda s,w,i,j: s[i:j:-2], lambda s,w,i,j: s[i], lambda s,w,i,j: s * i, lambda s,w,i,j: s < w, lambda s,w,i,j: s.istitle(), lambda s,w,i,j: s.decode('ascii','replace'), lambda s,w,i,j: s[i:].decode('utf-8','replace'), lambda s,w,i,j: s[i:].decode('utf-16-le','backslashreplace'), lambda s,w,i,j: s[i:].decode('utf-8'), lambda s,w,i,j: s.hex('-', i), lambda s,w,i,j: s.isupper(), lambda s,w,i,j: w in s, lambda s,w,i,j: bytearray(s)[i:j], lambda s,w,i,j: s[i:].decode('utf-32','ignore')]
for n in range(400):
    s, w, i, j = word(14), word(4), rnd(14)-5, rnd(14)-5
    k = rnd(len(ops))
    print(n, k, repr(s), repr(w), i, j, t(lambda: ops[k](s,w,i,j)))
    k = rnd(len(bops))
    print(n, 'b', k, i, j, b(s), b(w), t(lambda: bops[k](b(s),b(w),i,j)))
