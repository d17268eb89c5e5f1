import { sourceModule } from './registry.ts';

/** `contextvars`: https://docs.python.org/3.14/library/contextvars.html */
sourceModule(
  'contextvars',
  String.raw`
from types import GenericAlias as _GenericAlias

__all__ = ['Context', 'ContextVar', 'Token', 'copy_context']

_nothing = object()

class Context:
    __module__ = '_contextvars'
    """Variables and their values. A dict that is never changed: a copy shares it, a new value makes another."""

    def __init__(self):
        self._values = {}
        self._is_entered = False

    def run(self, callable, /, *args, **kwargs):
        if self._is_entered:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        outer = _enter_context(self)
        self._is_entered = True
        try:
            return callable(*args, **kwargs)
        finally:
            self._is_entered = False
            _enter_context(outer)

    def copy(self):
        made = Context()
        made._values = self._values
        return made

    def __getitem__(self, var, /):
        _check(var)
        return self._values[var]

    def __contains__(self, var, /):
        _check(var)
        return var in self._values

    def get(self, var, default=None, /):
        _check(var)
        return self._values.get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None

def _check(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")

_current = Context()

def _enter_context(context):
    """Makes it the current one; gives the one before."""
    global _current
    outer = _current
    _current = context
    return outer

def copy_context():
    return _current.copy()

class ContextVar:
    __module__ = '_contextvars'
    """A variable with a value of its own in every context."""

    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, name, *, default=_nothing):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def __repr__(self):
        default = '' if self._default is _nothing else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    def get(self, default=_nothing, /):
        values = _current._values
        if self in values:
            return values[self]
        if default is not _nothing:
            return default
        if self._default is not _nothing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        token = Token(_current, self, _current._values.get(self, _nothing))
        _current._values = {**_current._values, self: value}
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._is_used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        if token._context is not _current:
            raise ValueError(f'{token!r} was created in a different Context')
        token._is_used = True
        values = {**_current._values}
        if token._old is _nothing:
            del values[self]
        else:
            values[self] = token._old
        _current._values = values

class Token:
    __module__ = '_contextvars'
    """What set() gives, to take it back with."""

    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, context, var, old):
        self._context = context
        self._var = var
        self._old = old
        self._is_used = False

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return Token.MISSING if self._old is _nothing else self._old

    def __repr__(self):
        used = ' used' if self._is_used else ''
        return f'<Token{used} var={self._var!r} at {id(self):#x}>'

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self._var.reset(self)

class _Missing:
    def __repr__(self):
        return '<Token.MISSING>'

_Missing.__name__ = _Missing.__qualname__ = 'Token.MISSING'
_Missing.__module__ = 'builtins'
Token.MISSING = _Missing()
`,
);
