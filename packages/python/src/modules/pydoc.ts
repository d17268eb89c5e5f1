import { sourceModule } from './registry.ts';

/** `pydoc`: what `help()` prints, as plain text. */
sourceModule(
  'pydoc',
  String.raw`
import inspect as _inspect
import types as _types

__all__ = ['help', 'render_doc', 'getdoc']

def getdoc(object):
    return _inspect.getdoc(object) or ''

def _indent(text, prefix='    '):
    return '\n'.join([(prefix + line).rstrip() for line in text.split('\n')])

def _signature(object):
    try:
        return str(_inspect.signature(object))
    except (ValueError, TypeError):
        return '(...)'

def _routine(object, name=None, note=''):
    name = name or object.__name__
    real = getattr(object, '__name__', name)
    if real == '<lambda>':
        title = f'{name} lambda {_signature(object)[1:-1]}'
    else:
        title = f'{name}{_signature(object)}{note}'
    doc = getdoc(object)
    return title + '\n' + (_indent(doc) + '\n' if doc else '')

def _class_name(cls, module):
    return cls.__qualname__ if cls.__module__ == module else f'{cls.__module__}.{cls.__qualname__}'

def _class(cls):
    bases = [_class_name(base, cls.__module__) for base in cls.__bases__]
    lines = []
    doc = getdoc(cls) if cls.__doc__ is not None else ''
    try:
        lines.append(f'{cls.__name__}{_inspect.signature(cls)}')
        lines.append('')
    except (ValueError, TypeError):
        pass
    if doc:
        lines.extend(doc.split('\n'))
        lines.append('')
    order = cls.__mro__
    if len(order) > 2:
        lines.append('Method resolution order:')
        lines.extend(['    ' + _class_name(base, cls.__module__) for base in order])
        lines.append('')
        lines.append('-' * 70)
    blocks = []
    for base in order:
        if base is object:
            continue
        where = 'defined here' if base is cls else 'inherited from ' + _class_name(base, cls.__module__)
        groups = {'Methods': [], 'Class methods': [], 'Static methods': [], 'Readonly properties': [],
                  'Data descriptors': [], 'Data and other attributes': []}
        for name, value in sorted(base.__dict__.items()):
            if base is not cls and name in cls.__dict__:
                continue
            if isinstance(value, classmethod):
                groups['Class methods'].append(_routine(value.__func__, name))
            elif isinstance(value, staticmethod):
                groups['Static methods'].append(_routine(value.__func__, name))
            elif isinstance(value, property):
                doc = getdoc(value)
                kind = 'Readonly properties' if value.fset is None else 'Data descriptors'
                groups[kind].append(name + '\n' + (_indent(doc) + '\n' if doc else ''))
            elif isinstance(value, (_types.FunctionType, _types.MethodDescriptorType, _types.WrapperDescriptorType)):
                if name.startswith('_') and not name.endswith('__'):
                    continue
                groups['Methods'].append(_routine(value, name))
            elif name in ('__dict__', '__weakref__'):
                shown = 'dictionary for instance variables' if name == '__dict__' else 'list of weak references to the object'
                groups['Data descriptors'].append(f'{name}\n    {shown}\n')
            elif not name.startswith('_'):
                groups['Data and other attributes'].append(f'{name} = {value!r}\n')
        for title, entries in groups.items():
            if entries:
                blocks.append(f'{title} {where}:\n\n' + '\n'.join(entries))
    text = '\n'.join(lines)
    body = text + ('\n' if text and blocks and not text.endswith('-' * 70) else '')
    body += ('\n' if body else '') + ('\n' + '-' * 70 + '\n').join(blocks)
    title = f"class {cls.__name__}({', '.join(bases)})"
    return title + '\n' + '\n'.join([' |  ' + line if line else ' |' for line in body.rstrip('\n').split('\n')]) + '\n'

def _describe(object):
    if _inspect.ismodule(object):
        return f'module {object.__name__}'
    if _inspect.isclass(object):
        return f'class {object.__name__}'
    if _inspect.isfunction(object):
        return f'function {object.__name__}'
    if _inspect.ismethod(object):
        return f'method {object.__name__}'
    if _inspect.isbuiltin(object):
        return f'built-in function {object.__name__}'
    return type(object).__name__

def render_doc(thing, title='Python Library Documentation: %s'):
    if isinstance(thing, str):
        found = _locate(thing)
        if found is None:
            raise ImportError(f'No Python documentation found for {thing!r}.\nUse help() to get the interactive help utility.\n'
                              'Use help(str) for help on the str class.')
        thing = found
    if not (_inspect.ismodule(thing) or _inspect.isclass(thing) or _inspect.isroutine(thing)):
        described = f'{type(thing).__name__} object'
        thing = type(thing)
    else:
        described = _describe(thing)
    module = getattr(thing, '__module__', None)
    where = f' in module {module}' if module and not _inspect.ismodule(thing) else ''
    if _inspect.isclass(thing):
        body = _class(thing)
    elif _inspect.isroutine(thing):
        note = ''
        if _inspect.ismethod(thing):
            note = f' method of {type(thing.__self__).__module__}.{type(thing.__self__).__qualname__} instance'
        body = _routine(thing, None, note)
    else:
        doc = getdoc(thing)
        body = 'NAME\n    ' + thing.__name__ + (' - ' + doc if doc else '') + '\n'
    return title % (described + where) + '\n\n' + body

def _locate(path):
    import builtins
    import sys
    name, _, rest = path.partition('.')
    found = getattr(builtins, name, None)
    if found is None:
        try:
            found = __import__(name)
        except ImportError:
            return None
    for part in rest.split('.') if rest else ():
        found = getattr(found, part, None)
    return found

_MISSING = object()

def help(request=_MISSING):
    if request is _MISSING:
        print('help(name) shows what a function, a class or a module is for: try help(len).')
        return
    try:
        print(render_doc(request, 'Help on %s:'))
    except ImportError as error:
        print(error)
`,
);
