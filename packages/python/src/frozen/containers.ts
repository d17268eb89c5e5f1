/** Lists, tuples, ranges, slices and dict views where keys, items or indices are the guest's objects. */
export const source = String.raw`
def sequence_kind(self):
    if isinstance(self, list):
        return list
    return tuple if isinstance(self, tuple) else range

def sequence_getitem(self, key, /):
    return sequence_kind(self).__getitem__(self, plain_key(key))

def sequence_mul(self, value, /):
    return sequence_kind(self).__mul__(self, plain_index(value))

def sequence_find(self, value, start, stop):
    i = start
    while i < stop and i < _size(self):
        item = _item(self, i)
        if item is value or item == value:
            return i
        i += 1
    return -1

def sequence_contains(self, key, /):
    return sequence_find(self, key, 0, _size(self)) >= 0

def sequence_count(self, value, /):
    count = 0
    i = 0
    while i < _size(self):
        item = _item(self, i)
        if item is value or item == value:
            count += 1
        i += 1
    return count

def search_bound(value, length):
    if not _has_special(value, '__index__'):
        raise TypeError('slice indices must be integers or have an __index__ method')
    bound = plain_index(value)
    if bound < 0:
        bound += length
        if bound < 0:
            bound = 0
    return bound

def list_index(self, value, start=0, stop=9223372036854775807, /):
    place = sequence_find(self, value, search_bound(start, _size(self)), search_bound(stop, _size(self)))
    if place < 0:
        raise ValueError('list.index(x): x not in list')
    return place

def tuple_index(self, value, start=0, stop=9223372036854775807, /):
    place = sequence_find(self, value, search_bound(start, _size(self)), search_bound(stop, _size(self)))
    if place < 0:
        raise ValueError('tuple.index(x): x not in tuple')
    return place

def first_difference(a, b):
    i = 0
    while i < _size(a) and i < _size(b):
        x = _item(a, i)
        y = _item(b, i)
        if not (x is y or x == y):
            break
        i += 1
    return i

def sequence_eq(self, value, /):
    if _size(self) != _size(value):
        return False
    return first_difference(self, value) >= _size(self) and _size(self) == _size(value)

def sequence_ne(self, value, /):
    return not sequence_eq(self, value)

def sequence_lt(self, value, /):
    i = first_difference(self, value)
    if i < _size(self) and i < _size(value):
        return _item(self, i) < _item(value, i)
    return _size(self) < _size(value)

def sequence_le(self, value, /):
    i = first_difference(self, value)
    if i < _size(self) and i < _size(value):
        return _item(self, i) <= _item(value, i)
    return _size(self) <= _size(value)

def sequence_gt(self, value, /):
    i = first_difference(self, value)
    if i < _size(self) and i < _size(value):
        return _item(self, i) > _item(value, i)
    return _size(self) > _size(value)

def sequence_ge(self, value, /):
    i = first_difference(self, value)
    if i < _size(self) and i < _size(value):
        return _item(self, i) >= _item(value, i)
    return _size(self) >= _size(value)

def joined_reprs(self):
    text = ''
    i = 0
    while i < _size(self):
        if i:
            text += ', '
        text += repr(_item(self, i))
        i += 1
    return text

def list_repr(self, /):
    if not _repr_enter(self):
        return '[...]'
    try:
        return '[' + joined_reprs(self) + ']'
    finally:
        _repr_leave(self)

def tuple_repr(self, /):
    if not _repr_enter(self):
        return '(...)'
    try:
        return '(' + joined_reprs(self) + (',)' if _size(self) == 1 else ')')
    finally:
        _repr_leave(self)

def slice_repr(self, /):
    return f'slice({self.start!r}, {self.stop!r}, {self.step!r})'

def slice_hash(self, /):
    return hash((self.start, self.stop, self.step))

def slice_indices(self, object, /):
    return plain_key(self).indices(plain_index(object))

def tuple_new(cls, iterable=(), /):
    return tuple.__new__(cls, [*iterable])

def tuple_hash(self, /):
    codes = []
    for item in _items(self):
        codes.append(hash(item))
    return _tuple_hash(codes)

def list_init(self, iterable=(), /):
    _list_replace(self, [*iterable])

def list_extend(self, iterable, /):
    for item in iterable:
        list.append(self, item)

def list_extend_slow(target, iterable):
    for item in iterable:
        target.append(item)

def list_iadd(self, value, /):
    list_extend(self, value)
    return self

def list_imul(self, value, /):
    return list.__imul__(self, plain_index(value))

def list_setitem(self, key, value, /):
    if _type(key) is slice:
        list.__setitem__(self, plain_key(key), [*value])
    else:
        list.__setitem__(self, plain_index(key), value)

def list_delitem(self, key, /):
    list.__delitem__(self, plain_key(key))

def list_insert(self, index, object, /):
    list.insert(self, plain_index(index), object)

def list_pop(self, index=-1, /):
    return list.pop(self, plain_index(index))

def list_remove(self, value, /):
    place = sequence_find(self, value, 0, _size(self))
    if place < 0:
        raise ValueError('list.remove(x): x not in list')
    list.__delitem__(self, place)

def range_find(self, value):
    place = 0
    for number in self:
        if number == value:
            return place
        place += 1
    return -1

def range_contains(self, key, /):
    return range_find(self, key) >= 0

def range_count(self, value, /):
    count = 0
    for number in self:
        if number == value:
            count += 1
    return count

def range_index(self, value, /):
    place = range_find(self, value)
    if place < 0:
        raise ValueError('sequence.index(x): x not in sequence')
    return place

def view_repr(self, /):
    if not _repr_enter(self):
        return '...'
    try:
        return f'{_type_name(self)}({[*self]!r})'
    finally:
        _repr_leave(self)

def keys_contains(self, key, /):
    return dict.__contains__(_view_dict(self), key)

def items_contains(self, key, /):
    code, slot = dict_locate(_view_dict(self), key[0])
    if slot < 0:
        return False
    value = _dict_at(_view_dict(self), slot)
    return True if value is key[1] or value == key[1] else False

def view_or(self, value, /):
    result = set(self)
    result.update(value)
    return result

def view_ror(self, value, /):
    return view_or(value, self)

def view_and(self, value, /):
    return set(self).intersection(value)

def view_rand(self, value, /):
    return set(value).intersection(self)

def view_sub(self, value, /):
    return set(self).difference(value)

def view_rsub(self, value, /):
    return set(value).difference(self)

def view_xor(self, value, /):
    return set(self).symmetric_difference(value)

def view_rxor(self, value, /):
    return set(value).symmetric_difference(self)

def view_within(a, b):
    for item in a:
        if item not in b:
            return False
    return True

def view_eq(self, value, /):
    return len(self) == len(value) and view_within(self, value)

def view_ne(self, value, /):
    return not view_eq(self, value)

def view_le(self, value, /):
    return len(self) <= len(value) and view_within(self, value)

def view_lt(self, value, /):
    return len(self) < len(value) and view_within(self, value)

def view_ge(self, value, /):
    return len(self) >= len(value) and view_within(value, self)

def view_gt(self, value, /):
    return len(self) > len(value) and view_within(value, self)

def view_isdisjoint(self, other, /):
    for item in other:
        if item in self:
            return False
    return True

def proxy_repr(self, /):
    return f'mappingproxy({_proxied(self)!r})'

def proxy_str(self, /):
    return str(_proxied(self))

def proxy_len(self, /):
    return len(_proxied(self))

def proxy_getitem(self, key, /):
    return _proxied(self)[key]

def proxy_contains(self, key, /):
    return key in _proxied(self)

def proxy_iter(self, /):
    return iter(_proxied(self))

def proxy_reversed(self, /):
    return reversed(_proxied(self))

def proxy_eq(self, value, /):
    return _proxied(self) == value

def proxy_or(self, value, /):
    return _proxied(self) | value

def proxy_get(self, key, default=None, /):
    return _proxied(self).get(key, default)

def proxy_keys(self, /):
    return _proxied(self).keys()

def proxy_values(self, /):
    return _proxied(self).values()

def proxy_items(self, /):
    return _proxied(self).items()

def proxy_copy(self, /):
    return _proxied(self).copy()
`;
