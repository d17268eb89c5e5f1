/** Iterators, unpacking and the builtins that walk an iterable, where the guest's Python takes part. */
export const source = String.raw`
def callable_iterator_next(self, /):
    callable = _callable_iterator_callable(self)
    if callable is None:
        raise StopIteration
    try:
        value = callable()
    except StopIteration:
        _callable_iterator_end(self)
        raise
    sentinel = _callable_iterator_sentinel(self)
    if value is sentinel or value == sentinel:
        _callable_iterator_end(self)
        raise StopIteration
    return value

def sequence_iterator_next(self, /):
    if _walk_has_ended(self):
        raise StopIteration
    try:
        value = _walked(self)[_walk_index(self)]
    except (IndexError, StopIteration):
        _walk_end(self)
        raise StopIteration from None
    _walk_on(self, 1)
    return value

def reversed_next(self, /):
    if _walk_has_ended(self) or _walk_index(self) < 0:
        raise StopIteration
    try:
        value = _walked(self)[_walk_index(self)]
    except (IndexError, StopIteration):
        _walk_end(self)
        raise StopIteration from None
    _walk_on(self, -1)
    return value

def reversed_new(cls, sequence, /):
    method = _special(sequence, '__reversed__')
    if method is not None:
        return method()
    return _reversed(cls, sequence, len(sequence) - 1)

def enumerate_new(cls, iterable, start=0):
    return _enumerate(cls, iter(iterable), plain_index(start))

def enumerate_next(self, /):
    return _enumerate_number(self, next(_enumerate_inner(self)))

def zip_new(cls, *iterables, strict=False):
    return _zip(cls, tuple([iter(each) for each in iterables]), True if strict else False)

def zip_next(self, /):
    iterators = _zip_iterators(self)
    row = []
    for iterator in iterators:
        try:
            item = next(iterator)
        except StopIteration:
            if _zip_is_strict(self):
                zip_check_ends(iterators, len(row))
            raise StopIteration from None
        row.append(item)
    if not row:
        raise StopIteration
    return tuple(row)

def zip_check_ends(iterators, ended):
    if ended:
        _zip_uneven(ended, 'shorter')
    for place in range(1, len(iterators)):
        try:
            next(iterators[place])
        except StopIteration:
            continue
        _zip_uneven(place, 'longer')

def map_new(cls, func, *iterables):
    return _map(cls, func, tuple([iter(each) for each in iterables]))

def map_next(self, /):
    iterators = _map_iterators(self)
    if len(iterators) == 1:
        return _map_func(self)(next(iterators[0]))
    row = []
    for iterator in iterators:
        row.append(next(iterator))
    return _map_func(self)(*row)

def filter_new(cls, function, iterable, /):
    return _filter(cls, function, iter(iterable))

def filter_next(self, /):
    func = _filter_func(self)
    inner = _filter_inner(self)
    if func is None or func is bool:
        while True:
            item = next(inner)
            if item:
                return item
    while True:
        item = next(inner)
        if func(item):
            return item

def next_slow(iterator, /, *default):
    try:
        return _special(iterator, '__next__')()
    except StopIteration:
        if default:
            return default[0]
        raise

def unpack_slow(value, count):
    items = []
    for item in value:
        items.append(item)
        if len(items) > count:
            break
    return tuple(_unpacked(items, count))

def unpack_star_slow(value, before, after):
    iterator = iter(value)
    items = []
    while len(items) < before:
        try:
            items.append(next(iterator))
        except StopIteration:
            return _split_star(items, before, after)
    return _split_star([*items, *iterator], before, after)

def any_slow(iterable, /):
    for item in iterable:
        if item:
            return True
    return False

def any_from(item, iterator):
    if item:
        return True
    return any_slow(iterator)

def all_slow(iterable, /):
    for item in iterable:
        if not item:
            return False
    return True

def all_from(item, iterator):
    if not item:
        return False
    return all_slow(iterator)

def sum_slow(iterable, /, start=0):
    items = [*iterable]
    if _is_plain_sum(items, start):
        return sum(items, start)
    total = start
    for item in items:
        total = total + item
    return total

def max_slow(*args, **options):
    items = args[0] if len(args) == 1 else args
    key = options.get('key')
    first = True
    for item in items:
        value = item if key is None else key(item)
        if first or value > best_value:
            best = item
            best_value = value
            first = False
    if not first:
        return best
    if 'default' not in options:
        raise ValueError('max() iterable argument is empty')
    return options['default']

def min_slow(*args, **options):
    items = args[0] if len(args) == 1 else args
    key = options.get('key')
    first = True
    for item in items:
        value = item if key is None else key(item)
        if first or value < best_value:
            best = item
            best_value = value
            first = False
    if not first:
        return best
    if 'default' not in options:
        raise ValueError('min() iterable argument is empty')
    return options['default']

def sorted_slow(iterable, /, *, key=None, reverse=False):
    result = [*iterable]
    sort_list(result, key, reverse)
    return result

def sorted_items(items, reverse):
    sort_list(items, None, reverse)
    return items

def list_sort(self, /, *, key=None, reverse=False):
    sort_list(self, key, reverse)

def sort_list(target, key, reverse):
    is_reversed = True if reverse else False
    values = _sort_begin(target)
    try:
        keys = values
        if key is not None:
            keys = []
            for value in values:
                keys.append(key(value))
        order = _sort_order(keys, is_reversed)
        if order is None:
            order = merge_order(keys, is_reversed)
        values = _pick(values, order)
    finally:
        is_modified = _sort_end(target, values)
    if is_modified:
        raise ValueError('list modified during sort')

def merge_order(keys, is_reversed):
    order = [*range(len(keys))]
    if is_reversed:
        order.reverse()
    low = 0
    width = 64 if len(order) <= 64 else 32
    while low < len(order):
        sort_run(keys, order, low, min(low + width, len(order)))
        low += width
    while width < len(order):
        merged = []
        low = 0
        while low < len(order):
            merge_runs(keys, order, low, low + width, min(low + 2 * width, len(order)), merged)
            low += 2 * width
        order = merged
        width *= 2
    if is_reversed:
        order.reverse()
    return order

def sort_run(keys, order, low, high):
    if high - low < 2:
        return
    done = sort_prefix(keys, order, low, high)
    while done < high:
        place = order[done]
        pivot = keys[place]
        left = low
        right = done
        while left < right:
            middle = (left + right) // 2
            if pivot < keys[order[middle]]:
                right = middle
            else:
                left = middle + 1
        order[left + 1:done + 1] = order[left:done]
        order[left] = place
        done += 1

def sort_prefix(keys, order, low, high):
    done = low + 1
    while done < high and not keys[order[done]] < keys[order[done - 1]]:
        done += 1
    if done == high:
        return done
    if done > low + 1:
        if keys[order[low]] < keys[order[done - 1]]:
            return done
        order[low:done] = order[low:done][::-1]
    same = done
    done += 1
    while done < high:
        if keys[order[done]] < keys[order[done - 1]]:
            order[same:done] = order[same:done][::-1]
            same = done
        elif keys[order[done - 1]] < keys[order[done]]:
            break
        done += 1
    order[same:done] = order[same:done][::-1]
    order[low:done] = order[low:done][::-1]
    while done < high and not keys[order[done]] < keys[order[done - 1]]:
        done += 1
    return done

def merge_runs(keys, order, low, middle, high, merged):
    left = low
    right = middle
    while left < middle and right < high:
        if keys[order[right]] < keys[order[left]]:
            merged.append(order[right])
            right += 1
        else:
            merged.append(order[left])
            left += 1
    while left < min(middle, high):
        merged.append(order[left])
        left += 1
    while right < high:
        merged.append(order[right])
        right += 1
`;
