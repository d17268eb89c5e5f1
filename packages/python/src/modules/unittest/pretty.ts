import { sourceModule } from '../registry.ts';

/** Containers over several lines, for the differences in assertion messages: as CPython's `pprint.pformat` lays them out. */
sourceModule(
  'unittest._pretty',
  String.raw`
_width = 80

class _Sortable:
    """Puts what cannot be compared in an order all the same."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))

def pformat(value):
    return _laid_out(value, 0, 0, 0, set())

def _one_line(value, seen):
    """Like repr, with dicts in the order of their keys."""
    kind = type(value)
    if kind.__repr__ not in (dict.__repr__, list.__repr__, tuple.__repr__):
        return repr(value)
    if id(value) in seen:
        return f'<Recursion on {kind.__name__} with id={id(value)}>'
    seen.add(id(value))
    try:
        if kind.__repr__ is dict.__repr__:
            parts = [f'{_one_line(key, seen)}: {_one_line(item, seen)}' for key, item in _sorted_items(value)]
            return f"{{{', '.join(parts)}}}"
        parts = [_one_line(item, seen) for item in value]
        if kind.__repr__ is list.__repr__:
            return f"[{', '.join(parts)}]"
        return f'({parts[0]},)' if len(parts) == 1 else f"({', '.join(parts)})"
    finally:
        seen.discard(id(value))

def _sorted_items(mapping):
    return sorted(mapping.items(), key=lambda pair: (_Sortable(pair[0]), _Sortable(pair[1])))

def _laid_out(value, indent, allowance, level, seen):
    """The text of a value that begins at a column and has so much after it on its last line."""
    if id(value) in seen:
        return f'<Recursion on {type(value).__name__} with id={id(value)}>'
    line = _one_line(value, seen)
    if len(line) <= _width - indent - allowance:
        return line
    lay_out = _layouts.get(type(value).__repr__)
    if lay_out is None:
        return line
    seen.add(id(value))
    try:
        return lay_out(value, indent, allowance, level + 1, seen)
    finally:
        seen.discard(id(value))

def _items(values, opening, closing, indent, allowance, level, seen):
    values = [*values]
    inner = indent + len(opening)
    last = len(values) - 1
    texts = [_laid_out(value, inner, allowance + len(closing) if at == last else 1, level, seen)
             for at, value in enumerate(values)]
    return opening + (',\n' + ' ' * inner).join(texts) + closing

def _list(value, indent, allowance, level, seen):
    return _items(value, '[', ']', indent, allowance, level, seen)

def _tuple(value, indent, allowance, level, seen):
    return _items(value, '(', ',)' if len(value) == 1 else ')', indent, allowance, level, seen)

def _set(value, indent, allowance, level, seen):
    if not value:
        return repr(value)
    opening, closing = ('{', '}') if type(value) is set else (f'{type(value).__name__}({{', '})')
    return _items(sorted(value, key=_Sortable), opening, closing, indent, allowance, level, seen)

def _dict(value, indent, allowance, level, seen):
    parts = []
    last = len(value) - 1
    for at, (key, item) in enumerate(_sorted_items(value)):
        name = _one_line(key, seen)
        room = allowance + 1 if at == last else 1
        parts.append(f'{name}: {_laid_out(item, indent + 1 + len(name) + 2, room, level, seen)}')
    return '{' + (',\n' + ' ' * (indent + 1)).join(parts) + '}'

def _str(value, indent, allowance, level, seen):
    """A long text as literals side by side, broken at spaces."""
    outermost = level == 1
    if outermost:
        indent += 1
        allowance += 1
    width = _width - indent
    chunks = []
    lines = value.splitlines(True)
    for at, line in enumerate(lines):
        room = width - allowance if at == len(lines) - 1 else width
        if len(repr(line)) <= room:
            chunks.append(repr(line))
            continue
        words = _words(line)
        current = ''
        for place, word in enumerate(words):
            room = width - allowance if place == len(words) - 1 and at == len(lines) - 1 else width
            if current and len(repr(current + word)) > room:
                chunks.append(repr(current))
                current = word
            else:
                current += word
        if current:
            chunks.append(repr(current))
    if len(chunks) == 1:
        return chunks[0]
    text = ('\n' + ' ' * indent).join(chunks)
    return f'({text})' if outermost else text

def _words(line):
    """Each with the space after it."""
    words = ['']
    for at, char in enumerate(line):
        if not char.isspace() and at and line[at - 1].isspace():
            words.append('')
        words[-1] += char
    return words

_layouts = {list.__repr__: _list, tuple.__repr__: _tuple, set.__repr__: _set, frozenset.__repr__: _set,
            dict.__repr__: _dict, str.__repr__: _str}
`,
);
