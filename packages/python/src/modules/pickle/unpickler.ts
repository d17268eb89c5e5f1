/** Bytes to objects: a stack machine of its own. */
export const source = String.raw`
class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        self._file_read = file.read
        self._file_readline = file.readline
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.fix_imports = fix_imports
        self.proto = 0

    def persistent_load(self, pid):
        raise UnpicklingError('A load persistent id instruction was encountered, '
                              'but no persistent_load function was specified.')

    def load(self):
        if not hasattr(self, '_file_read'):
            raise UnpicklingError(f'Unpickler.__init__() was not called by {type(self).__name__}.__init__()')
        self.stack = []
        self.metastack = []
        key = self._file_read(1)
        if not key:
            raise EOFError('Ran out of input')
        try:
            while True:
                loader = _loaders.get(key)
                if loader is None:
                    raise UnpicklingError(f"invalid load key, '{_shown_key(key)}'.")
                loader(self)
                key = self._file_read(1)
                if not key:
                    raise EOFError('Ran out of input')
        except _Stop as stop:
            return stop.args[0]
        except IndexError:
            if self.stack:
                raise
            raise UnpicklingError('unpickling stack underflow') from None

    def _read(self, size):
        data = self._file_read(size)
        if len(data) < size:
            raise UnpicklingError('pickle data was truncated')
        return data

    def _line(self):
        line = self._file_readline()
        if not line.endswith(b'\n'):
            raise UnpicklingError('pickle data was truncated')
        return line[:-1]

    def _number(self, size, signed=False):
        return int.from_bytes(self._read(size), 'little', signed=signed)

    def _to_mark(self):
        if not self.metastack:
            raise UnpicklingError('could not find MARK')
        items = self.stack
        self.stack = self.metastack.pop()
        return items

    def find_class(self, module, name):
        if self.proto < 3 and self.fix_imports:
            if (module, name) in _new_names:
                module, name = _new_names[module, name]
            else:
                module = _new_modules.get(module, module)
        __import__(module, level=0)
        if self.proto < 4:
            return getattr(sys.modules[module], name)
        try:
            return _find_attribute(sys.modules[module], name.split('.'))
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {sys.modules[module]!r}") from None

    def load_proto(self):
        self.proto = self._read(1)[0]
        if self.proto > HIGHEST_PROTOCOL:
            raise ValueError(f'unsupported pickle protocol: {self.proto}')

    def load_frame(self):
        self._number(8)

    def load_stop(self):
        raise _Stop(self.stack.pop())

    def load_mark(self):
        self.metastack.append(self.stack)
        self.stack = []

    def load_pop(self):
        if self.stack or not self.metastack:
            self.stack.pop()
        else:
            self._to_mark()

    def load_pop_mark(self):
        self._to_mark()

    def load_dup(self):
        self.stack.append(self.stack[-1])

    def load_persid(self):
        try:
            pid = self._line().decode('ascii')
        except UnicodeDecodeError:
            raise UnpicklingError('persistent IDs in protocol 0 must be ASCII strings') from None
        self.stack.append(self.persistent_load(pid))

    def load_binpersid(self):
        self.stack.append(self.persistent_load(self.stack.pop()))

    def load_int(self):
        text = self._line()
        if text in (b'00', b'01'):
            self.stack.append(text == b'01')
        else:
            self.stack.append(int(text, 0))

    def load_long(self):
        self.stack.append(int(self._line().removesuffix(b'L'), 0))

    def load_long1(self):
        self.stack.append(self._number(self._read(1)[0], True))

    def load_long4(self):
        size = self._number(4, True)
        if size < 0:
            raise UnpicklingError('LONG pickle has negative byte count')
        self.stack.append(self._number(size, True))

    def load_float(self):
        self.stack.append(float(self._line()))

    def load_binfloat(self):
        self.stack.append(_bytes_float(bytes(self._read(8))))

    def _text_or_bytes(self, data):
        return bytes(data) if self.encoding == 'bytes' else data.decode(self.encoding, self.errors)

    def load_string(self):
        data = self._line()
        if len(data) < 2 or data[:1] != data[-1:] or data[:1] not in (b'"', b"'"):
            raise UnpicklingError('the STRING opcode argument must be quoted')
        self.stack.append(self._text_or_bytes(_unescaped(data[1:-1])))

    def load_binstring(self):
        size = self._number(4, True)
        if size < 0:
            raise UnpicklingError('BINSTRING pickle has negative byte count')
        self.stack.append(self._text_or_bytes(self._read(size)))

    def load_short_binstring(self):
        self.stack.append(self._text_or_bytes(self._read(self._read(1)[0])))

    def load_unicode(self):
        self.stack.append(_text_of_raw(self._line()))

    def load_memoize(self):
        self.memo[len(self.memo)] = self.stack[-1]

    def load_get(self):
        self._recall(int(self._line()))

    def _recall(self, place):
        if place not in self.memo:
            raise UnpicklingError(f'Memo value not found at index {place}')
        self.stack.append(self.memo[place])

    def _remember(self, place):
        if place < 0:
            raise ValueError('negative PUT argument')
        self.memo[place] = self.stack[-1]

    def load_put(self):
        self._remember(int(self._line()))

    def load_tuple(self):
        items = self._to_mark()
        self.stack.append(tuple(items))

    def _join(self, count):
        items = self.stack[-count:]
        if len(items) < count:
            raise IndexError
        self.stack[-count:] = [tuple(items)]

    def load_frozenset(self):
        items = self._to_mark()
        self.stack.append(frozenset(items))

    def load_list(self):
        items = self._to_mark()
        self.stack.append(items)

    def load_dict(self):
        items = self._pairs('DICT')
        self.stack.append({items[place]: items[place + 1] for place in range(0, len(items), 2)})

    def _make(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, '__getinitargs__'):
            self.stack.append(cls(*args))
        else:
            self.stack.append(cls.__new__(cls))

    def load_inst(self):
        module = self._line().decode('ascii')
        name = self._line().decode('ascii')
        args = self._to_mark()
        self._make(self.find_class(module, name), args)

    def load_obj(self):
        args = self._to_mark()
        self._make(args.pop(0), args)

    def load_newobj(self):
        args = self.stack.pop()
        cls = self.stack.pop()
        self.stack.append(cls.__new__(cls, *args))

    def load_newobj_ex(self):
        kwargs = self.stack.pop()
        args = self.stack.pop()
        cls = self.stack.pop()
        self.stack.append(cls.__new__(cls, *args, **kwargs))

    def load_global(self):
        module = self._line().decode('utf-8')
        self.stack.append(self.find_class(module, self._line().decode('utf-8')))

    def load_stack_global(self):
        name = self.stack.pop()
        module = self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError('STACK_GLOBAL requires str')
        self.stack.append(self.find_class(module, name))

    def _extension(self, code):
        known = _extension_cache.get(code)
        if known is None:
            place = _inverted_registry.get(code)
            if place is None:
                if code <= 0:
                    raise UnpicklingError('EXT specifies code <= 0')
                raise ValueError(f'unregistered extension code {code}')
            known = _extension_cache[code] = self.find_class(*place)
        self.stack.append(known)

    def load_reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    def load_append(self):
        item = self.stack.pop()
        self.stack[-1].append(item)

    def load_appends(self):
        items = self._to_mark()
        target = self.stack[-1]
        extend = getattr(target, 'extend', None)
        if extend is not None:
            extend(items)
        else:
            for item in items:
                target.append(item)

    def load_setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    def _pairs(self, name):
        items = self._to_mark()
        if len(items) % 2:
            raise UnpicklingError(f'odd number of items for {name}')
        return items

    def load_setitems(self):
        items = self._pairs('SETITEMS')
        target = self.stack[-1]
        for place in range(0, len(items), 2):
            target[items[place]] = items[place + 1]

    def load_additems(self):
        items = self._to_mark()
        target = self.stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def load_build(self):
        state = self.stack.pop()
        made = self.stack[-1]
        set_state = getattr(made, '__setstate__', None)
        if set_state is not None:
            set_state(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            names = made.__dict__
            for name, value in state.items():
                names[sys.intern(name) if type(name) is str else name] = value
        for name, value in (slots or {}).items():
            setattr(made, name, value)

def _sized(size):
    """Loads bytes after their length."""
    return lambda self: self.stack.append(bytes(self._read(self._number(size))))

def _sized_text(size):
    return lambda self: self.stack.append(str(self._read(self._number(size)), 'utf-8', 'surrogatepass'))

def _load_bytearray(self):
    self.stack.append(bytearray(self._read(self._number(8))))

def _constant(value):
    return lambda self: self.stack.append(value)

_loaders = {
    PROTO: Unpickler.load_proto, FRAME: Unpickler.load_frame, STOP: Unpickler.load_stop, MARK: Unpickler.load_mark,
    POP: Unpickler.load_pop, POP_MARK: Unpickler.load_pop_mark, DUP: Unpickler.load_dup, PERSID: Unpickler.load_persid,
    BINPERSID: Unpickler.load_binpersid, NONE: _constant(None), NEWTRUE: _constant(True), NEWFALSE: _constant(False),
    INT: Unpickler.load_int, BININT: lambda self: self.stack.append(self._number(4, True)),
    BININT1: lambda self: self.stack.append(self._number(1)), BININT2: lambda self: self.stack.append(self._number(2)),
    LONG: Unpickler.load_long, LONG1: Unpickler.load_long1, LONG4: Unpickler.load_long4, FLOAT: Unpickler.load_float,
    BINFLOAT: Unpickler.load_binfloat, STRING: Unpickler.load_string, BINSTRING: Unpickler.load_binstring,
    SHORT_BINSTRING: Unpickler.load_short_binstring, BINBYTES: _sized(4), SHORT_BINBYTES: _sized(1), BINBYTES8: _sized(8),
    BYTEARRAY8: _load_bytearray, UNICODE: Unpickler.load_unicode, BINUNICODE: _sized_text(4),
    SHORT_BINUNICODE: _sized_text(1), BINUNICODE8: _sized_text(8), MEMOIZE: Unpickler.load_memoize,
    GET: Unpickler.load_get, BINGET: lambda self: self._recall(self._number(1)),
    LONG_BINGET: lambda self: self._recall(self._number(4)), PUT: Unpickler.load_put,
    BINPUT: lambda self: self._remember(self._number(1)), LONG_BINPUT: lambda self: self._remember(self._number(4)),
    TUPLE: Unpickler.load_tuple, EMPTY_TUPLE: _constant(()), TUPLE1: lambda self: self._join(1),
    TUPLE2: lambda self: self._join(2), TUPLE3: lambda self: self._join(3),
    EMPTY_LIST: lambda self: self.stack.append([]), EMPTY_DICT: lambda self: self.stack.append({}),
    EMPTY_SET: lambda self: self.stack.append(set()), FROZENSET: Unpickler.load_frozenset, LIST: Unpickler.load_list,
    DICT: Unpickler.load_dict, INST: Unpickler.load_inst, OBJ: Unpickler.load_obj, NEWOBJ: Unpickler.load_newobj,
    NEWOBJ_EX: Unpickler.load_newobj_ex, GLOBAL: Unpickler.load_global, STACK_GLOBAL: Unpickler.load_stack_global,
    EXT1: lambda self: self._extension(self._number(1)), EXT2: lambda self: self._extension(self._number(2)),
    EXT4: lambda self: self._extension(self._number(4, True)), REDUCE: Unpickler.load_reduce,
    APPEND: Unpickler.load_append, APPENDS: Unpickler.load_appends, SETITEM: Unpickler.load_setitem,
    SETITEMS: Unpickler.load_setitems, ADDITEMS: Unpickler.load_additems, BUILD: Unpickler.load_build}

def _shown_key(key):
    return chr(key[0]) if 0x20 <= key[0] < 0x7f and key[0] not in b"\\'" else f'\\x{key[0]:02x}'

def _escapes(text, letters):
    """The text with its numbered escapes replaced; letters gives the digits of each kind."""
    parts = []
    place = 0
    while place < len(text):
        end = text.find('\\', place)
        if end < 0 or end + 1 == len(text):
            break
        letter = text[end + 1]
        parts.append(text[place:end])
        if letter in letters:
            place = end + 2 + letters[letter]
            digits = text[end + 2:place]
            if len(digits) < letters[letter]:
                raise ValueError(f'truncated \\{letter} escape')
            parts.append(chr(int(digits, 16)))
        elif letter in _short_escapes and 'x' in letters:
            parts.append(_short_escapes[letter])
            place = end + 2
        else:
            parts.append('\\')
            place = end + 1
            if letter == '\\':
                parts.append('\\')
                place = end + 2
    parts.append(text[place:])
    return ''.join(parts)

_short_escapes = {'n': '\n', 'r': '\r', 't': '\t', '\\': '\\', "'": "'", '"': '"', 'a': '\a', 'b': '\b', 'f': '\f',
                  'v': '\v', '0': '\0'}

def _text_of_raw(data):
    return _escapes(data.decode('latin-1'), {'u': 4, 'U': 8})

def _unescaped(data):
    return _escapes(data.decode('latin-1'), {'x': 2}).encode('latin-1')

def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()

def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return load(_io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)
`;
