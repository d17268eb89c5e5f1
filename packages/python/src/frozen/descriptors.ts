/** Properties, their kin and `f_locals` where the guest's Python takes part. */
export const source = String.raw`
def wrapper_repr(self, /):
    return f'<{_type_name(self)}({_wrapped_callable(self)!r})>'

def property_getter(prop, getter, /):
    return _type(prop)(getter, prop.fset, prop.fdel, prop.__doc__)

def property_setter(prop, setter, /):
    return _type(prop)(prop.fget, setter, prop.fdel, prop.__doc__)

def property_deleter(prop, deleter, /):
    return _type(prop)(prop.fget, prop.fset, deleter, prop.__doc__)

def property_assign(setter, instance, value):
    setter(instance, value)

def property_remove(deleter, instance):
    deleter(instance)

def frame_locals_repr(self, /):
    if not _repr_enter(self):
        return '{...}'
    try:
        return repr(_frame_locals_copy(self))
    finally:
        _repr_leave(self)

def frame_locals_key(self, key):
    code = hash(key)
    for name in _frame_locals_names(self):
        if hash(name) == code and name == key:
            return name
    return key

def frame_locals_getitem(self, key, /):
    key = frame_locals_key(self, key)
    if _type(key) is str and key in _frame_locals_names(self):
        return self[key]
    extra = _frame_locals_extra(self)
    if key not in extra:
        raise KeyError(f"local variable '{key!r}' is not defined")
    return extra[key]

def frame_locals_setitem(self, key, value, /):
    key = frame_locals_key(self, key)
    if _type(key) is str and key in _frame_locals_names(self):
        self[key] = value
    else:
        _frame_locals_extra(self)[key] = value

def frame_locals_delitem(self, key, /):
    frame_locals_pop(self, key)

def frame_locals_contains(self, key, /):
    key = frame_locals_key(self, key)
    return key in _frame_locals_copy(self)

def frame_locals_get(self, key, default=None, /):
    key = frame_locals_key(self, key)
    return _frame_locals_copy(self).get(key, default)

def frame_locals_setdefault(self, key, default=None, /):
    if not frame_locals_contains(self, key):
        frame_locals_setitem(self, key, default)
        return default
    return frame_locals_get(self, key)

def frame_locals_update(self, other, /):
    for key, value in dict(other).items():
        frame_locals_setitem(self, key, value)

def frame_locals_ior(self, other, /):
    frame_locals_update(self, other)
    return self

def frame_locals_pop(self, key, *default):
    key = frame_locals_key(self, key)
    if _type(key) is str and key in _frame_locals_names(self):
        raise ValueError('cannot remove local variables from FrameLocalsProxy')
    return _frame_locals_extra(self).pop(key, *default)

def frame_locals_eq(self, value, /):
    return _frame_locals_copy(self) == value
`;
