import { sourceModule } from '../registry.ts';

/** What `unittest`'s messages are made of. */
sourceModule(
  'unittest.util',
  String.raw`
_longest_repr = 80

def safe_repr(value, short=False):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    if not short or len(text) < _longest_repr:
        return text
    return text[:_longest_repr] + ' [truncated]...'

def strclass(cls):
    return f'{cls.__module__}.{cls.__qualname__}'

def _shorten(text, prefix, suffix):
    skip = len(text) - prefix - suffix
    if skip > 12:
        return f'{text[:prefix]}[{skip} chars]{text[len(text) - suffix:]}'
    return text

def _common_prefix(texts):
    first, last = min(texts), max(texts)
    length = 0
    while length < len(first) and first[length] == last[length]:
        length += 1
    return first[:length]

def _common_shorten_repr(*args):
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _longest_repr:
        return texts
    prefix = _common_prefix(texts)
    length = len(prefix)
    common = _longest_repr - (longest - length + 5 + 12)
    if common > 5:
        prefix = _shorten(prefix, 5, common)
        return tuple(prefix + text[length:] for text in texts)
    prefix = _shorten(prefix, 5, 5)
    return tuple(prefix + _shorten(text[length:], 41, 5) for text in texts)

def _count_diff(first, second):
    """(times in first, times in second, item) where the two differ; items need not be hashable."""
    rest = [*second]
    left = [*first]
    result = []
    while left:
        item = left[0]
        before, after = len(left), len(rest)
        left = [other for other in left if not other == item]
        rest = [other for other in rest if not other == item]
        if before - len(left) != after - len(rest):
            result.append((before - len(left), after - len(rest), item))
    while rest:
        item = rest[0]
        before = len(rest)
        rest = [other for other in rest if not other == item]
        result.append((0, before - len(rest), item))
    return result
`,
);
