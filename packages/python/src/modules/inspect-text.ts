/** Members, documentation and source text of objects. */
export const source = String.raw`
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
`;
