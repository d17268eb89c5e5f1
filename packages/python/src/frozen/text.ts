/** Numbers, text and bytes where the guest's Python takes part: its conversions, indices and iterables. */
export const source = String.raw`
def int_new(cls, x=0, /, base=None):
    if base is not None:
        return int.__new__(cls, x, plain_index(base))
    method = _special(x, '__int__')
    if method is None:
        return int.__new__(cls, plain_index(x))
    value = method()
    if not isinstance(value, int):
        raise TypeError(f'__int__ returned non-int (type {_type_name(value)})')
    return int.__new__(cls, _plain_int(value))

def int_to_bytes(self, /, length=1, byteorder='big', *, signed=False):
    return _builtin_method(self, 'to_bytes')(plain_index(length), byteorder, signed=True if signed else False)

def int_from_bytes(cls, /, bytes, byteorder='big', *, signed=False):
    value = int.from_bytes(bytes_of(bytes), byteorder, signed=True if signed else False)
    return value if cls is int else cls(value)

def bool_new(cls, x=False, /):
    return True if x else False

def float_new(cls, x=0, /):
    return float.__new__(cls, plain_real(x))

def plain_real(value):
    method = _special(value, '__float__')
    if method is None:
        return plain_index(value)
    result = method()
    if not isinstance(result, float):
        raise TypeError(f'{_type_name(value)}.__float__ returned non-float (type {_type_name(result)})')
    return _plain_float(result)

def float_from_number(cls, number, /):
    value = float.from_number(number) if isinstance(number, (int, float)) else plain_real(number)
    return value if cls is float else cls(value)

def float_fromhex(cls, string, /):
    return cls(float.fromhex(string))

def complex_new(cls, real=0, imag=0):
    return complex.__new__(cls, plain_complex(real), plain_part(imag))

def plain_complex(value):
    method = _special(value, '__complex__')
    if method is not None and not isinstance(value, complex):
        result = method()
        if not isinstance(result, complex):
            raise TypeError(f'__complex__ returned non-complex (type {_type_name(result)})')
        return result
    return plain_part(value)

def plain_part(value):
    if isinstance(value, (int, float, complex, str)):
        return value
    return plain_real(value) if _has_special(value, '__float__') or _has_special(value, '__index__') else value

def complex_from_number(cls, number, /):
    if _has_special(number, '__complex__') or cls is complex:
        value = complex.__new__(complex, plain_complex(number))
    else:
        value = complex.from_number(number)
    return value if cls is complex else cls(value)

def number_round(self, ndigits=None, /):
    return _builtin_method(self, '__round__')(plain_index(ndigits))

def number_format(self, format_spec, /):
    return str(self)

def str_new(cls, object='', encoding=None, errors=None):
    if encoding is not None or errors is not None:
        text = codec_decode(bytes(object), encoding or 'utf-8', errors or 'strict')
        return text if cls is str else str.__new__(cls, text)
    text = _special(object, '__str__')()
    if not isinstance(text, str):
        raise TypeError(f'__str__ returned non-string (type {_type_name(text)})')
    return text if cls is str else str.__new__(cls, str.__str__(text))

def str_mod(self, value, /):
    return _percent_join(self, percent_values(self, value))

def str_rmod(self, value, /):
    return str_mod(value, self)

def bytes_mod(self, value, /):
    return _percent_join(self, percent_values(self, value))

def percent_values(template, args):
    is_tuple = isinstance(args, tuple)
    is_mapping = not is_tuple and _percent_mapping(args)
    supply = args if is_tuple else (args,)
    values = []
    used = 0
    for key, numbers, kind in _percent_plan(template):
        if key is not None:
            if not is_mapping:
                raise TypeError('format requires a mapping')
            value = args[key]
            used = 1
        if used + numbers + (key is None) > len(supply) and key is None:
            values.extend(supply[used:])
            return values
        while numbers:
            values.append(supply[used])
            used += 1
            numbers -= 1
        if key is None:
            value = supply[used]
            used += 1
        values.append(percent_value(value, kind, isinstance(template, str)))
    if not is_mapping:
        values.extend(supply[used:])
    return values

def percent_value(value, kind, is_text):
    if kind == 's' or kind == 'b':
        if is_text:
            return str(value)
        return bytes(value) if _has_special(value, '__bytes__') else value
    if kind == 'r' or kind == 'a':
        text = repr(value) if is_text and kind == 'r' else ascii(value)
        return text if is_text else text.encode('ascii')
    if isinstance(value, (int, float, str)):
        return value
    if kind in 'diu' and _has_special(value, '__int__'):
        return int(value)
    if kind in 'eEfFgG' and _has_special(value, '__float__'):
        return plain_real(value)
    return plain_index(value) if _has_special(value, '__index__') else value

def str_format(self, /, *args, **kwargs):
    return format_parts(self, args, kwargs, [0, None], 2)

def str_format_map(self, mapping, /):
    return format_parts(self, None, mapping, [0, None], 2)

def format_parts(template, args, names, counter, depth):
    if depth == 0:
        raise ValueError('Max string recursion exceeded')
    pieces = []
    for literal, field, spec, conversion in _template_parts(template):
        pieces.append(literal)
        if field is None:
            continue
        first, steps = _template_path(field)
        if isinstance(first, str) and first:
            value = names[first]
        else:
            value = format_argument(first, args, counter)
        for is_item, key in steps:
            value = value[key] if is_item else getattr(value, key)
        if conversion == 's':
            value = str(value)
        elif conversion == 'r':
            value = repr(value)
        elif conversion == 'a':
            value = ascii(value)
        elif conversion is not None:
            raise ValueError(f'Unknown conversion specifier {conversion}')
        if '{' in spec or '}' in spec:
            spec = format_parts(spec, args, names, counter, depth - 1)
        pieces.append(format(value, spec))
    return ''.join(pieces)

def format_argument(first, args, counter):
    mode = first == ''
    if counter[1] is not None and counter[1] is not mode:
        if mode:
            raise ValueError('cannot switch from manual field specification to automatic field numbering')
        raise ValueError('cannot switch from automatic field numbering to manual field specification')
    counter[1] = mode
    if mode:
        first = counter[0]
        counter[0] += 1
    if args is None:
        raise ValueError('Format string contains positional fields')
    if first >= len(args):
        raise IndexError(f'Replacement index {first} out of range for positional args tuple')
    return args[first]

def str_translate(self, table, /):
    pieces = []
    for char in _plain_text(self):
        try:
            value = table[ord(char)]
        except LookupError:
            pieces.append(char)
            continue
        pieces.append(_translated(value))
    return ''.join(pieces)

def text_getitem(self, key, /):
    return _builtin_method(self, '__getitem__')(plain_key(key))

def text_repeat(self, value, /):
    return _builtin_method(self, '__mul__')(plain_index(value))

def text_wanted(sub):
    return plain_index(sub) if _has_special(sub, '__index__') else sub

def text_find(self, sub, start=None, end=None, /):
    return _builtin_method(self, 'find')(text_wanted(sub), index_or_none(start), index_or_none(end))

def text_rfind(self, sub, start=None, end=None, /):
    return _builtin_method(self, 'rfind')(text_wanted(sub), index_or_none(start), index_or_none(end))

def text_index(self, sub, start=None, end=None, /):
    return _builtin_method(self, 'index')(text_wanted(sub), index_or_none(start), index_or_none(end))

def text_rindex(self, sub, start=None, end=None, /):
    return _builtin_method(self, 'rindex')(text_wanted(sub), index_or_none(start), index_or_none(end))

def text_count(self, sub, start=None, end=None, /):
    return _builtin_method(self, 'count')(text_wanted(sub), index_or_none(start), index_or_none(end))

def text_startswith(self, prefix, start=None, end=None, /):
    return _builtin_method(self, 'startswith')(prefix, index_or_none(start), index_or_none(end))

def text_endswith(self, suffix, start=None, end=None, /):
    return _builtin_method(self, 'endswith')(suffix, index_or_none(start), index_or_none(end))

def text_replace(self, old, new, /, count=-1):
    return _builtin_method(self, 'replace')(old, new, plain_index(count))

def text_center(self, width, /, *fill):
    return _builtin_method(self, 'center')(plain_index(width), *fill)

def text_ljust(self, width, /, *fill):
    return _builtin_method(self, 'ljust')(plain_index(width), *fill)

def text_rjust(self, width, /, *fill):
    return _builtin_method(self, 'rjust')(plain_index(width), *fill)

def text_zfill(self, width, /):
    return _builtin_method(self, 'zfill')(plain_index(width))

def text_split(self, /, sep=None, maxsplit=-1):
    return _builtin_method(self, 'split')(sep, plain_index(maxsplit))

def text_rsplit(self, /, sep=None, maxsplit=-1):
    return _builtin_method(self, 'rsplit')(sep, plain_index(maxsplit))

def text_splitlines(self, /, keepends=False):
    return _builtin_method(self, 'splitlines')(True if keepends else False)

def text_expandtabs(self, /, tabsize=8):
    return _builtin_method(self, 'expandtabs')(plain_index(tabsize))

def text_join(self, iterable, /):
    return _builtin_method(self, 'join')([each for each in iterable])

def bytes_of(source):
    return bytes(source)

def bytes_new(cls, source=b'', encoding=None, errors=None):
    if encoding is not None:
        return bytes.__new__(cls, codec_encode(source, encoding, errors or 'strict'))
    method = _special(source, '__bytes__')
    if method is None:
        return bytes.__new__(cls, bytes_source(source))
    data = method()
    if not isinstance(data, bytes):
        raise TypeError(f'__bytes__ returned non-bytes (type {_type_name(data)})')
    return data if cls is bytes else bytes.__new__(cls, bytearray(data))

def bytes_source(source):
    if _has_special(source, '__index__'):
        return plain_index(source)
    return [plain_index(each) for each in source]

def bytes_contains(self, key, /):
    return _builtin_method(self, '__contains__')(plain_index(key))

def bytes_hex(self, sep=None, bytes_per_sep=1):
    size = plain_index(bytes_per_sep)
    return _builtin_method(self, 'hex')(bytes_per_sep=size) if sep is None else _builtin_method(self, 'hex')(sep, size)

def bytes_fromhex(cls, string, /):
    return cls(bytes.fromhex(string))

def bytearray_init(self, source=b'', encoding=None, errors=None):
    if isinstance(source, str):
        return _builtin_method(self, '__init__')(codec_encode(source, encoding, errors or 'strict'))
    return _builtin_method(self, '__init__')(bytes_source(source))

def bytearray_setitem(self, key, value, /):
    key = plain_key(key)
    value = bytes([plain_index(each) for each in value]) if _type(key) is slice else plain_index(value)
    return _builtin_method(self, '__setitem__')(key, value)

def bytearray_delitem(self, key, /):
    return _builtin_method(self, '__delitem__')(plain_key(key))

def bytearray_imul(self, value, /):
    return _builtin_method(self, '__imul__')(plain_index(value))

def bytearray_append(self, item, /):
    return _builtin_method(self, 'append')(plain_index(item))

def bytearray_extend(self, iterable_of_ints, /):
    return _builtin_method(self, 'extend')([plain_index(each) for each in iterable_of_ints])

def bytearray_insert(self, index, item, /):
    return _builtin_method(self, 'insert')(plain_index(index), plain_index(item))

def bytearray_pop(self, index=-1, /):
    return _builtin_method(self, 'pop')(plain_index(index))

def bytearray_remove(self, value, /):
    return _builtin_method(self, 'remove')(plain_index(value))

def bytearray_resize(self, size, /):
    return _builtin_method(self, 'resize')(plain_index(size))

def template_repr(self):
    return f'Template(strings={self.strings!r}, interpolations={self.interpolations!r})'

def interpolation_repr(self):
    return f'Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, {self.format_spec!r})'
`;
