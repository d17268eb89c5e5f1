import { frozenTwins, intrinsic } from '../frozen/intrinsic.ts';
import { PyDict } from '../objects/dict.ts';
import { PyList } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import type { PyBytes } from '../objects/bytes.ts';
import { codecName, decodeBytes, doubtIn } from '../objects/text/codecs.ts';
import { codecRegistry, needsRegistry } from '../objects/text/coding.ts';
import { PyTuple } from '../objects/tuple.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func, requireText } from './native-module.ts';
import { sourceModule } from './registry.ts';

/**
 * `codecs`: https://docs.python.org/3.14/library/codecs.html, as far as there are codecs: no files, no streams. The
 * machine itself encodes and decodes with what it knows; once this module is imported, other names are looked up here.
 */
defineModule('_codecs', [
  func('name', '(encoding, /)', (_vm, encoding: Value) => codecName(requireText(encoding)) ?? None),
  /** Error handlers by name, search functions, and what these found. */
  func('registry', '()', registry),
  // Protocols 0 to 2 of pickle write bytes as a call of this function.
  func('encode', "(obj, encoding='utf-8', errors='strict')", () => undefined, { slow: 'codecs_encode' }),
]);

function registry(vm: Machine): Value {
  let held = vm.held.get(codecRegistry);
  if (held === undefined) {
    held = new PyTuple([new PyDict(), new PyList([]), new PyDict()]);
    vm.held.set(codecRegistry, held);
  }
  return held as PyTuple;
}

intrinsic('_codec_registry', '()', registry);
/** What the machine decodes by itself; None where a codec or an error handler is the program's own. */
intrinsic('_decode', '(data, encoding, errors, /)', (vm, data: PyBytes, encoding: Value, errors: Value) => {
  const codec = requireText(encoding);
  const handler = requireText(errors);
  return needsRegistry(vm, codec, handler) ? None : decodeBytes(vm, data.data, codec, handler, data);
});

intrinsic(
  '_doubtful_escape',
  '(data, encoding, /)',
  (_vm, data: PyBytes, encoding: Value) => doubtIn(data.data, requireText(encoding)) ?? None,
);

intrinsic('_codec_name', '(encoding, /)', (_vm, encoding: Value) => codecName(requireText(encoding)) ?? None);

/** Coding where a codec or an error handler of the program's takes part. */
frozenTwins(String.raw`
def codecs_encode(obj, encoding='utf-8', errors='strict'):
    return obj.encode(encoding, errors)

def str_encode(self, /, encoding='utf-8', errors='strict'):
    return codec_encode(self, encoding, errors)

def bytes_decode(self, /, encoding='utf-8', errors='strict'):
    return codec_decode(bytes(self), encoding, errors)

def codec_info(encoding):
    handlers, searches, found = _codec_registry()
    name = encoding.lower().replace('-', '_').replace(' ', '_')
    if name in found:
        return found[name]
    for search in searches:
        info = search(name)
        if info is None:
            continue
        if not isinstance(info, tuple) or len(info) != 4:
            raise TypeError('codec search functions must return 4-tuples')
        found[name] = info
        return info
    raise LookupError(f'unknown encoding: {encoding}')

def codec_handler(errors):
    handler = _codec_registry()[0].get(errors)
    if handler is None:
        raise LookupError(f'unknown error handler name {errors!r}')
    return handler

def codec_encode(text, encoding, errors):
    if _codec_name(encoding) is None:
        result = codec_info(encoding)[0](text, errors)
        if not isinstance(result, tuple) or len(result) != 2:
            raise TypeError('encoder must return a tuple (object, integer)')
        data = result[0]
        if not isinstance(data, bytes):
            raise TypeError(f"'{encoding}' encoder returned '{_type_name(data)}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types")
        return data
    handler = None
    text = _plain_text(text)
    pieces = []
    start = 0
    while True:
        try:
            pieces.append(text[start:].encode(codec_after_mark(encoding, start)))
            return b''.join(pieces)
        except UnicodeEncodeError as found:
            error = UnicodeEncodeError(found.encoding, text, start + found.start, start + found.end, found.reason)
        if handler is None:
            handler = codec_handler(errors)
        put, place = codec_replacement(handler, error, (str, bytes), 'encoding error handler must return (str/bytes, int) tuple', len(text))
        pieces.append(text[start:error.start].encode(codec_after_mark(encoding, start)))
        if isinstance(put, str):
            try:
                put = put.encode(codec_after_mark(encoding, 1))
            except UnicodeEncodeError:
                raise error
        pieces.append(put)
        start = place

def codec_after_mark(encoding, start):
    if start == 0:
        return encoding
    name = _codec_name(encoding)
    return {'utf-16': 'utf-16-le', 'utf-32': 'utf-32-le', 'utf-8-sig': 'utf-8'}.get(name, name)

def codec_decode(data, encoding, errors):
    text = _decode(data, encoding, errors)
    if text is None:
        text = codec_decode_own(data, encoding, errors)
    doubt = _doubtful_escape(data, encoding)
    if doubt is not None:
        warn(doubt, DeprecationWarning)
    return text

def codec_decode_own(data, encoding, errors):
    if _codec_name(encoding) is None:
        result = codec_info(encoding)[1](data, errors)
        if not isinstance(result, tuple) or len(result) != 2:
            raise TypeError('decoder must return a tuple (object,integer)')
        text = result[0]
        if not isinstance(text, str):
            raise TypeError(f"'{encoding}' decoder returned '{_type_name(text)}' instead of 'str'; use codecs.decode() to decode to arbitrary types")
        return text
    handler = None
    pieces = []
    start = 0
    while True:
        try:
            pieces.append(_decode(data[start:], codec_after_mark(encoding, start), 'strict'))
            return ''.join(pieces)
        except UnicodeDecodeError as found:
            error = UnicodeDecodeError(found.encoding, data, start + found.start, start + found.end, found.reason)
        if handler is None:
            handler = codec_handler(errors)
        put, place = codec_replacement(handler, error, str, 'decoding error handler must return (str, int) tuple', len(data))
        pieces.append(_decode(data[start:error.start], codec_after_mark(encoding, start), 'strict'))
        pieces.append(put)
        start = place

def codec_replacement(handler, error, kind, complaint, length):
    result = handler(error)
    if not isinstance(result, tuple) or len(result) != 2 or not isinstance(result[0], kind):
        raise TypeError(complaint)
    put, place = result
    place = plain_index(place)
    if place < 0:
        place += length
    if place < 0 or place > length:
        raise IndexError(f'position {place} from error handler out of bounds')
    return put, place
`);

sourceModule(
  'codecs',
  String.raw`
import _codecs

__all__ = ['BOM', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE', 'BOM64_LE', 'BOM_BE', 'BOM_LE', 'BOM_UTF16', 'BOM_UTF16_BE',
           'BOM_UTF16_LE', 'BOM_UTF32', 'BOM_UTF32_BE', 'BOM_UTF32_LE', 'BOM_UTF8', 'Codec', 'CodecInfo',
           'backslashreplace_errors', 'decode', 'encode', 'getdecoder', 'getencoder', 'ignore_errors', 'iterdecode',
           'iterencode', 'lookup', 'lookup_error', 'register', 'register_error', 'replace_errors', 'strict_errors',
           'unregister', 'xmlcharrefreplace_errors']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = b'\xff\xfe\0\0'
BOM_UTF32_BE = b'\0\0\xfe\xff'
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE, BOM32_BE = BOM_UTF16_LE, BOM_UTF16_BE
BOM64_LE, BOM64_BE = BOM_UTF32_LE, BOM_UTF32_BE

_handlers, _searches, _found = _codecs.registry()

class CodecInfo(tuple):
    """Codec details when looking up the codec registry"""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        cls = self.__class__
        return f'<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>'

class Codec:
    """Defines the interface for stateless encoders/decoders."""

    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError

class _OwnCodec(Codec):
    """A codec of the machine's."""

    def __init__(self, name):
        self._name = name

    def encode(self, input, errors='strict'):
        return input.encode(self._name, errors or 'strict'), len(input)

    def decode(self, input, errors='strict'):
        if isinstance(input, str):
            if not self._name.endswith('escape'):
                raise TypeError("a bytes-like object is required, not 'str'")
            input = input.encode()
        data = bytes(input)
        return data.decode(self._name, errors or 'strict'), len(data)

def register(search_function, /):
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _searches.append(search_function)

def unregister(search_function, /):
    if search_function in _searches:
        _searches.remove(search_function)
        _found.clear()

def lookup(encoding, /):
    if not isinstance(encoding, str):
        raise TypeError(f'lookup() argument must be str, not {type(encoding).__name__}')
    name = encoding.lower().replace('-', '_').replace(' ', '_')
    own = _codecs.name(encoding)
    if name in _found:
        return _found[name]
    if own is not None:
        codec = _OwnCodec(own)
        info = CodecInfo(codec.encode, codec.decode, name=own)
        _found[name] = info
        return info
    for search in _searches:
        info = search(name)
        if info is None:
            continue
        if not isinstance(info, tuple) or len(info) != 4:
            raise TypeError('codec search functions must return 4-tuples')
        _found[name] = info
        return info
    raise LookupError(f'unknown encoding: {encoding}')

def getencoder(encoding):
    return lookup(encoding).encode

def getdecoder(encoding):
    return lookup(encoding).decode

def encode(obj, encoding='utf-8', errors='strict'):
    result = lookup(encoding)[0](obj, errors)
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError('encoder must return a tuple (object, integer)')
    return result[0]

def decode(obj, encoding='utf-8', errors='strict'):
    result = lookup(encoding)[1](obj, errors)
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError('decoder must return a tuple (object,integer)')
    return result[0]

def iterencode(iterator, encoding, errors='strict', **kwargs):
    for each in iterator:
        data = encode(each, encoding, errors)
        if data:
            yield data

def iterdecode(iterator, encoding, errors='strict', **kwargs):
    text = decode(b''.join(iterator), encoding, errors)
    if text:
        yield text

def register_error(errors, handler, /):
    if not callable(handler):
        raise TypeError('handler must be callable')
    _handlers[errors] = handler

def lookup_error(name, /):
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f'unknown error handler name {name!r}') from None

def strict_errors(exception, /):
    if isinstance(exception, BaseException):
        raise exception
    raise TypeError('codec must pass exception instance')

def _refuse(exception):
    raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")

def ignore_errors(exception, /):
    if not isinstance(exception, UnicodeError):
        _refuse(exception)
    return '', exception.end

def replace_errors(exception, /):
    if isinstance(exception, UnicodeDecodeError):
        return '\ufffd', exception.end
    if isinstance(exception, UnicodeEncodeError):
        return '?' * (exception.end - exception.start), exception.end
    if isinstance(exception, UnicodeTranslateError):
        return '\ufffd' * (exception.end - exception.start), exception.end
    _refuse(exception)

def xmlcharrefreplace_errors(exception, /):
    if not isinstance(exception, UnicodeEncodeError):
        _refuse(exception)
    return ''.join([f'&#{ord(char)};' for char in exception.object[exception.start:exception.end]]), exception.end

def backslashreplace_errors(exception, /):
    if not isinstance(exception, UnicodeError):
        _refuse(exception)
    part = exception.object[exception.start:exception.end]
    if isinstance(exception, UnicodeDecodeError):
        return ''.join([f'\\x{byte:02x}' for byte in part]), exception.end
    pieces = []
    for char in part:
        code = ord(char)
        pieces.append(f'\\x{code:02x}' if code < 256 else f'\\u{code:04x}' if code < 65536 else f'\\U{code:08x}')
    return ''.join(pieces), exception.end

def _surrogateescape(exception, /):
    part = exception.object[exception.start:exception.end]
    if isinstance(exception, UnicodeDecodeError):
        text = ''.join([chr(0xdc00 + byte) for byte in part if byte > 127])
        if not text:
            raise exception
        return text, exception.start + len(text)
    if not isinstance(exception, UnicodeEncodeError):
        _refuse(exception)
    codes = [ord(char) - 0xdc00 for char in part]
    if any([code < 0x80 or code > 0xff for code in codes]):
        raise exception
    return bytes(codes), exception.end

def _surrogatepass(exception, /):
    raise exception

for _name, _handler in (('strict', strict_errors), ('ignore', ignore_errors), ('replace', replace_errors),
                        ('xmlcharrefreplace', xmlcharrefreplace_errors), ('backslashreplace', backslashreplace_errors),
                        ('surrogateescape', _surrogateescape), ('surrogatepass', _surrogatepass)):
    _handlers.setdefault(_name, _handler)
del _name, _handler
`,
);
