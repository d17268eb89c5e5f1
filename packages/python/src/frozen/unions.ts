/** Unions whose members are terms of `typing`, which is Python. */
export const source = String.raw`
def union_repr(self):
    return ' | '.join([union_member(each) for each in self.__args__])

def union_member(member):
    if member is _type(None):
        return 'None'
    if not _is_class(member):
        return repr(member)
    return member.__qualname__ if member.__module__ == 'builtins' else f'{member.__module__}.{member.__qualname__}'

def union_of(cls, parameters, /):
    return __import__('typing')._union(parameters if _is_tuple(parameters) else (parameters,))

def parameter_half(parameter, name):
    return getattr(__import__('typing'), name)(parameter)

def type_parameter_iter(self, /):
    return iter((__import__('typing').Unpack[self],))
`;
