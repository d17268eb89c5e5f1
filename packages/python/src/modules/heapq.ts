import { sourceModule } from './registry.ts';

/** `heapq`: https://docs.python.org/3.14/library/heapq.html */
sourceModule(
  'heapq',
  String.raw`
__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop',
           'heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max']

def _less(a, b):
    return a < b

def _greater(a, b):
    return b < a

def _rise(heap, place, comes_first, start=0):
    """Moves an item up to where no parent comes behind it."""
    item = heap[place]
    while place > start:
        parent = (place - 1) >> 1
        if not comes_first(item, heap[parent]):
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item

def _sink(heap, place, comes_first):
    """Moves the hole to a leaf along the children that come first, then the item up from there."""
    end = len(heap)
    start = place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not comes_first(heap[child], heap[right]):
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, place, comes_first, start)

def _push(heap, item, comes_first):
    heap.append(item)
    _rise(heap, len(heap) - 1, comes_first)

def _pop(heap, comes_first):
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0, comes_first)
    return first

def _replace(heap, item, comes_first):
    first = heap[0]
    heap[0] = item
    _sink(heap, 0, comes_first)
    return first

def _make(x, comes_first):
    for place in reversed(range(len(x) // 2)):
        _sink(x, place, comes_first)

def heappush(heap, item, /):
    _push(heap, item, _less)

def heappop(heap, /):
    return _pop(heap, _less)

def heapreplace(heap, item, /):
    return _replace(heap, item, _less)

def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        return _replace(heap, item, _less)
    return item

def heapify(heap, /):
    _make(heap, _less)

def heappush_max(heap, item, /):
    _push(heap, item, _greater)

def heappop_max(heap, /):
    return _pop(heap, _greater)

def heapreplace_max(heap, item, /):
    return _replace(heap, item, _greater)

def heappushpop_max(heap, item, /):
    if heap and item < heap[0]:
        return _replace(heap, item, _greater)
    return item

def heapify_max(heap, /):
    _make(heap, _greater)

def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]

def merge(*iterables, key=None, reverse=False):
    comes_first = _greater if reverse else _less
    direction = -1 if reverse else 1
    heap = []
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for value in iterator:
            heap.append([value if key is None else key(value), order * direction, value, iterator])
            break
    _make(heap, comes_first)
    while heap:
        entry = heap[0]
        yield entry[2]
        for value in entry[3]:
            entry[0] = value if key is None else key(value)
            entry[2] = value
            _sink(heap, 0, comes_first)
            break
        else:
            _pop(heap, comes_first)

_heapify_max, _heappop_max, _heapreplace_max = heapify_max, heappop_max, heapreplace_max
`,
);
