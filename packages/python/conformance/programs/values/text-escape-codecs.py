"""The codecs that write text with backslashes: unicode_escape and raw_unicode_escape."""
import codecs
import warnings


def attempt(action):
    try:
        return ascii(action())
    except Exception as error:
        return f'{type(error).__name__}: {error}'


for text in ('plain', 'caf\xe9\u20ac\U0001f40d', 'a\\b \'"\n\r\t\0\x1f\x7f\x80', '\\u0041', '\ud800'):
    for codec in ('unicode_escape', 'raw_unicode_escape'):
        data = text.encode(codec)
        print(data, bytes(text, codec) == data, attempt(lambda: data.decode(codec)), attempt(lambda: str(data, codec)))

samples = (
    rb'a\tb\\\x41\101\N{BULLET}\u00e9\U0001f40d', rb'\x4', rb'\xg', rb'\u12', rb'\uu0041', rb'\U0001', rb'\U00110000a',
    rb'\N', rb'\Nabc', rb'\N{', rb'\N{}x', rb'\N{abc', rb'\N{NO SUCH THING}x', b'a\\', b'\\\\\\', b'\\\nx', b'\xe9\xff',
    rb'\\u0041', rb'\\\u0041', rb'\1234', rb'\ud800',
)
for sample in samples:
    print(sample)
    for codec in ('unicode-escape', 'RAW_UNICODE_ESCAPE'):
        tried = {handler: attempt(lambda: sample.decode(codec, handler)) for handler in ('strict', 'replace', 'ignore', 'backslashreplace')}
        print('   ', *(f'{handler}: {told}' for handler, told in tried.items() if handler == 'strict' or told != tried['strict']))

# What means nothing stays as it is, with one warning for the first of its kind.
for sample in (rb'\q\w', rb'\8', rb'\400\777', rb'\x41\501', rb'\d\x', b'\\'):
    for make in (lambda: sample.decode('unicode_escape'), lambda: str(sample, 'unicode_escape', 'replace')):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            print(sample, attempt(make), [(each.category.__name__, str(each.message), each.lineno) for each in caught])
warnings.simplefilter('error')
print(attempt(lambda: bytearray(rb'\s').decode('unicode_escape')), attempt(lambda: rb'\s'.decode('raw_unicode_escape')))
warnings.simplefilter('always')

codecs.register_error('told', lambda error: (f'<{error.encoding} {error.start} {error.end} {error.reason}>', error.end))
codecs.register_error('next', lambda error: ('<>', error.start + 1))
for handler in ('told', 'next', 'nobody'):
    for codec in ('unicode_escape', 'raw_unicode_escape'):
        print(handler, attempt(lambda: rb'a\xq\u12z\N{NO}'.decode(codec, handler)))

for name in ('Unicode-Escape', 'unicode  escape', 'raw-unicode_escape', 'unicodeescape', 'utf--8', ' UTF-8_', 'Latin 1', 'utf.8'):
    print(name, attempt(lambda: codecs.lookup(name).name), attempt(lambda: b'a'.decode(name)))
print(codecs.decode(r'\u00e9', 'unicode_escape'), codecs.lookup('unicode_escape').decode('\\n'), codecs.encode('\n\u1234', 'unicode_escape'))
print(attempt(lambda: codecs.lookup('utf-8').decode('x')))
for literal in (r"'a\N{}x'", r"'\N{'", r"'\Nx'", r"'\x4'", r"'\U00110000'"):
    print(literal, attempt(lambda: eval(literal)))
