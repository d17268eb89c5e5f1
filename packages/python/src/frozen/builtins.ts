/** Builtin functions where the guest's Python takes part. */
export const source = String.raw`
def input_slow(prompt='', /):
    return input(str(prompt))

def plain_index(value):
    if isinstance(value, int):
        return _plain_int(value)
    method = _special(value, '__index__')
    if method is None:
        raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an integer")
    result = method()
    if not isinstance(result, int):
        raise TypeError(f'__index__ returned non-int (type {_type_name(result)})')
    return _plain_int(result)

def index_or_none(value):
    return None if value is None else slice_index(value)

def slice_index(value):
    if not _has_special(value, '__index__'):
        raise TypeError('slice indices must be integers or None or have an __index__ method')
    return plain_index(value)

def plain_key(key):
    if _type(key) is slice:
        return slice(index_or_none(key.start), index_or_none(key.stop), index_or_none(key.step))
    return plain_index(key)

def abs_slow(number, /):
    return _special(number, '__abs__')()

def round_slow(number, ndigits=None):
    method = _special(number, '__round__')
    return method() if ndigits is None else method(ndigits if isinstance(ndigits, int) else plain_index(ndigits))

def divmod_slow(x, y, /):
    result = NotImplemented
    forward = _special(x, '__divmod__')
    backward = None if _type(x) is _type(y) else _special(y, '__rdivmod__')
    if backward is not None and _prefers_right(x, y, '__rdivmod__'):
        result = backward(x)
        backward = None
    if result is NotImplemented and forward is not None:
        result = forward(y)
    if result is NotImplemented and backward is not None:
        result = backward(x)
    if result is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for divmod(): '{_type_name(x)}' and '{_type_name(y)}'")
    return result

def pow_slow(base, exp, mod=None):
    if mod is None:
        return base ** exp
    result = NotImplemented
    method = _special(base, '__pow__')
    if method is not None:
        result = method(exp, mod)
    if result is NotImplemented and _type(exp) is not _type(base):
        method = _special(exp, '__rpow__')
        if method is not None and not isinstance(exp, int):
            result = method(base, mod)
    if result is NotImplemented:
        names = f"'{_type_name(base)}', '{_type_name(exp)}', '{_type_name(mod)}'"
        raise TypeError(f'unsupported operand type(s) for ** or pow(): {names}')
    return result

def bin_slow(number, /):
    return bin(plain_index(number))

def oct_slow(number, /):
    return oct(plain_index(number))

def hex_slow(number, /):
    return hex(plain_index(number))

def chr_slow(i, /):
    return chr(plain_index(i))

def range_new(cls, *args):
    return range(*[plain_index(each) for each in args])

def len_slow(obj, /):
    result = plain_index(_special(obj, '__len__')())
    if result < 0:
        raise ValueError('__len__() should return >= 0')
    if result > 9223372036854775807:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return result

def repr_slow(obj, /):
    result = _special(obj, '__repr__')()
    if not _is_str(result):
        raise TypeError(f'__repr__ returned non-string (type {_type_name(result)})')
    return result

def ascii_slow(obj, /):
    return _ascii(repr(obj))

def format_builtin(value, format_spec='', /):
    return format_slow(value, format_spec)

def hash_slow(obj, /):
    method = _special(obj, '__hash__')
    if method is None:
        raise TypeError(f"unhashable type: '{_type_name(obj)}'")
    result = method()
    if not isinstance(result, int):
        raise TypeError('__hash__ method should return an integer')
    return _hash_result(_plain_int(result))

def isinstance_slow(obj, class_or_tuple, /):
    if _type(class_or_tuple) is _type(int | str):
        class_or_tuple = class_or_tuple.__args__
    if _is_tuple(class_or_tuple):
        for each in class_or_tuple:
            if isinstance(obj, each):
                return True
        return False
    if _checks_plainly(class_or_tuple):
        claimed = getattr(obj, '__class__', None)
        return _is_class(claimed) and _is_subtype(claimed, class_or_tuple)
    check = _special(class_or_tuple, '__instancecheck__')
    if check is not None:
        return True if check(obj) else False
    if bases_of(class_or_tuple) is None:
        raise TypeError('isinstance() arg 2 must be a type, a tuple of types, or a union')
    return descends_from(getattr(obj, '__class__', None), class_or_tuple)

def issubclass_slow(cls, class_or_tuple, /):
    if _type(class_or_tuple) is _type(int | str):
        class_or_tuple = class_or_tuple.__args__
    if _is_tuple(class_or_tuple):
        for each in class_or_tuple:
            if issubclass(cls, each):
                return True
        return False
    check = _special(class_or_tuple, '__subclasscheck__')
    if check is not None and (_is_class(cls) or not _checks_plainly(class_or_tuple)):
        return True if check(cls) else False
    if bases_of(cls) is None:
        raise TypeError('issubclass() arg 1 must be a class')
    if bases_of(class_or_tuple) is None:
        raise TypeError('issubclass() arg 2 must be a class, a tuple of classes, or a union')
    return descends_from(cls, class_or_tuple)

def bases_of(cls):
    try:
        bases = cls.__bases__
    except AttributeError:
        return None
    return bases if _is_tuple(bases) else None

def descends_from(derived, cls):
    while derived is not cls:
        bases = bases_of(derived)
        if not bases:
            return False
        if len(bases) > 1:
            for base in bases:
                if descends_from(base, cls):
                    return True
            return False
        derived = bases[0]
    return True

def getattr_slow(object, name, default, /):
    try:
        return getattr(object, name)
    except AttributeError:
        return default

def hasattr_slow(obj, name, /):
    try:
        getattr(obj, name)
    except AttributeError:
        return False
    return True

def call_for_none(callable, args):
    callable(*args)

def vars_slow(*args):
    if not args:
        return locals()
    try:
        return args[0].__dict__
    except AttributeError:
        pass
    raise TypeError('vars() argument must have __dict__ attribute')

def dir_here():
    return sorted(locals())

def dir_slow(object, /):
    return sorted(_special(object, '__dir__')())

def show_notes(notes):
    warn_explicit = _import('warnings', None).warn_explicit
    for message, as_error, where in notes:
        try:
            warn_explicit(message, SyntaxWarning, where[0], where[1])
        except SyntaxWarning:
            raise SyntaxError(as_error, where) from None

def compile_noted(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1):
    code, notes = _compile_noted(source, filename, mode, flags)
    show_notes(notes)
    return code

def exec_noted(source, /, globals=None, locals=None, *, closure=None):
    code, notes = _compile_noted(source, '<string>', 'exec', 0)
    show_notes(notes)
    exec(code, globals, locals)

def eval_noted(source, /, globals=None, locals=None):
    code, notes = _compile_noted(source, '<string>', 'eval', 0)
    show_notes(notes)
    return eval(code, globals, locals)

def print_slow(*args, sep=' ', end='\n', file=None, flush=False):
    target = _print_target() if file is None else file
    if target is None:
        return
    write = _write if target is Ellipsis else target.write
    separator = ' ' if sep is None else sep
    first = True
    for value in args:
        if not first:
            write(separator)
        write(str(value))
        first = False
    write('\n' if end is None else end)
    if flush and target is not Ellipsis:
        target.flush()
`;
