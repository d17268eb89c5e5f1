/** Operators, truth, calls, classes, names, generators: what the dispatch loop hands over. */
export const source = String.raw`
def call_through(callable, args, kwargs):
    return callable(*args, **kwargs)

def call_trace(function, frame, event, argument):
    return function(frame, event, argument)

def warn_and_jump(frame, target, unbound):
    warn(f'assigning None to {unbound} unbound local{"" if unbound == 1 else "s"}', RuntimeWarning)
    _jump_to(frame, target)

def warn(message, category):
    _import('warnings', None).warn(message, category)

def warn_of_lnotab(table):
    warn('co_lnotab is deprecated, use co_lines instead.', DeprecationWarning)
    return table

def retrace():
    return None

def call_object(callable, args, kwargs):
    return _special(callable, '__call__')(*args, **kwargs)

def call_with_iterable(callable, args, kwargs):
    items = []
    for item in args:
        items.append(item)
    return callable(*items, **kwargs)

def type_call(cls, args, kwargs):
    made = _bind_class(cls, '__new__')(cls, *args, **kwargs)
    if _true_instance(made, cls):
        init = _special(made, '__init__')
        if init is not None:
            result = init(*args, **kwargs)
            if result is not None:
                raise TypeError(f"__init__() should return None, not '{_type_name(result)}'")
    return made

def to_bool(value):
    if _has_special(value, '__bool__'):
        method = _special(value, '__bool__')
        if method is None:
            raise TypeError(f"'{_type_name(value)}' cannot be interpreted as a boolean")
        result = method()
        if result is True or result is False:
            return result
        raise TypeError(f'__bool__ should return bool, returned {_type_name(result)}')
    method = _special(value, '__len__')
    if method is None:
        return True
    return _length(plain_index(method())) != 0

def binary_operation(a, b, in_place, left, right, symbol):
    backward = None
    if _type(a) is not _type(b):
        backward = _special(b, right)
        if backward is not None and _yields_to_right(a, b, right):
            result = backward(a)
            if result is not NotImplemented:
                return result
            backward = None
    if in_place is not None:
        method = _special(a, in_place)
        if method is not None:
            result = method(b)
            if result is not NotImplemented:
                return result
    forward = _special(a, left)
    if backward is not None and _prefers_right(a, b, right):
        result = backward(a)
        if result is not NotImplemented:
            return result
        backward = None
    if forward is not None:
        result = forward(b)
        if result is not NotImplemented:
            return result
    if backward is not None:
        result = backward(a)
        if result is not NotImplemented:
            return result
    _unsupported(a, b, symbol)

def rich_comparison(a, b, name, reflected, wants_bool, left_asked):
    result = NotImplemented
    right_asked = False
    if not left_asked and _type(a) is not _type(b) and _is_subtype(_type(b), _type(a)):
        method = _special(b, reflected)
        right_asked = True
        if method is not None:
            result = method(a)
    if result is NotImplemented and not left_asked:
        method = _special(a, name)
        if method is not None:
            result = method(b)
    if result is NotImplemented and not right_asked:
        method = _special(b, reflected)
        if method is not None:
            result = method(a)
    if result is NotImplemented:
        if name == '__eq__':
            return a is b
        if name == '__ne__':
            return a is not b
        _unorderable(a, b, name)
    if wants_bool:
        return True if result else False
    return result

def object_ne(self, other):
    result = _special(self, '__eq__')(other)
    if result is NotImplemented:
        return result
    return not result

def getattribute_or_getattr(value, name):
    try:
        return _special(value, '__getattribute__')(name)
    except AttributeError:
        if not _has_special(value, '__getattr__'):
            raise
    return _special(value, '__getattr__')(name)

def super_attribute(callable, args, name):
    return getattr(callable(*args), name)

def load_name(names, globals, builtins, name):
    try:
        return names[name]
    except KeyError:
        pass
    return _global_or_builtin(globals, builtins, name)

def load_from_mapping_or_cell(names, name, cell):
    try:
        return names[name]
    except KeyError:
        pass
    return _cell_value(cell, name)

def store_name(names, name, value):
    names[name] = value

def delete_name(names, name):
    try:
        del names[name]
        return
    except KeyError:
        pass
    _undefined(name)

def display(value):
    hook = _display_hook()
    if hook is not None:
        hook(value)
    elif value is not None:
        _set_shown(None)
        print(repr(value))
        _set_shown(value)
    return None

def raise_made(value, cause, has_cause):
    made = value
    if _is_class(value):
        made = value()
        if not _is_exception(made):
            raise TypeError(f"calling {value!r} should have returned an instance of BaseException, not {type(made)!r}")
    if has_cause:
        if _is_class(cause):
            kind = cause
            cause = kind()
            if not _is_exception(cause):
                raise TypeError(
                    f"calling {kind!r} should have returned an instance of BaseException, not {type(cause)!r}")
        _set_cause(made, cause)
    _raise_in_caller(made)

def build_map(*items):
    result = {}
    i = 0
    while i < len(items):
        result[items[i]] = items[i + 1]
        i += 2
    return result

def build_set(*items):
    result = set()
    for item in items:
        result.add(item)
    return result

def merge_keywords(target, mapping, callee):
    for key in mapping.keys():
        if key in target:
            raise TypeError(f"{callee} got multiple values for keyword argument '{key}'")
        target[key] = mapping[key]

def unpack_reversed(value, count):
    return _reversed_tuple(unpack_slow(value, count))

def unpack_star_reversed(value, before, after):
    return _reversed_tuple(unpack_star_slow(value, before, after))

def contains(container, item):
    method = _special(container, '__contains__')
    if method is not None:
        return True if method(item) else False
    iterator = None
    try:
        iterator = iter(container)
    except TypeError:
        pass
    if iterator is None:
        raise TypeError(f"argument of type '{_type_name(container)}' is not a container or iterable")
    while True:
        try:
            each = next(iterator)
        except StopIteration:
            return False
        if each is item or each == item:
            return True

def contains_not(container, item):
    return not contains(container, item)

def format_slow(value, spec):
    result = _special(value, '__format__')(spec)
    if not _is_str(result):
        raise TypeError(f'__format__ must return a str, not {_type_name(result)}')
    return result

def call_next(method, iterator):
    return _bind(method, iterator)()

def call_send(receiver, value):
    return receiver.send(value)

def iter_slow(value):
    result = _special(value, '__iter__')()
    if not _has_special(result, '__next__'):
        raise TypeError(f"iter() returned non-iterator of type '{_type_name(result)}'")
    return result

def build_class(func, name, /, *bases, metaclass=None, **keywords):
    if not _is_function(func):
        raise TypeError('__build_class__: func must be a function')
    if not _is_str(name):
        raise TypeError('__build_class__: name is not a string')
    resolved = bases
    if not _all_types(bases):
        resolved = []
        for base in bases:
            if not _is_class(base):
                entries = getattr(base, '__mro_entries__', None)
                if entries is not None:
                    made = entries(bases)
                    if not _is_tuple(made):
                        raise TypeError('__mro_entries__ must return a tuple')
                    resolved.extend(made)
                    continue
            resolved.append(base)
        resolved = tuple(resolved)
    meta = metaclass
    if meta is None:
        meta = _type(resolved[0]) if resolved else type
    if _is_class(meta):
        meta = _most_derived(meta, resolved)
    if meta is type:
        namespace = {}
    else:
        prepare = getattr(meta, '__prepare__', None)
        namespace = {} if prepare is None else prepare(name, resolved, **keywords)
        if not _is_mapping(namespace):
            raise TypeError(f'{_meta_name(meta)}.__prepare__() must return a mapping, not {_type_name(namespace)}')
    cell = _run_class_body(func, namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    cls = meta(name, resolved, namespace, **keywords)
    if _is_class(cls) and cell is not None:
        _check_class_cell(cell, cls, name)
    return cls

def type_new(meta, name, bases, namespace, /, **keywords):
    slots = _slots_to_walk(namespace)
    if slots is not None:
        slots = [*slots]
    cls = _make_type(meta, name, bases, namespace, slots)
    if _has_own_mro(cls):
        _set_mro(cls, (*cls.mro(),))
    for key, value in _set_name_hooks(cls):
        try:
            _special(value, '__set_name__')(cls, key)
        except Exception as error:
            error.add_note(f"Error calling __set_name__ on '{_type_name(value)}' instance '{key}' in '{name}'")
            raise
    _super_of(cls).__init_subclass__(**keywords)
    return cls

def import_source(module, code, name, from_list):
    try:
        _run_module(module, code)
    except:
        _forget_module(module)
        raise
    return _import(name, from_list)

def import_star(module, names, target):
    for name in names:
        target[name] = getattr(module, name)
    return module

def object_format(self, spec, /):
    if spec != '':
        raise TypeError(f'unsupported format string passed to {_type_name(self)}.__format__')
    return str(self)

def object_str(self):
    result = _special(self, '__repr__')()
    if not _is_str(result):
        raise TypeError(f'__repr__ returned non-string (type {_type_name(result)})')
    return result

def cell_eq(a, b):
    return _cell_contents(a) == _cell_contents(b)

def cell_ne(a, b):
    return _cell_contents(a) != _cell_contents(b)

def cell_lt(a, b):
    return _cell_contents(a) < _cell_contents(b)

def cell_le(a, b):
    return _cell_contents(a) <= _cell_contents(b)

def cell_gt(a, b):
    return _cell_contents(a) > _cell_contents(b)

def cell_ge(a, b):
    return _cell_contents(a) >= _cell_contents(b)

def method_repr(self):
    return f'<bound method {_method_name(self)} of {self.__self__!r}>'

def function_annotations(func):
    annotate = func.__annotate__
    if annotate is None:
        return {}
    result = annotate(1)
    if not _is_dict(result):
        raise TypeError(f"__annotate__() must return a dict, not {_type_name(result)}")
    _set_annotations(func, result)
    return result

def class_annotations(cls, annotate):
    result = annotate(1)
    _set_class_annotations(cls, result)
    return result

def match_keys(subject, keys):
    get = subject.get
    missing = object()
    values = []
    seen = set()
    for key in keys:
        if key in seen:
            raise ValueError(f'mapping pattern checks duplicate key ({key!r})')
        seen.add(key)
        value = get(key, missing)
        if value is missing:
            return None
        values.append(value)
    return tuple(values)

def match_class(subject, cls, count, names):
    if not _is_class(cls):
        raise TypeError('called match pattern must be a class')
    if not isinstance(subject, cls):
        return None
    values = []
    seen = set()
    if count:
        if _matches_self(cls):
            allowed = 1
            match_args = None
        else:
            match_args = getattr(cls, '__match_args__', ())
            if not _is_tuple(match_args):
                raise TypeError(f'{cls.__name__}.__match_args__ must be a tuple (got {_type_name(match_args)})')
            allowed = len(match_args)
        if count > allowed:
            raise TypeError(f"{cls.__name__}() accepts {allowed} positional sub-pattern{'' if allowed == 1 else 's'} ({count} given)")
        if match_args is None:
            values.append(subject)
        else:
            i = 0
            while i < count:
                name = match_args[i]
                if not _is_str(name):
                    raise TypeError(f'__match_args__ elements must be strings (got {_type_name(name)})')
                if name in seen:
                    raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute '{name}'")
                seen.add(name)
                try:
                    values.append(getattr(subject, name))
                except AttributeError:
                    return None
                i += 1
    for name in names:
        if name in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute '{name}'")
        seen.add(name)
        try:
            values.append(getattr(subject, name))
        except AttributeError:
            return None
    return tuple(values)
`;
