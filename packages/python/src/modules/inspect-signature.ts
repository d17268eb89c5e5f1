/** Signatures: how a callable may be called. */
export const source = String.raw`
class Signature:
    __slots__ = ('_parameters', '_return_annotation')

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        named = {}
        highest = 0
        has_default = False
        for parameter in parameters or ():
            if parameter.kind < highest:
                raise ValueError(f'wrong parameter order: {_kinds[highest].description} parameter before '
                                 f'{parameter.kind.description} parameter')
            highest = int(parameter.kind)
            if highest <= 1:
                if parameter.default is not _empty:
                    has_default = True
                elif has_default:
                    raise ValueError('non-default argument follows default argument')
            if parameter.name in named:
                raise ValueError(f'duplicate parameter name: {parameter.name!r}')
            named[parameter.name] = parameter
        self._parameters = _types.MappingProxyType(named)
        self._return_annotation = return_annotation

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return signature(obj, follow_wrapped=follow_wrapped)

    def replace(self, *, parameters=_sentinel, return_annotation=_sentinel):
        return type(self)(
            self._parameters.values() if parameters is _sentinel else parameters,
            return_annotation=self._return_annotation if return_annotation is _sentinel else return_annotation)

    __replace__ = replace

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return [*self._parameters.values()] == [*other._parameters.values()] and \
            self._return_annotation == other._return_annotation

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        rest = [*args]
        names = dict(kwargs)
        var_keyword = None
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind == 2:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif kind == 4:
                var_keyword = name
            elif rest and kind != 3:
                if name in names and kind == 1:
                    raise TypeError(f'multiple values for argument {name!r}')
                arguments[name] = rest.pop(0)
            elif name in names and kind != 0:
                arguments[name] = names.pop(name)
            elif parameter.default is _empty and not partial:
                has_varargs = any(each.kind == 2 for each in self._parameters.values())
                sort = ' keyword-only' if kind == 3 and not has_varargs else ''
                raise TypeError(f'missing a required{sort} argument: {name!r}')
        if rest:
            raise TypeError('too many positional arguments')
        if names:
            if var_keyword is None:
                for name in names:
                    break
                raise TypeError(f'got an unexpected keyword argument {name!r}')
            arguments[var_keyword] = names
        return BoundArguments(self, {name: arguments[name] for name in self._parameters if name in arguments})

    def format(self, *, max_width=None, quote_annotation_strings=True):
        parts = []
        last = None
        needs_star = True
        for parameter in self._parameters.values():
            kind = parameter.kind
            if last == 0 and kind != 0:
                parts.append('/')
            if kind == 2:
                needs_star = False
            elif kind == 3 and needs_star:
                parts.append('*')
                needs_star = False
            parts.append(str(parameter))
            last = kind
        if last == 0:
            parts.append('/')
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(parts) + '\n)'
        if self._return_annotation is not _empty:
            text += f' -> {formatannotation(self._return_annotation)}'
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

def _function_signature(func, cls=Signature):
    code = func.__code__
    names = code.co_varnames
    positional = code.co_argcount
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    annotations = func.__annotations__
    parameters = []
    for place, name in enumerate(names[:positional]):
        default = place - (positional - len(defaults))
        parameters.append(Parameter(
            name, 0 if place < code.co_posonlyargcount else 1,
            default=_empty if default < 0 else defaults[default], annotation=annotations.get(name, _empty)))
    place = positional + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        parameters.append(Parameter(names[place], 2, annotation=annotations.get(names[place], _empty)))
        place += 1
    for name in names[positional:positional + code.co_kwonlyargcount]:
        parameters.append(Parameter(
            name, 3, default=keyword_defaults.get(name, _empty), annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append(Parameter(names[place], 4, annotation=annotations.get(names[place], _empty)))
    return cls(parameters, return_annotation=annotations.get('return', _empty))

def _without_first(made):
    parameters = [*made.parameters.values()]
    if not parameters:
        raise ValueError('invalid method signature')
    if parameters[0].kind not in (2, 4):
        del parameters[0]
    return made.replace(parameters=parameters)

def _partial_signature(func, made):
    bound = made.bind_partial(*func.args, **func.keywords).arguments
    parameters = []
    by_name = False
    for name, parameter in made.parameters.items():
        if name in func.keywords and parameter.kind != 4:
            by_name = True
            parameters.append(parameter.replace(kind=3, default=func.keywords[name]))
        elif name in bound and parameter.kind <= 1:
            continue
        elif by_name and parameter.kind == 1:
            parameters.append(parameter.replace(kind=3))
        elif not (by_name and parameter.kind == 2):
            parameters.append(parameter)
    return made.replace(parameters=sorted(parameters, key=lambda each: int(each.kind)))

def _native_signature(obj):
    parameters = [Parameter(name, kind, default=default[0] if default else _empty)
                  for name, kind, default in _inspect.native_parameters(obj)]
    return Signature(parameters)

def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if ismethod(obj):
        return _without_first(signature(obj.__func__, follow_wrapped=follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or ismethod(f))
        if ismethod(obj):
            return signature(obj)
    made = getattr(obj, '__signature__', None)
    if made is not None and not isclass(obj):
        return made
    if isfunction(obj):
        return _function_signature(obj)
    if isinstance(obj, _functools.partial):
        return _partial_signature(obj, signature(obj.func))
    if _inspect.is_native(obj):
        return _native_signature(obj)
    if isclass(obj):
        return _class_signature(obj)
    return _without_first(signature(type(obj).__call__))

def _class_signature(cls):
    made = cls.__dict__.get('__signature__')
    if made is not None:
        return made
    call = getattr(type(cls), '__call__')
    if isfunction(call):
        return _without_first(_function_signature(call))
    for base in cls.__mro__:
        for name in ('__new__', '__init__'):
            if name not in base.__dict__:
                continue
            if base is object:
                return Signature()
            found = getattr(base, name)
            if not isfunction(found) and not _inspect.is_native(found):
                found = getattr(found, '__func__', found)
            if not isfunction(found) and base.__module__ == 'builtins' and base is not cls:
                continue
            return _without_first(signature(found))
    return Signature()

FullArgSpec = _namedtuple(
    'FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations', module='inspect')

def getfullargspec(func):
    try:
        made = signature(func, follow_wrapped=False)
    except TypeError:
        raise TypeError('unsupported callable')
    if ismethod(func):
        made = signature(func.__func__, follow_wrapped=False)
    args = []
    defaults = []
    only = []
    only_defaults = {}
    annotations = {} if made.return_annotation is _empty else {'return': made.return_annotation}
    varargs = varkw = None
    for name, parameter in made.parameters.items():
        if parameter.kind <= 1:
            args.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        elif parameter.kind == 2:
            varargs = name
        elif parameter.kind == 3:
            only.append(name)
            if parameter.default is not _empty:
                only_defaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, only, only_defaults or None, annotations)

def getcallargs(func, /, *positional, **named):
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    result = dict(bound.arguments)
    if ismethod(func):
        first = func.__code__.co_varnames[0]
        result = {first: func.__self__, **result}
    return result
`;
