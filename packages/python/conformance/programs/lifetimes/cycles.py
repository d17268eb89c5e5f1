import gc


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


gc.collect()
a = Node('a')
a.me = a
del a
print('a cycle of one stays')
print(gc.collect() > 0)

x, y = Node('x'), Node('y')
x.other, y.other = y, x
del x
print('x is held by y')
del y
print('both unreachable, neither gone')
gc.collect()
print('collected')

p = Node('payload')
ring = [p]
ring.append(ring)
del p, ring
print('held by a ring')
gc.collect()
print('ring collected')

q = Node('broken by hand')
q.me = q
q.me = None
del q
print('no cycle any more')


def closure():
    node = Node('captured')

    def show():
        return node, show

    return show


closure()
print('a function in its own cell')
gc.collect()
print('end')
last = Node('in a cycle at exit')
last.me = last
