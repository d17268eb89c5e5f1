/** Errors, opcodes, and where Python 2 had what protocols 0 to 2 name. */
export const source = String.raw`
import sys
import io as _io
from _codecs import encode as _encode
from _pickle_floats import float_bytes as _float_bytes, bytes_float as _bytes_float
from copyreg import dispatch_table, _extension_registry, _inverted_registry, _extension_cache
from itertools import batched as _batched
from types import FunctionType as _FunctionType

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL']

format_version = '5.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5

class PickleError(Exception):
    pass

class PicklingError(PickleError):
    pass

class UnpicklingError(PickleError):
    pass

class _Stop(Exception):
    pass

MARK, STOP, POP, POP_MARK, DUP = b'(', b'.', b'0', b'1', b'2'
FLOAT, INT, BININT, BININT1, LONG, BININT2, NONE = b'F', b'I', b'J', b'K', b'L', b'M', b'N'
PERSID, BINPERSID, REDUCE, STRING, BINSTRING, SHORT_BINSTRING = b'P', b'Q', b'R', b'S', b'T', b'U'
UNICODE, BINUNICODE, APPEND, BUILD, GLOBAL, DICT, EMPTY_DICT = b'V', b'X', b'a', b'b', b'c', b'd', b'}'
APPENDS, GET, BINGET, INST, LONG_BINGET, LIST, EMPTY_LIST = b'e', b'g', b'h', b'i', b'j', b'l', b']'
OBJ, PUT, BINPUT, LONG_BINPUT, SETITEM, TUPLE, EMPTY_TUPLE = b'o', b'p', b'q', b'r', b's', b't', b')'
SETITEMS, BINFLOAT = b'u', b'G'
TRUE, FALSE = b'I01\n', b'I00\n'
PROTO, NEWOBJ, EXT1, EXT2, EXT4 = b'\x80', b'\x81', b'\x82', b'\x83', b'\x84'
TUPLE1, TUPLE2, TUPLE3, NEWTRUE, NEWFALSE, LONG1, LONG4 = b'\x85', b'\x86', b'\x87', b'\x88', b'\x89', b'\x8a', b'\x8b'
BINBYTES, SHORT_BINBYTES = b'B', b'C'
SHORT_BINUNICODE, BINUNICODE8, BINBYTES8, EMPTY_SET, ADDITEMS = b'\x8c', b'\x8d', b'\x8e', b'\x8f', b'\x90'
FROZENSET, NEWOBJ_EX, STACK_GLOBAL, MEMOIZE, FRAME = b'\x91', b'\x92', b'\x93', b'\x94', b'\x95'
BYTEARRAY8 = b'\x96'

# What has moved since Python 2, and under which name protocols 0 to 2 write it.
_old_modules = {'builtins': '__builtin__', 'copyreg': 'copy_reg', '_thread': 'thread'}
_old_names = {
    ('builtins', 'range'): ('__builtin__', 'xrange'), ('functools', 'reduce'): ('__builtin__', 'reduce'),
    ('builtins', 'chr'): ('__builtin__', 'unichr'), ('sys', 'intern'): ('__builtin__', 'intern'),
    ('builtins', 'str'): ('__builtin__', 'unicode'), ('builtins', 'int'): ('__builtin__', 'long'),
    ('builtins', 'input'): ('__builtin__', 'raw_input'),
    ('builtins', 'filter'): ('itertools', 'ifilter'), ('builtins', 'map'): ('itertools', 'imap'),
    ('builtins', 'zip'): ('itertools', 'izip'), ('itertools', 'filterfalse'): ('itertools', 'ifilterfalse'),
    ('itertools', 'zip_longest'): ('itertools', 'izip_longest'), ('collections', 'UserDict'): ('UserDict', 'IterableUserDict'),
    ('collections', 'UserList'): ('UserList', 'UserList'), ('collections', 'UserString'): ('UserString', 'UserString')}
_old_exceptions = frozenset(
    'ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError '
    'EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning '
    'IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError '
    'OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration SyntaxError '
    'SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError '
    'UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError'.split())
_new_names = {old: new for new, old in _old_names.items()}
_new_names['__builtin__', 'basestring'] = ('builtins', 'str')
_new_modules = {old: new for new, old in _old_modules.items()}
_new_modules['exceptions'] = 'builtins'

def _old_place(module, name):
    place = _old_names.get((module, name))
    if place is not None:
        return place
    if module == 'builtins' and name in _old_exceptions:
        return 'exceptions', name
    if module == 'builtins' and isinstance(getattr(sys.modules['builtins'], name, None), type) and issubclass(
            getattr(sys.modules['builtins'], name), OSError):
        return 'exceptions', 'OSError'
    return _old_modules.get(module, module), name

def _find_attribute(obj, path):
    for part in path:
        if part == '<locals>':
            raise AttributeError(f'<locals> in {".".join(path)!r}')
        obj = getattr(obj, part)
    return obj
`;
