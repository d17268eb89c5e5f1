/** Attributes without side effects; parameters and the arguments bound to them. */
export const source = String.raw`
_sentinel = object()

def getattr_static(obj, attr, default=_sentinel):
    own = getattr(obj, '__dict__', {})
    for cls in (obj.__mro__ if isclass(obj) else type(obj).__mro__):
        if attr in cls.__dict__:
            found = cls.__dict__[attr]
            if isclass(obj) or isdatadescriptor(found) or attr not in own:
                return found
            break
    if not isclass(obj) and attr in own:
        return own[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)

def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    return dict(getattr(obj, '__annotations__', None) or {})

class _empty:
    pass

_empty.__qualname__ = 'Parameter.empty'

class _ParameterKind(int):
    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        return self

    @property
    def value(self):
        return int(self)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {int(self)}>'

_kinds = [
    _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only'),
    _ParameterKind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword'),
    _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional'),
    _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only'),
    _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword'),
]

def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if isinstance(annotation, str) and not quote_annotation_strings:
        return annotation
    if isinstance(annotation, type) and not isinstance(annotation, _types.GenericAlias):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation).replace('typing.', '')

class Parameter:
    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _kinds
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not 0 <= kind <= 4:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        self._kind = _kinds[kind]
        if default is not _empty and self._kind in (2, 4):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name
        self._default = default
        self._annotation = annotation

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, *, name=_sentinel, kind=_sentinel, annotation=_sentinel, default=_sentinel):
        return type(self)(
            self._name if name is _sentinel else name,
            self._kind if kind is _sentinel else kind,
            default=self._default if default is _sentinel else default,
            annotation=self._annotation if annotation is _sentinel else annotation)

    __replace__ = replace

    def __str__(self):
        text = ('*' if self._kind == 2 else '**' if self._kind == 4 else '') + self._name
        if self._annotation is not _empty:
            text += f': {formatannotation(self._annotation)}'
            return text if self._default is _empty else f'{text} = {self._default!r}'
        return text if self._default is _empty else f'{text}={self._default!r}'

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == \
            (other._name, other._kind, other._default, other._annotation)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

class BoundArguments:
    __slots__ = ('arguments', '_signature')

    def __init__(self, signature, arguments):
        self._signature = signature
        self.arguments = arguments

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        values = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind >= 3 or name not in self.arguments:
                break
            if parameter.kind == 2:
                values.extend(self.arguments[name])
            else:
                values.append(self.arguments[name])
        return tuple(values)

    @property
    def kwargs(self):
        values = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            if parameter.kind >= 3 or (name not in self.arguments and parameter.kind != 2):
                by_name = True
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind == 4:
                values.update(self.arguments[name])
            else:
                values[name] = self.arguments[name]
        return values

    def apply_defaults(self):
        filled = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind == 2:
                filled[name] = ()
            elif parameter.kind == 4:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        parts = [f'{name}={value!r}' for name, value in self.arguments.items()]
        return f"<BoundArguments ({', '.join(parts)})>"
`;
