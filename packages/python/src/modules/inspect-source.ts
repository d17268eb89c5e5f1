/** The Python of `inspect`. */
export const source = String.raw`
import sys as _sys
import types as _types
import functools as _functools
import _inspect
from abc import ABCMeta as _ABCMeta
from collections import OrderedDict, namedtuple as _namedtuple

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20

def ismodule(object):
    return isinstance(object, _types.ModuleType)

def isclass(object):
    return isinstance(object, type)

def ismethod(object):
    return isinstance(object, _types.MethodType)

def isfunction(object):
    return isinstance(object, _types.FunctionType)

def iscode(object):
    return isinstance(object, _types.CodeType)

def isframe(object):
    return isinstance(object, _types.FrameType)

def istraceback(object):
    return isinstance(object, _types.TracebackType)

def isgenerator(object):
    return isinstance(object, _types.GeneratorType)

def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)

def isasyncgen(object):
    return isinstance(object, _types.AsyncGeneratorType)

def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)

def ismethodwrapper(object):
    return isinstance(object, _types.MethodWrapperType)

def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or \
        ismethodwrapper(object)

def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))

def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, '__get__') and not hasattr(cls, '__set__') and not hasattr(cls, '__delete__')

def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, '__set__') or hasattr(cls, '__delete__')

def ismemberdescriptor(object):
    return isinstance(object, _types.MemberDescriptorType)

def isgetsetdescriptor(object):
    return isinstance(object, _types.GetSetDescriptorType)

def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), '__await__')

def _has_flag(object, flag):
    while isinstance(object, (_types.MethodType, _functools.partial)):
        object = object.func if isinstance(object, _functools.partial) else object.__func__
    return isfunction(object) and bool(object.__code__.co_flags & flag)

def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)

def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)

def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)

def getmembers(object, predicate=None):
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, _types.DynamicClassAttribute):
                    names.append(name)
    results = []
    for name in sorted({*names}):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            results.append((name, value))
    return results

def getmro(cls):
    return cls.__mro__

def unwrap(func, *, stop=None):
    seen = [func]
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if any(each is func for each in seen):
            raise ValueError(f'wrapper loop when unwrapping {seen[0]!r}')
        seen.append(func)
    return func

def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margin = None
    for line in lines[1:]:
        content = line.lstrip(' ')
        if content:
            indent = len(line) - len(content)
            margin = indent if margin is None else min(margin, indent)
    lines = [lines[0].lstrip(' '), *[line[margin or 0:] for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)

def getdoc(object):
    doc = getattr(object, '__doc__', None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base is not type(object) and base.__doc__ is not None and base.__module__ != 'builtins':
                doc = base.__doc__
                break
    elif doc is None and ismethod(object):
        for base in type(object.__self__).__mro__:
            found = base.__dict__.get(object.__name__)
            if getattr(found, '__doc__', None) is not None:
                doc = found.__doc__
                break
    return cleandoc(doc) if isinstance(doc, str) else None

def getcomments(object):
    return None

def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return _sys.modules.get(getattr(object, '__module__', None))

def getmodulename(path):
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None

def _code_of(object):
    object = unwrap(object) if callable(object) else object
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object if iscode(object) else None

def getfile(object):
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    if isclass(object):
        for value in object.__dict__.values():
            inner = _code_of(value) if isfunction(value) else None
            if inner is not None:
                return inner.co_filename
        if _inspect.is_builtin_type(object):
            raise TypeError(f'{object!r} is a built-in class')
        return 'main.py'
    kind = type(object).__name__
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got ' + kind)

getsourcefile = getfile

def _text_and_line(object):
    code = _code_of(object)
    if code is not None:
        return _inspect.source_text(code), code.co_firstlineno
    if isclass(object) and not _inspect.is_builtin_type(object):
        frame = _sys._getframe(0)
        while frame.f_back is not None:
            frame = frame.f_back
        for value in object.__dict__.values():
            if isfunction(value):
                return _inspect.source_text(value.__code__), object.__firstlineno__
        return _inspect.source_text(frame.f_code), getattr(object, '__firstlineno__', None)
    getfile(object)

def findsource(object):
    text, line = _text_and_line(object)
    if text is None or line is None:
        raise OSError('could not get source code')
    return text.splitlines(keepends=True), line - 1

def _indent(line):
    return len(line) - len(line.lstrip())

def _brackets(line):
    return sum([line.count(each) for each in '([{']) - sum([line.count(each) for each in ')]}'])

def getblock(lines):
    base = _indent(lines[0])
    end = 0
    depth = 0
    in_header = True
    for place, line in enumerate(lines):
        content = line.strip()
        if place and not depth and content and not in_header and _indent(line) <= base:
            if not content.startswith('#'):
                break
            break
        if in_header:
            depth += _brackets(line)
            if not depth and not content.startswith('@'):
                in_header = False
                if not content.split('#')[0].rstrip().endswith(':'):
                    return lines[:place + 1]
        if content:
            end = place
    return lines[:end + 1]

def getsourcelines(object):
    object = unwrap(object) if callable(object) and not isclass(object) else object
    lines, start = findsource(object)
    if isframe(object) and object.f_code.co_name == '<module>' or iscode(object) and object.co_name == '<module>':
        return lines, 0
    return getblock(lines[start:]), start + 1

def getsource(object):
    return ''.join(getsourcelines(object)[0])

def currentframe():
    return _sys._getframe(0)

Traceback = _namedtuple('Traceback', 'filename lineno function code_context index', module='inspect')
FrameInfo = _namedtuple('FrameInfo', 'frame filename lineno function code_context index', module='inspect')

def getframeinfo(frame, context=1):
    line = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    code = _code_of(frame)
    text = _inspect.source_text(code)
    lines = None
    index = None
    if text is not None and context > 0:
        everything = text.splitlines(keepends=True)
        start = max(0, min(line - 1 - context // 2, len(everything) - context))
        lines = everything[start:start + context]
        index = line - 1 - start
    return Traceback(code.co_filename, line, code.co_name, lines, index)

def getouterframes(frame, context=1):
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found

def getinnerframes(tb, context=1):
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found

def stack(context=1):
    return getouterframes(_sys._getframe(0), context)

def trace(context=1):
    error = _sys.exception()
    return getinnerframes(None if error is None else error.__traceback__, context)

ArgInfo = _namedtuple('ArgInfo', 'args varargs keywords locals', module='inspect')

def getargvalues(frame):
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    names = code.co_varnames
    varargs = names[count] if code.co_flags & CO_VARARGS else None
    varkw = names[count + (varargs is not None)] if code.co_flags & CO_VARKEYWORDS else None
    return ArgInfo([*names[:count]], varargs, varkw, frame.f_locals)

ClosureVars = _namedtuple('ClosureVars', 'nonlocals globals builtins unbound', module='inspect')

def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    import dis
    code = func.__code__
    nonlocals = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            nonlocals[name] = cell.cell_contents
        except ValueError:
            continue
    names = func.__globals__
    builtins = func.__builtins__
    found_globals = {}
    found_builtins = {}
    unbound = set()
    for instruction in dis.get_instructions(code):
        name = instruction.argval
        if instruction.opname == 'LOAD_ATTR':
            unbound.add(name)
        elif instruction.opname in ('LOAD_GLOBAL', 'LOAD_NAME'):
            if name in names:
                found_globals[name] = names[name]
            elif name in builtins:
                found_builtins[name] = builtins[name]
            else:
                unbound.add(name)
    return ClosureVars(nonlocals, found_globals, found_builtins, unbound)

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'

def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED

def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    return {} if generator.gi_frame is None else dict(generator.gi_frame.f_locals)

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
