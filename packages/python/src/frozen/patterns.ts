/** Compiled patterns and matches where the guest's Python takes part: functions that make replacements, `__index__`. */
export const source = String.raw`
def pattern_match(self, string, pos=0, endpos=None):
    return _builtin_method(self, 'match')(string, *pattern_window(pos, endpos))

def pattern_fullmatch(self, string, pos=0, endpos=None):
    return _builtin_method(self, 'fullmatch')(string, *pattern_window(pos, endpos))

def pattern_search(self, string, pos=0, endpos=None):
    return _builtin_method(self, 'search')(string, *pattern_window(pos, endpos))

def pattern_findall(self, string, pos=0, endpos=None):
    return _builtin_method(self, 'findall')(string, *pattern_window(pos, endpos))

def pattern_finditer(self, string, pos=0, endpos=None):
    return _builtin_method(self, 'finditer')(string, *pattern_window(pos, endpos))

def pattern_window(pos, endpos):
    return (plain_index(pos),) if endpos is None else (plain_index(pos), plain_index(endpos))

def pattern_split(self, string, maxsplit=0):
    return _builtin_method(self, 'split')(string, plain_index(maxsplit))

def pattern_sub(self, repl, string, count=0):
    return pattern_subn(self, repl, string, count)[0]

def pattern_subn(self, repl, string, count=0):
    count = plain_index(count)
    if isinstance(repl, (str, bytes, bytearray)):
        return _builtin_method(self, 'subn')(repl, string, count)
    if not callable(repl):
        raise TypeError(f'decoding to str: need a bytes-like object, {_type_name(repl)} found')
    matches = _pattern_matches(self, string, count)
    if isinstance(string, str):
        string = _plain_text(string)
    pieces = []
    last = 0
    for match in matches:
        start, end = match.span()
        if last < start:
            pieces.append(string[last:start])
        piece = repl(match)
        if piece is not None:
            pieces.append(piece)
        last = end
    if last < len(string) or not pieces:
        pieces.append(string[last:])
    return ('' if isinstance(string, str) else b'').join(pieces), len(matches)

def match_key(key):
    return plain_index(key) if _has_special(key, '__index__') else key

def match_group(self, /, *args):
    return _builtin_method(self, 'group')(*[match_key(key) for key in args])

def match_getitem(self, key, /):
    return _builtin_method(self, 'group')(match_key(key))

def match_start(self, group=0, /):
    return _builtin_method(self, 'start')(match_key(group))

def match_end(self, group=0, /):
    return _builtin_method(self, 'end')(match_key(group))

def match_span(self, group=0, /):
    return _builtin_method(self, 'span')(match_key(group))
`;
