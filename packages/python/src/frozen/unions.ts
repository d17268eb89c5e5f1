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

def alias_text(value):
    if value is ...:
        return '...'
    if isinstance(value, list):
        return '[' + ', '.join([alias_text(each) for each in value]) + ']'
    if not _is_class(value):
        return repr(value)
    return value.__qualname__ if value.__module__ == 'builtins' else f'{value.__module__}.{value.__qualname__}'

def alias_repr(self, /):
    args = ', '.join([alias_text(each) for each in self.__args__]) or '()'
    return f"{'*' if self.__unpacked__ else ''}{alias_text(self.__origin__)}[{args}]"

def alias_eq(self, value, /):
    return True if self.__origin__ == value.__origin__ and self.__args__ == value.__args__ else False

def alias_hash(self, /):
    return hash((self.__origin__, self.__args__))

def alias_call(alias, /, *args, **kwargs):
    made = alias.__origin__(*args, **kwargs)
    try:
        made.__orig_class__ = alias
    except Exception:
        pass
    return made

def alias_getitem(self, key, /):
    parameters = self.__parameters__
    if not parameters:
        raise TypeError(f'{self!r} is not a generic class')
    items = key if _is_tuple(key) else (key,)
    if len(parameters) == 1 and _type_name(parameters[0]) == 'ParamSpec' and not (items and isinstance(items[0], (list, tuple))):
        items = (items,)
    places = [place for place, each in enumerate(parameters) if _type_name(each) == 'TypeVarTuple']
    rest = len(parameters) - 1 if places else len(parameters)
    if len(items) < rest or len(items) > rest and not places:
        raise TypeError(f"Too {'few' if len(items) < rest else 'many'} arguments for {self!r}; actual {len(items)}, "
                        f'expected {rest}')
    if places:
        end = len(items) - (len(parameters) - places[0] - 1)
        items = (*items[:places[0]], items[places[0]:end], *items[end:])
    return _alias_with(self, alias_arguments(self.__args__, parameters, items))

def alias_arguments(args, parameters, items):
    result = []
    for each in args:
        if _is_type_parameter(each):
            value = items[parameters.index(each)]
            if _type_name(each) == 'TypeVarTuple':
                result.extend(value)
            else:
                result.append(_type(None) if value is None else value)
        elif isinstance(each, (list, tuple)):
            result.append(type(each)(alias_arguments(each, parameters, items)))
        else:
            inner = () if _is_class(each) else getattr(each, '__parameters__', ())
            if inner:
                given = []
                for parameter in inner:
                    value = items[parameters.index(parameter)]
                    if _type_name(parameter) == 'TypeVarTuple':
                        given.extend(value)
                    else:
                        given.append(value)
                each = each[tuple(given)]
            result.append(each)
    return tuple(result)
`;
