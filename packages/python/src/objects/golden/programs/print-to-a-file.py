import sys
class W:
    def __init__(self): self.t = []
    def write(self, s): self.t.append(s)
    def flush(self): self.t.append('F')
w = W()
print('a', 1, file=w); print('b', end='', file=w, flush=True); print(sep='x', file=w)
print(w.t)
old = sys.stdout
sys.stdout = w
print('hidden')
sys.stdout = old
print(w.t[-2:])
