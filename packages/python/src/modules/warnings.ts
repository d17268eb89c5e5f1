import { sourceModule } from './registry.ts';

/**
 * `warnings`: https://docs.python.org/3.14/library/warnings.html. The filters are those of a release build of CPython. The
 * module's own frames are hidden, so that the caller of `warn` is depth 0.
 */
sourceModule(
  'warnings',
  String.raw`
import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings', 'deprecated']

_actions = ('error', 'ignore', 'always', 'all', 'default', 'module', 'once')
defaultaction = _defaultaction = 'default'
onceregistry = _onceregistry = {}
_filters_version = 1
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]

class WarningMessage:
    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')

    def __repr__(self):
        return f'<{type(self).__qualname__} {self}>'

def _line_of(filename, lineno):
    try:
        import linecache
    except ImportError:
        return ''
    return linecache.getline(filename, lineno)

def _text_of(message):
    category = message.category.__name__
    text = f'{message.filename}:{message.lineno}: {category}: {message.message}\n'
    line = _line_of(message.filename, message.lineno) if message.line is None else message.line
    line = line.strip() if line else ''
    return f'{text}  {line}\n' if line else text

def formatwarning(message, category, filename, lineno, line=None):
    return _text_of(WarningMessage(message, category, filename, lineno, None, line))

def showwarning(message, category, filename, lineno, file=None, line=None):
    _write(WarningMessage(message, category, filename, lineno, file, line))

_formatwarning = formatwarning
_showwarning = showwarning

def _write(message):
    file = message.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    if formatwarning is _formatwarning:
        text = _text_of(message)
    else:
        text = formatwarning(message.message, message.category, message.filename, message.lineno, message.line)
    try:
        file.write(text)
    except OSError:
        pass

def _show(message):
    if showwarning is _showwarning:
        _write(message)
        return
    if not callable(showwarning):
        raise TypeError('warnings.showwarning() must be set to a function or method')
    showwarning(message.message, message.category, message.filename, message.lineno, message.file, message.line)

def _check_action(action):
    if action not in _actions:
        raise ValueError(f'invalid action: {action!r}')

def _check_lineno(lineno):
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')

def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _check_lineno(lineno)
    message_pattern = module_pattern = None
    if message or module:
        import re
        if message:
            message_pattern = re.compile(message, re.IGNORECASE)
        if module:
            module_pattern = re.compile(module)
    _add_filter((action, message_pattern, category, module_pattern, lineno), append)

def simplefilter(action, category=Warning, lineno=0, append=False):
    _check_action(action)
    _check_lineno(lineno)
    _add_filter((action, None, category, None, lineno), append)

def _add_filter(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()

def resetwarnings():
    filters[:] = []
    _filters_mutated()

def _filters_mutated():
    global _filters_version
    _filters_version += 1

def _matches(pattern, text):
    if pattern is None:
        return True
    if isinstance(pattern, str):
        return pattern == text
    return pattern.match(text) is not None

def _action_for(text, category, module, lineno):
    for item in filters:
        action, message_pattern, wanted, module_pattern, line = item
        if (_matches(message_pattern, text) and issubclass(category, wanted) and _matches(module_pattern, module)
                and (line == 0 or line == lineno)):
            return action, item
    return defaultaction, None

def _caller(stacklevel, skip_file_prefixes):
    try:
        frame = sys._getframe(max(stacklevel, 1) - 1)
        while skip_file_prefixes and frame is not None and frame.f_code.co_filename.startswith(skip_file_prefixes):
            frame = frame.f_back
    except ValueError:
        frame = None
    if frame is None:
        return vars(sys), '<sys>', 0
    return frame.f_globals, frame.f_code.co_filename, frame.f_lineno

def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f'category must be a Warning subclass, not {type(category).__name__!r}')
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError('skip_file_prefixes must be a tuple of strs.')
    globals, filename, lineno = _caller(stacklevel, skip_file_prefixes)
    module = globals.get('__name__', '<string>')
    registry = globals.setdefault('__warningregistry__', {})
    _warn(message, category, filename, lineno, module, registry, None, source)

def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if isinstance(message, Warning):
        category = type(message)
    elif not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f'category must be a Warning subclass, not {type(category).__name__!r}')
    _warn(message, category, filename, int(lineno), module, {} if registry is None else registry, None, source)

def _warn(message, category, filename, lineno, module, registry, line, source):
    if registry.get('version', 0) != _filters_version:
        registry.clear()
        registry['version'] = _filters_version
    if isinstance(message, Warning):
        text = str(message)
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action, item = _action_for(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = 1
        if onceregistry.get((text, category)):
            return
        onceregistry[text, category] = 1
    elif action == 'module':
        registry[key] = 1
        if registry.get((text, category, 0)):
            return
        registry[text, category, 0] = 1
    elif action == 'default':
        registry[key] = 1
    elif action not in ('always', 'all'):
        raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n {item}')
    _show(WarningMessage(message, category, filename, lineno, None, line, source))

class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append('record=True')
        if self._module is not sys.modules['warnings']:
            args.append(f'module={self._module!r}')
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._saved = module.showwarning, module._show
        log = None
        if self._record:
            log = []
            module._show = log.append
            module.showwarning = module._showwarning
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning, module._show = self._saved

class deprecated:
    """Mark a class, function or overload as deprecated (PEP 702)."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return _deprecate_class(arg, message, category, stacklevel)
        if not callable(arg):
            raise TypeError(
                '@deprecated decorator with non-None category must be applied to a class or callable, '
                f'not {arg!r}')
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel)
            return arg(*args, **kwargs)

        if _is_coroutine_function(arg):
            import inspect
            wrapper = inspect.markcoroutinefunction(wrapper)
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper

def _is_coroutine_function(value):
    code = getattr(value, '__code__', None)
    return bool(code is not None and code.co_flags & 0x80)

def _deprecate_class(cls, message, category, stacklevel):
    import functools
    from types import MethodType
    made = cls.__new__

    @functools.wraps(made)
    def __new__(new, /, *args, **kwargs):
        if new is cls:
            warn(message, category=category, stacklevel=stacklevel)
        if made is not object.__new__:
            return made(new, *args, **kwargs)
        if new.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f'{new.__name__}() takes no arguments')
        return made(new)

    cls.__new__ = staticmethod(__new__)
    hook = cls.__init_subclass__
    if isinstance(hook, MethodType):
        hook = hook.__func__

        @functools.wraps(hook)
        def __init_subclass__(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel)
            return hook(*args, **kwargs)

        cls.__init_subclass__ = classmethod(__init_subclass__)
    else:
        @functools.wraps(hook)
        def __init_subclass__(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel)
            return hook(*args, **kwargs)

        cls.__init_subclass__ = __init_subclass__
    cls.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
    return cls
`,
);
