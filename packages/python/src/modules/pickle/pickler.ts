/** Objects to bytes. Each object is written once; the memo says where. */
export const source = String.raw`
_frame_size = 64 * 1024
_batch_size = 1000

class Pickler:
    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f'pickle protocol must be <= {HIGHEST_PROTOCOL}')
        if buffer_callback is not None and protocol < 5:
            raise ValueError('buffer_callback needs protocol >= 5')
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3
        self.memo = {}
        self._parts = []
        self._size = 0
        self._is_framing = False

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        if not hasattr(self, '_file_write'):
            raise PicklingError(f'Pickler.__init__() was not called by {type(self).__name__}.__init__()')
        self._parts.clear()
        self._size = 0
        if self.proto >= 2:
            self._file_write(PROTO + bytes([self.proto]))
        self._is_framing = self.proto >= 4
        self.save(obj)
        self.write(STOP)
        self._end_frame()
        self._is_framing = False

    def write(self, data):
        self._parts.append(data)
        self._size += len(data)

    def _end_frame(self):
        if not self._parts:
            return
        data = b''.join(self._parts)
        if self._is_framing and len(data) >= 4:
            self._file_write(FRAME + len(data).to_bytes(8, 'little'))
        self._file_write(data)
        self._parts.clear()
        self._size = 0

    def _write_apart(self, head, data):
        """What is as large as a frame stands outside frames."""
        if self._is_framing and len(data) >= _frame_size:
            self._end_frame()
            self._file_write(head)
            self._file_write(data)
        else:
            self.write(head + data)

    def memoize(self, obj):
        if self.fast:
            return
        place = len(self.memo)
        if self.proto >= 4:
            self.write(MEMOIZE)
        elif not self.bin:
            self.write(PUT + b'%d\n' % place)
        elif place < 256:
            self.write(BINPUT + bytes([place]))
        else:
            self.write(LONG_BINPUT + place.to_bytes(4, 'little'))
        self.memo[id(obj)] = place, obj

    def _get(self, place):
        if not self.bin:
            return GET + b'%d\n' % place
        return BINGET + bytes([place]) if place < 256 else LONG_BINGET + place.to_bytes(4, 'little')

    def save(self, obj, save_persistent_id=True):
        if self._is_framing and self._size >= _frame_size:
            self._end_frame()
        if save_persistent_id:
            name = self.persistent_id(obj)
            if name is not None:
                self._save_persistent(name)
                return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self._get(known[0]))
            return
        cls = type(obj)
        reduced = NotImplemented
        override = getattr(self, 'reducer_override', None)
        saver = _savers.get(cls)
        if saver is None or override is not None and cls not in _plain_types:
            if override is not None:
                reduced = override(obj)
        if reduced is NotImplemented:
            if saver is not None:
                saver(self, obj)
                return
            table = getattr(self, 'dispatch_table', dispatch_table)
            reducer = table.get(cls)
            if reducer is not None:
                reduced = reducer(obj)
            elif issubclass(cls, type):
                self.save_global(obj)
                return
            else:
                reducer = getattr(obj, '__reduce_ex__', None)
                if reducer is not None:
                    reduced = reducer(self.proto)
                else:
                    reducer = getattr(obj, '__reduce__', None)
                    if reducer is None:
                        raise PicklingError(f"Can't pickle {_kind(obj)} object")
                    reduced = reducer()
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError(f'__reduce__ must return a string or tuple, not {_kind(reduced)}')
        if not 2 <= len(reduced) <= 6:
            raise PicklingError('tuple returned by __reduce__ must contain 2 through 6 elements')
        try:
            self.save_reduce(*reduced, obj=obj)
        except BaseException as error:
            error.add_note(f'when serializing {_kind(obj)} object')
            raise

    def _save_persistent(self, name):
        if self.bin:
            self.save(name, False)
            self.write(BINPERSID)
            return
        try:
            self.write(PERSID + str(name).encode('ascii') + b'\n')
        except UnicodeEncodeError:
            raise PicklingError('persistent IDs in protocol 0 must be ASCII strings') from None

    def save_reduce(self, func, args, state=None, items=None, pairs=None, state_setter=None, *, obj=None):
        if not callable(func):
            raise PicklingError(f'first item of the tuple returned by __reduce__ must be callable, not {_kind(func)}')
        if not isinstance(args, tuple):
            raise PicklingError(f'second item of the tuple returned by __reduce__ must be a tuple, not {_kind(args)}')
        name = getattr(func, '__name__', '')
        if self.proto >= 2 and name == '__newobj_ex__':
            cls, new_args, new_kwargs = args
            self._check_class(cls, obj, name)
            if self.proto >= 4:
                self.save(cls)
                self.save(new_args)
                self.save(new_kwargs)
                self.write(NEWOBJ_EX)
            else:
                from functools import partial
                self.save(partial(cls.__new__, cls, *new_args, **new_kwargs))
                self.save(())
                self.write(REDUCE)
        elif self.proto >= 2 and name == '__newobj__':
            self._check_class(args[0], obj, name)
            self.save(args[0])
            self.save(args[1:])
            self.write(NEWOBJ)
        else:
            self.save(func)
            self.save(args)
            self.write(REDUCE)
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:
                # The arguments hold the object itself, which was written with them.
                self.write(POP + self._get(known[0]))
            else:
                self.memoize(obj)
        if items is not None:
            self._save_items(items)
        if pairs is not None:
            self._save_pairs(pairs)
        if state is not None:
            if state_setter is None:
                self.save(state)
                self.write(BUILD)
            else:
                self.save(state_setter)
                self.save(obj)
                self.save(state)
                self.write(TUPLE2 + REDUCE + POP)

    def _check_class(self, cls, obj, name):
        if not hasattr(cls, '__new__'):
            raise PicklingError(f'first argument to {name}() has no __new__')
        if obj is not None and cls is not obj.__class__:
            raise PicklingError(f'first argument to {name}() must be {obj.__class__!r}, not {cls!r}')

    def save_none(self, obj):
        self.write(NONE)

    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(TRUE if obj else FALSE)

    def save_int(self, obj):
        if self.bin:
            if 0 <= obj < 256:
                self.write(BININT1 + bytes([obj]))
                return
            if 0 <= obj < 65536:
                self.write(BININT2 + obj.to_bytes(2, 'little'))
                return
            if -0x80000000 <= obj <= 0x7fffffff:
                self.write(BININT + obj.to_bytes(4, 'little', signed=True))
                return
        if self.proto >= 2:
            data = _int_bytes(obj)
            size = len(data)
            self.write((LONG1 + bytes([size]) if size < 256 else LONG4 + size.to_bytes(4, 'little')) + data)
        elif -0x80000000 <= obj <= 0x7fffffff:
            self.write(INT + str(obj).encode() + b'\n')
        else:
            self.write(LONG + str(obj).encode() + b'L\n')

    def save_float(self, obj):
        self.write(BINFLOAT + _float_bytes(obj) if self.bin else FLOAT + repr(obj).encode() + b'\n')

    def save_bytes(self, obj):
        if self.proto < 3:
            if not obj:
                self.save_reduce(bytes, (), obj=obj)
            else:
                self.save_reduce(_encode, (str(obj, 'latin1'), 'latin1'), obj=obj)
            return
        self._write_apart(_head(len(obj), SHORT_BINBYTES, BINBYTES, BINBYTES8), obj)
        self.memoize(obj)

    def save_bytearray(self, obj):
        if self.proto < 5:
            if not obj:
                self.save_reduce(bytearray, (), obj=obj)
            else:
                self.save_reduce(bytearray, (bytes(obj),), obj=obj)
            return
        self._write_apart(BYTEARRAY8 + len(obj).to_bytes(8, 'little'), bytes(obj))
        self.memoize(obj)

    def save_str(self, obj):
        if not self.bin:
            self.write(UNICODE + _raw_text(obj) + b'\n')
        else:
            data = obj.encode('utf-8', 'surrogatepass')
            if self.proto >= 4:
                head = _head(len(data), SHORT_BINUNICODE, BINUNICODE, BINUNICODE8)
            else:
                head = BINUNICODE + len(data).to_bytes(4, 'little')
            self._write_apart(head, data)
        self.memoize(obj)

    def save_tuple(self, obj):
        if not obj:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        size = len(obj)
        if size <= 3 and self.proto >= 2:
            self._save_parts(obj)
            known = self.memo.get(id(obj))
            if known is not None:
                # A part of the tuple holds it, and has written it.
                self.write(POP * size + self._get(known[0]))
                return
            self.write((TUPLE1, TUPLE2, TUPLE3)[size - 1])
            self.memoize(obj)
            return
        self.write(MARK)
        self._save_parts(obj)
        known = self.memo.get(id(obj))
        if known is not None:
            self.write((POP_MARK if self.bin else POP * (size + 1)) + self._get(known[0]))
            return
        self.write(TUPLE)
        self.memoize(obj)

    def _save_parts(self, obj):
        place = 0
        try:
            for each in obj:
                self.save(each)
                place += 1
        except BaseException as error:
            error.add_note(f'when serializing {_kind(obj)} item {place}')
            raise

    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._save_items(obj, obj)

    def _save_items(self, items, obj=None):
        place = 0
        has_more = self.bin and obj is not None and len(obj) > 1
        for batch in _batched(items, _batch_size if self.bin else 1):
            is_many = has_more or len(batch) > 1
            if is_many:
                self.write(MARK)
            for each in batch:
                try:
                    self.save(each)
                except BaseException as error:
                    if obj is not None:
                        error.add_note(f'when serializing {_kind(obj)} item {place}')
                    raise
                place += 1
            self.write(APPENDS if is_many else APPEND)

    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._save_pairs(obj.items(), obj)

    def _save_pairs(self, pairs, obj=None):
        has_more = self.bin and obj is not None and len(obj) > 1
        for batch in _batched(pairs, _batch_size if self.bin else 1):
            is_many = has_more or len(batch) > 1
            if is_many:
                self.write(MARK)
            for key, value in batch:
                self.save(key)
                try:
                    self.save(value)
                except BaseException as error:
                    if obj is not None:
                        error.add_note(f'when serializing {_kind(obj)} item {key!r}')
                    raise
            self.write(SETITEMS if is_many else SETITEM)

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, ([*obj],), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        for batch in _batched(obj, _batch_size):
            self.write(MARK)
            for each in batch:
                self.save(each)
            self.write(ADDITEMS)

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, ([*obj],), obj=obj)
            return
        self.write(MARK)
        for each in obj:
            self.save(each)
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(POP_MARK + self._get(known[0]))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    def save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, '__qualname__', None)
            if name is None:
                name = obj.__name__
        path = name.split('.')
        module_name = _module_of(obj, name, path)
        try:
            __import__(module_name, level=0)
            found = _find_attribute(sys.modules[module_name], path)
        except (ImportError, ValueError, KeyError, AttributeError) as error:
            if isinstance(error, AttributeError):
                raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module_name}.{name}") from error
            raise PicklingError(f"Can't pickle {obj!r}: {error!s}") from error
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if self.proto >= 2:
            code = _extension_registry.get((module_name, name))
            if code is not None:
                size = 1 if code <= 0xff else 2 if code <= 0xffff else 4
                self.write((EXT1 if size == 1 else EXT2 if size == 2 else EXT4) + code.to_bytes(size, 'little'))
                return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        elif len(path) > 1:
            # These protocols have no dotted names: getattr of getattr …
            for _ in path[1:]:
                self.save(getattr)
                if self.proto < 2:
                    self.write(MARK)
            self._write_global(module_name, path[0])
            for part in path[1:]:
                self.save(part)
                self.write((TUPLE if self.proto < 2 else TUPLE2) + REDUCE)
        else:
            self._write_global(module_name, name)
        self.memoize(obj)

    def _write_global(self, module_name, name):
        if self.fix_imports:
            module_name, name = _old_place(module_name, name)
        codec = 'utf-8' if self.proto >= 3 else 'ascii'
        try:
            self.write(GLOBAL + module_name.encode(codec) + b'\n' + name.encode(codec) + b'\n')
        except UnicodeEncodeError:
            raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using "
                                f'pickle protocol {self.proto}') from None

    def save_type(self, obj):
        for value in (None, NotImplemented, ...):
            if obj is type(value):
                self.save_reduce(type, (value,), obj=obj)
                return
        self.save_global(obj)

_savers = {
    type(None): Pickler.save_none, bool: Pickler.save_bool, int: Pickler.save_int, float: Pickler.save_float,
    bytes: Pickler.save_bytes, bytearray: Pickler.save_bytearray, str: Pickler.save_str, tuple: Pickler.save_tuple,
    list: Pickler.save_list, dict: Pickler.save_dict, set: Pickler.save_set, frozenset: Pickler.save_frozenset,
    _FunctionType: Pickler.save_global, type: Pickler.save_type}
_plain_types = frozenset([each for each in _savers if each not in (_FunctionType, type)])

def _kind(obj):
    cls = type(obj)
    return cls.__qualname__ if cls.__module__ in ('builtins', '__main__') else f'{cls.__module__}.{cls.__qualname__}'

def _head(size, short, medium, long):
    if size < 256:
        return short + bytes([size])
    return medium + size.to_bytes(4, 'little') if size <= 0xffffffff else long + size.to_bytes(8, 'little')

def _int_bytes(value):
    """The shortest two's complement, little end first; nothing for zero."""
    if value == 0:
        return b''
    size = (value.bit_length() >> 3) + 1
    data = value.to_bytes(size, 'little', signed=True)
    if value < 0 and size > 1 and data[-1] == 0xff and data[-2] & 0x80:
        data = data[:-1]
    return data

def _raw_text(text):
    parts = []
    for char in text:
        point = ord(char)
        if char in '\\\0\n\r\x1a' or 0xff < point <= 0xffff:
            parts.append(f'\\u{point:04x}')
        else:
            parts.append(char if point <= 0xff else f'\\U{point:08x}')
    return ''.join(parts).encode('latin-1')

def _module_of(obj, name, path):
    module = getattr(obj, '__module__', None)
    if module is not None:
        return module
    for module_name, module in [*sys.modules.items()]:
        if module_name in ('__main__', '__mp_main__') or module is None:
            continue
        try:
            if _find_attribute(module, path) is obj:
                return module_name
        except AttributeError:
            pass
    return '__main__'

def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)

def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    file = _io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()
`;
