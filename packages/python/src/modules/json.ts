import { sourceModule } from './registry.ts';

/** `json`: https://docs.python.org/3.14/library/json.html */
sourceModule(
  'json',
  String.raw`
__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']

class JSONDecodeError(ValueError):
    __module__ = 'json.decoder'

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

_escapes = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f', '\b': '\\b'}

def _escape(text, ascii_only):
    parts = []
    for char in text:
        code = ord(char)
        if char in _escapes:
            parts.append(_escapes[char])
        elif code < 32 or (ascii_only and 126 < code < 65536):
            parts.append(f'\\u{code:04x}')
        elif ascii_only and code >= 65536:
            code -= 65536
            parts.append(f'\\u{0xd800 + (code >> 10):04x}\\u{0xdc00 + (code & 1023):04x}')
        else:
            parts.append(char)
    return '"' + ''.join(parts) + '"'

class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = ' ' * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        return ''.join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        return self._encode(o, [], '\n')

    def _float(self, o):
        if o != o:
            text = 'NaN'
        elif o in (float('inf'), float('-inf')):
            text = 'Infinity' if o > 0 else '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError(f'Out of range float values are not JSON compliant: {o!r}')
        return text

    def _plain(self, o):
        """The text of what has no parts; None for others."""
        if isinstance(o, str):
            return _escape(o, self.ensure_ascii)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is None or isinstance(key, (int, float)):
            return self._plain(key)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def _encode(self, o, open, newline):
        text = self._plain(o)
        if text is not None:
            yield text
            return
        if self.check_circular and any(each is o for each in open):
            raise ValueError('Circular reference detected')
        open.append(o)
        inner = newline if self.indent is None else newline + self.indent
        first = True
        if isinstance(o, (list, tuple)):
            for value in o:
                yield '[' if first else self.item_separator
                if self.indent is not None:
                    yield inner
                first = False
                yield from self._encode(value, open, inner)
            if first:
                yield '[]'
            else:
                yield ']' if self.indent is None else newline + ']'
        elif isinstance(o, dict):
            for key, value in sorted(o.items()) if self.sort_keys else o.items():
                key = self._key(key)
                if key is None:
                    continue
                yield '{' if first else self.item_separator
                if self.indent is not None:
                    yield inner
                first = False
                yield _escape(key, self.ensure_ascii) + self.key_separator
                yield from self._encode(value, open, inner)
            if first:
                yield '{}'
            else:
                yield '}' if self.indent is None else newline + '}'
        else:
            yield from self._encode(self.default(o), open, newline)
        open.pop()

_spaces = ' \t\n\r'
_unescapes = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or float
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _value(self, s, place):
        char = s[place:place + 1]
        if char == '"':
            return self._string(s, place + 1)
        if char == '{':
            return self._object(s, place + 1)
        if char == '[':
            return self._array(s, place + 1)
        for word, value in (('null', None), ('true', True), ('false', False)):
            if s.startswith(word, place):
                return value, place + len(word)
        for word in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(word, place):
                return self.parse_constant(word), place + len(word)
        return self._number(s, place)

    def _number(self, s, start):
        place = start + 1 if s[start:start + 1] == '-' else start
        digits = place
        while place < len(s) and s[place] in '0123456789':
            place += 1
        if place == digits:
            raise JSONDecodeError('Expecting value', s, start)
        if s[digits] == '0':
            place = digits + 1
        whole = place
        if s[place:place + 1] == '.' and s[place + 1:place + 2] in tuple('0123456789'):
            place += 1
            while place < len(s) and s[place] in '0123456789':
                place += 1
        if s[place:place + 1] in ('e', 'E'):
            after = place + 2 if s[place + 1:place + 2] in ('+', '-') else place + 1
            end = after
            while end < len(s) and s[end] in '0123456789':
                end += 1
            if end > after:
                place = end
        text = s[start:place]
        return (self.parse_int if place == whole else self.parse_float)(text), place

    def _string(self, s, start):
        parts = []
        place = start
        while True:
            end = place
            while end < len(s) and s[end] not in '"\\' and s[end] >= ' ':
                end += 1
            parts.append(s[place:end])
            if end >= len(s):
                raise JSONDecodeError('Unterminated string starting at', s, start - 1)
            if s[end] == '"':
                return ''.join(parts), end + 1
            if s[end] != '\\':
                if self.strict:
                    raise JSONDecodeError('Invalid control character at', s, end)
                parts.append(s[end])
                place = end + 1
                continue
            escape = s[end + 1:end + 2]
            if escape == '':
                raise JSONDecodeError('Unterminated string starting at', s, start - 1)
            if escape == 'u':
                code = self._unicode(s, end + 2)
                place = end + 6
                if 0xd800 <= code <= 0xdbff and s[place:place + 2] == '\\u':
                    low = self._unicode(s, place + 2)
                    if 0xdc00 <= low <= 0xdfff:
                        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
                        place += 6
                parts.append(chr(code))
                continue
            if escape not in _unescapes:
                raise JSONDecodeError('Invalid \\escape', s, end)
            parts.append(_unescapes[escape])
            place = end + 2

    def _unicode(self, s, place):
        digits = s[place:place + 4]
        if len(digits) == 4 and all(char in '0123456789abcdefABCDEF' for char in digits):
            return int(digits, 16)
        raise JSONDecodeError('Invalid \\uXXXX escape', s, place - 1)

    def _array(self, s, place):
        values = []
        place = _skip(s, place)
        if s[place:place + 1] == ']':
            return values, place + 1
        while True:
            value, place = self._value(s, place)
            values.append(value)
            place = _skip(s, place)
            char = s[place:place + 1]
            if char == ']':
                return values, place + 1
            if char != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, place)
            comma = place
            place = _skip(s, place + 1)
            if s[place:place + 1] == ']':
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)

    def _object(self, s, place):
        pairs = []
        place = _skip(s, place)
        if s[place:place + 1] != '}':
            while True:
                if s[place:place + 1] != '"':
                    raise JSONDecodeError('Expecting property name enclosed in double quotes', s, place)
                key, place = self._string(s, place + 1)
                place = _skip(s, place)
                if s[place:place + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, place)
                value, place = self._value(s, _skip(s, place + 1))
                pairs.append((key, value))
                place = _skip(s, place)
                char = s[place:place + 1]
                if char == '}':
                    break
                if char != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, place)
                comma = place
                place = _skip(s, place + 1)
                if s[place:place + 1] == '}':
                    raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), place + 1
        made = dict(pairs)
        return (made if self.object_hook is None else self.object_hook(made)), place + 1

def _skip(s, place):
    while place < len(s) and s[place] in _spaces:
        place += 1
    return place

def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
        indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)

def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))

def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode('utf-8')
    elif not isinstance(s, str):
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    if s.startswith('\ufeff'):
        raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    return (cls or JSONDecoder)(
        object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant,
        object_pairs_hook=object_pairs_hook, **kw).decode(s)

def load(fp, **kw):
    return loads(fp.read(), **kw)
`,
);
