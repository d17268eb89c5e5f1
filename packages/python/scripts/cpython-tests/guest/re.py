"""Until there is an engine: patterns that are plain text with '.*' and escapes."""
IGNORECASE = I = 2
MULTILINE = M = 8
DOTALL = S = 16
VERBOSE = X = 64
ASCII = A = 256
_specials = frozenset('()[]{}?*+-|^$\\.&~# \t\n\r\v\f')


class error(Exception):
    pass


class Pattern:
    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.flags = flags
        self._alternatives = [_pieces(each, flags) for each in _split(pattern)]

    def search(self, text, *span):
        for alternative in self._alternatives:
            found = _find(alternative, text, self.flags)
            if found is not None:
                return found
        return None

    def match(self, text, *span):
        found = self.search(text)
        return found if found is not None and found.start() == 0 else None

    fullmatch = match


class Match:
    def __init__(self, text, start, end):
        self.string, self._start, self._end = text, start, end

    def start(self):
        return self._start

    def end(self):
        return self._end

    def group(self, *index):
        return self.string[self._start:self._end]


def _split(pattern):
    """At bars outside brackets."""
    depth, parts, at = 0, [''], 0
    while at < len(pattern):
        char = pattern[at]
        if char == '\\':
            parts[-1] += pattern[at:at + 2]
            at += 2
            continue
        if char == '|' and depth == 0:
            parts.append('')
        else:
            depth += (char in '([') - (char in ')]')
            parts[-1] += char
        at += 1
    return parts


def _pieces(pattern, flags):
    """Text between gaps; None is the beginning or end."""
    pieces, at = [''], 0
    begins = ends = False
    while at < len(pattern):
        char = pattern[at]
        if char == '\\' and pattern[at + 1:at + 2] in _specials:
            pieces[-1] += pattern[at + 1]
            at += 2
        elif char == '\\' and pattern[at + 1:at + 2] in ('"', "'", '<', '>', '%', '/', ':', ',', '=', '!', '@', '_'):
            pieces[-1] += pattern[at + 1]
            at += 2
        elif char == '^' and at == 0:
            begins = True
            at += 1
        elif char == '$' and at == len(pattern) - 1:
            ends = True
            at += 1
        elif char in '.\\([?*+{':
            if char == '[':
                at = pattern.index(']', at + 2) + 1
            elif char == '(':
                depth = 0
                while at < len(pattern):
                    depth += (pattern[at] == '(') - (pattern[at] == ')')
                    at += 1
                    if depth == 0:
                        break
            elif char == '{':
                at = pattern.index('}', at) + 1
            else:
                at += 2 if char == '\\' else 1
            if char in '?*+{' and pieces[-1]:
                pieces[-1] = pieces[-1][:-1]
            pieces.append('')
        else:
            pieces[-1] += char
            at += 1
    return begins, pieces, ends


def _find(alternative, text, flags):
    begins, pieces, ends = alternative
    if isinstance(text, bytes):
        text = text.decode('latin-1')
    if flags & IGNORECASE:
        text, pieces = text.lower(), [piece.lower() for piece in pieces]
    start = text.find(pieces[0])
    if start < 0 or begins and start != 0:
        return None
    at = start + len(pieces[0])
    for piece in pieces[1:]:
        place = text.find(piece, at)
        if place < 0:
            return None
        at = place + len(piece)
    if ends and not text.endswith(pieces[-1]):
        return None
    return Match(text, start, at)


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        return pattern
    if isinstance(pattern, bytes):
        pattern = pattern.decode('latin-1')
    return Pattern(pattern, flags)


def search(pattern, text, flags=0):
    return compile(pattern, flags).search(text)


def match(pattern, text, flags=0):
    return compile(pattern, flags).match(text)


fullmatch = match


def escape(text):
    return ''.join('\\' + char if char in _specials else char for char in text)
