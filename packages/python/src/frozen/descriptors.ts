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

def frame_locals_eq(self, value, /):
    return _frame_locals_copy(self) == value
`;
