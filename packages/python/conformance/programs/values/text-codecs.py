"""Error handlers and codecs of the program's own, and those that are there."""
import codecs


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def marked(error):
    print('  asked:', error.encoding, ascii(error.object), error.start, error.end, error.reason)
    return f'<{error.end - error.start}>', error.end


codecs.register_error('marked', marked)
print('sm\u00f6rg\u00e5s\u20acbord'.encode('ascii', 'marked'))
print(b'sm\xc3\xb6r\xff\xfeg'.decode('utf-8', 'marked'))
print(str(b'\xe9t\xe9', 'ascii', 'marked'), bytes('\u00e9', 'ascii', 'marked'), bytearray('a\u0100', 'latin-1', 'marked'))
print('\ud800a'.encode('utf-16', 'marked'))
codecs.register_error('bytes', lambda error: (b'\x00\x01', error.end))
codecs.register_error('back', lambda error: ('?', error.end - error.start - 2 if error.start else error.end))
codecs.register_error('far', lambda error: ('?', 99))
codecs.register_error('odd', lambda error: 5)
codecs.register_error('again', lambda error: ('\u00e9', error.end))
print('a\u0100b'.encode('latin-1', 'bytes'))
for name in ('far', 'odd', 'again', 'unknown'):
    print(name, attempt(lambda: 'a\u0100'.encode('ascii', name)), attempt(lambda: b'a\xff'.decode('ascii', name)))
print(attempt(lambda: codecs.register_error('no', None)), attempt(lambda: codecs.lookup_error('none')))

for name in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace'):
    handler = codecs.lookup_error(name)
    print(name, attempt(lambda: handler(UnicodeEncodeError('ascii', 'a\u0100\U0001f600', 1, 3, 'why'))), end=' ')
    print(attempt(lambda: handler(UnicodeDecodeError('ascii', b'a\xff', 1, 2, 'why'))), attempt(lambda: handler(ValueError('x'))))


def search(name):
    if name != 'upside_down':
        return None
    return codecs.CodecInfo(
        lambda text, errors='strict': (text[::-1].encode(), len(text)),
        lambda data, errors='strict': (bytes(data).decode()[::-1], len(data)),
        name='upside-down',
    )


codecs.register(search)
print('abc'.encode('Upside-Down'), b'abc'.decode('upside down'), codecs.lookup('UPSIDE_DOWN').name, str(b'xyz', 'upside-down'))
codecs.unregister(search)
print(attempt(lambda: 'abc'.encode('upside-down')), attempt(lambda: codecs.lookup('nowhere')))
codecs.register(lambda name: 5 if name == 'five' else None)
codecs.register(lambda name: codecs.CodecInfo(lambda *given: ('text', 1), lambda *given: (b'data', 1)) if name == 'swapped' else None)
print(attempt(lambda: 'a'.encode('five')), attempt(lambda: 'a'.encode('swapped')), attempt(lambda: b'a'.decode('swapped')))
print(codecs.encode('a', 'swapped'), codecs.decode(b'a', 'swapped'), codecs.encode('\u00e9'), codecs.decode(b'\xc3\xa9'))
for name in ('U8', 'latin1', 'us-ascii', 'utf_16_le', 'UTF-32'):
    info = codecs.lookup(name)
    print(info.name, info.encode('a'), len(info), codecs.getencoder(name)('b'), codecs.getdecoder(name)('b'.encode(name)))
print(codecs.BOM_UTF8, codecs.BOM_UTF16, codecs.BOM_UTF32_BE, ''.join(codecs.iterdecode([b'\xc3', b'\xa9'], 'utf-8')))
print(list(codecs.iterencode(['a', '\u00e9'], 'utf-8')))
