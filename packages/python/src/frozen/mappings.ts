/** Dicts and sets whose keys have an `__eq__` or `__hash__` of the guest's, and sources that only Python can walk. */
export const source = String.raw`
def key_hash(key, use):
    try:
        return hash(key)
    except TypeError as error:
        if _type(error) is not TypeError:
            raise
        message = str(error)
    raise TypeError(f"cannot use '{_type_name(key)}' as {use} ({message})")

def dict_locate(self, key):
    code = key_hash(key, 'a dict key')
    while True:
        found = False
        for candidate in _dict_candidates(self, code):
            if candidate is key or candidate == key:
                found = True
                slot = _dict_slot(self, code, candidate)
                if slot >= 0:
                    return code, slot
        if not found:
            return code, -1

def dict_getitem(self, key, /):
    code, slot = dict_locate(self, key)
    if slot >= 0:
        return _dict_at(self, slot)
    missing = None if _type(self) is dict else _special(self, '__missing__')
    if missing is None:
        raise KeyError(key)
    return missing(key)

def dict_setitem(self, key, value, /):
    code, slot = dict_locate(self, key)
    if slot >= 0:
        _dict_set_at(self, slot, value)
    else:
        _dict_insert(self, code, key, value)

def dict_delitem(self, key, /):
    code, slot = dict_locate(self, key)
    if slot < 0:
        raise KeyError(key)
    _dict_delete_at(self, slot)

def dict_contains(self, key, /):
    code, slot = dict_locate(self, key)
    return slot >= 0

def dict_get(self, key, default=None, /):
    code, slot = dict_locate(self, key)
    return default if slot < 0 else _dict_at(self, slot)

def dict_pop(self, key, /, *default):
    code, slot = dict_locate(self, key)
    if slot >= 0:
        value = _dict_at(self, slot)
        _dict_delete_at(self, slot)
        return value
    if default:
        return default[0]
    raise KeyError(key)

def dict_setdefault(self, key, default=None, /):
    code, slot = dict_locate(self, key)
    if slot >= 0:
        return _dict_at(self, slot)
    _dict_insert(self, code, key, default)
    return default

def dict_eq(self, value, /):
    if _size(self) != _size(value):
        return False
    for key, mine in dict.items(self):
        code, slot = dict_locate(value, key)
        if slot < 0:
            return False
        other = _dict_at(value, slot)
        if not (mine is other or mine == other):
            return False
    return True

def dict_ne(self, value, /):
    return not dict_eq(self, value)

def dict_copy(self, /):
    result = {}
    dict_merge(result, self)
    return result

def dict_or(self, value, /):
    result = dict_copy(self)
    dict_merge(result, value)
    return result

def dict_ror(self, value, /):
    return dict_or(value, self)

def dict_ior(self, value, /):
    dict_merge(self, value)
    return self

def dict_update(self, /, *args, **kwargs):
    if args:
        dict_merge(self, args[0])
    for key in kwargs:
        dict.__setitem__(self, key, kwargs[key])

def dict_update_mapping(self, mapping):
    for key in mapping.keys():
        dict.__setitem__(self, key, mapping[key])

def dict_merge(self, source):
    if hasattr(source, 'keys'):
        dict_update_mapping(self, source)
        return
    place = 0
    for pair in source:
        if not (_has_special(pair, '__iter__') or _has_special(pair, '__getitem__')):
            raise TypeError('object is not iterable')
        items = [*pair]
        if len(items) != 2:
            raise ValueError(f'dictionary update sequence element #{place} has length {len(items)}; 2 is required')
        dict.__setitem__(self, items[0], items[1])
        place += 1

def dict_fromkeys(type, iterable, value=None, /):
    result = type()
    for key in iterable:
        result[key] = value
    return result

def dict_repr(self, /):
    if not _repr_enter(self):
        return '{...}'
    try:
        text = ''
        for key, value in dict.items(self):
            if text:
                text += ', '
            text += f'{key!r}: {value!r}'
        return '{' + text + '}'
    finally:
        _repr_leave(self)

def set_locate(self, element):
    code = key_hash(element, 'a set element')
    for candidate in _set_candidates(self, code):
        if candidate is element or candidate == element:
            return code, True, candidate
    return code, False, None

def set_lookup(self, element):
    if isinstance(element, set) and not _has_special(element, '__hash__'):
        element = frozenset(element)
    return set_locate(self, element)

def set_put(self, element):
    if not _set_add(self, element):
        code, found, same = set_locate(self, element)
        if not found:
            _set_insert(self, code, element)

def set_fill(self, iterable):
    for element in iterable:
        set_put(self, element)
    return self

def set_class(self):
    return frozenset if isinstance(self, frozenset) else set

def set_copy(self):
    return set_fill(_set_new(set_class(self)), _set_items(self))

def set_from(iterable):
    if isinstance(iterable, (set, frozenset)):
        return iterable
    return set_fill(_set_new(set), iterable)

def set_repr(self, /):
    name = _type_name(self)
    if not _repr_enter(self):
        return name + '(...)'
    try:
        parts = joined_reprs(_set_items(self))
        return '{' + parts + '}' if _type(self) is set else name + '({' + parts + '})'
    finally:
        _repr_leave(self)

def set_init(self, iterable=(), /):
    _set_become(self, set_fill(_set_new(set), iterable))

def frozenset_new(cls, iterable=(), /):
    return set_fill(_set_new(cls), iterable)

def set_add(self, object, /):
    set_put(self, object)

def set_contains(self, object, /):
    code, found, same = set_lookup(self, object)
    return found

def set_remove(self, object, /):
    code, found, same = set_lookup(self, object)
    if not found:
        raise KeyError(object)
    _set_remove(self, same)

def set_discard(self, object, /):
    code, found, same = set_lookup(self, object)
    if found:
        _set_remove(self, same)

def set_update(self, /, *others):
    for other in others:
        set_fill(self, _set_items(other) if isinstance(other, (set, frozenset)) else other)

def set_union(self, /, *others):
    result = set_copy(self)
    set_update(result, *others)
    return result

def set_meet(self, other, cls):
    result = _set_new(cls)
    if not isinstance(other, (set, frozenset)):
        for element in other:
            code, found, same = set_locate(self, element)
            if found:
                set_put(result, element)
        return result
    if _size(other) > _size(self):
        self, other = other, self
    for element in _set_items(other):
        code, found, same = set_locate(self, element)
        if found:
            set_put(result, element)
    return result

def set_intersection(self, /, *others):
    result = set_copy(self)
    for other in others:
        result = set_meet(result, other, set_class(self))
    return result

def set_intersection_update(self, /, *others):
    _set_become(self, set_intersection(self, *others))

def set_take_away(self, other):
    for element in (_set_items(other) if isinstance(other, (set, frozenset)) else other):
        code, found, same = set_locate(self, element)
        if found:
            _set_remove(self, same)

def set_difference(self, /, *others):
    result = set_copy(self)
    for other in others:
        set_take_away(result, other)
    return result

def set_difference_update(self, /, *others):
    for other in others:
        set_take_away(self, other)

def set_symmetric_difference_update(self, other, /):
    for element in _set_items(set_from(other)):
        code, found, same = set_locate(self, element)
        if found:
            _set_remove(self, same)
        else:
            _set_insert(self, code, element)

def set_symmetric_difference(self, other, /):
    result = set_fill(_set_new(set_class(self)), _set_items(set_from(other)))
    set_symmetric_difference_update(result, self)
    return result

def set_or(self, value, /):
    return set_union(self, value)

def set_ror(self, value, /):
    return set_union(value, self)

def set_and(self, value, /):
    return set_meet(self, value, set_class(self))

def set_rand(self, value, /):
    return set_meet(value, self, set_class(value))

def set_sub(self, value, /):
    return set_difference(self, value)

def set_rsub(self, value, /):
    return set_difference(value, self)

def set_xor(self, value, /):
    return set_symmetric_difference(self, value)

def set_rxor(self, value, /):
    return set_symmetric_difference(value, self)

def set_ior(self, value, /):
    set_update(self, value)
    return self

def set_iand(self, value, /):
    set_intersection_update(self, value)
    return self

def set_isub(self, value, /):
    set_take_away(self, value)
    return self

def set_ixor(self, value, /):
    set_symmetric_difference_update(self, value)
    return self

def set_isdisjoint(self, other, /):
    for element in other:
        code, found, same = set_locate(self, element)
        if found:
            return False
    return True

def set_issubset(self, other, /):
    other = set_from(other)
    if _size(self) > _size(other):
        return False
    for element in _set_items(self):
        code, found, same = set_locate(other, element)
        if not found:
            return False
    return True

def set_issuperset(self, other, /):
    for element in other:
        code, found, same = set_locate(self, element)
        if not found:
            return False
    return True

def set_eq(self, value, /):
    return _size(self) == _size(value) and set_issubset(self, value)

def set_ne(self, value, /):
    return not set_eq(self, value)

def set_le(self, value, /):
    return set_issubset(self, value)

def set_lt(self, value, /):
    return _size(self) < _size(value) and set_issubset(self, value)

def set_ge(self, value, /):
    return set_issubset(value, self)

def set_gt(self, value, /):
    return _size(self) > _size(value) and set_issubset(value, self)
`;
