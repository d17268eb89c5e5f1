/** Exceptions where the guest's Python takes part: texts, groups, `except*`, arguments of `throw`. */
export const source = String.raw`
def exception_str(self):
    args = self.args
    if len(args) == 0:
        return ''
    if len(args) == 1:
        return str(args[0])
    return str(args)

def exception_repr(self):
    args = self.args
    if len(args) == 1:
        return f'{_type_name(self)}({args[0]!r})'
    return f'{_type_name(self)}{args!r}'

def key_error_str(self):
    args = self.args
    if len(args) == 1:
        return repr(args[0])
    return exception_str(self)

def syntax_error_str(self):
    return str(self.msg) + _syntax_error_place(self)

def os_error_str(self):
    text = f'[Errno {self.errno}] {self.strerror}'
    if self.filename is None:
        return text
    if self.filename2 is None:
        return f'{text}: {self.filename!r}'
    return f'{text}: {self.filename!r} -> {self.filename2!r}'

def group_part(group, members):
    if len(members) == 0:
        return None
    part = group.derive(members)
    notes = _take_history(part, group)
    if notes is not None:
        part.__notes__ = notes
    return part

def group_matches(exception, condition, kind):
    if kind == 'types':
        return _matches(exception, condition)
    if kind == 'leaves':
        return not _is_group(exception) and _is_among(exception, condition)
    return True if condition(exception) else False

def group_split_as(group, condition, kind):
    if group_matches(group, condition, kind):
        return (group, None)
    matching = []
    rest = []
    for member in group.exceptions:
        if _is_group(member):
            inside, outside = group_split_as(member, condition, kind)
            if inside is not None:
                matching.append(inside)
            if outside is not None:
                rest.append(outside)
        elif group_matches(member, condition, kind):
            matching.append(member)
        else:
            rest.append(member)
    return (group_part(group, matching), group_part(group, rest))

def group_split(self, condition, /):
    return group_split_as(self, condition, _group_condition(condition))

def group_subgroup_as(group, condition, kind):
    if group_matches(group, condition, kind):
        return group
    matching = []
    for member in group.exceptions:
        if _is_group(member):
            inside = group_subgroup_as(member, condition, kind)
            if inside is not None:
                matching.append(inside)
        elif group_matches(member, condition, kind):
            matching.append(member)
    return group_part(group, matching)

def group_subgroup(self, condition, /):
    return group_subgroup_as(self, condition, _group_condition(condition))

def exception_group_match(exception, types):
    if exception is None:
        return (None, None)
    _check_group_types(types)
    if _matches(exception, types):
        match = exception if _is_group(exception) else _wrap_bare(exception)
        _set_handled(match)
        return (None, match)
    if not _is_group(exception):
        return (exception, None)
    parts = exception.split(types)
    if not _is_tuple(parts):
        raise TypeError(f'{_type_name(exception)}.split must return a tuple, not {_type_name(parts)}')
    if len(parts) < 2:
        raise TypeError(f'{_type_name(exception)}.split must return a 2-tuple, got tuple of size {len(parts)}')
    match = parts[0]
    if match is not None:
        _set_handled(match)
    return (parts[1], match)

def prepare_reraise_star(original, exceptions):
    raised = []
    again = []
    for exception in exceptions:
        if exception is None:
            continue
        if not _is_group(original):
            return exception
        if _same_history(exception, original):
            again.append(exception)
        else:
            raised.append(exception)
    rest = None
    if len(again) > 0:
        rest = group_subgroup_as(original, _leaves(again), 'leaves')
    if len(raised) == 0:
        return rest
    if rest is not None:
        raised.append(rest)
    if len(raised) == 1:
        return raised[0]
    return _make_group('', raised)

def exception_texts(exceptions):
    texts = []
    for exception in exceptions:
        try:
            text = str(exception)
        except BaseException:
            text = '<exception str() failed>'
        notes = None
        try:
            notes = getattr(exception, '__notes__', None)
        except Exception as error:
            notes = [f'Ignored error getting __notes__: {exception_text_repr(error, "__notes__")}']
        texts.append((text, exception_note_lines(notes)))
    return texts

def exception_text_repr(value, what):
    try:
        return repr(value)
    except BaseException:
        return f'<{what} repr() failed>'

def exception_note_lines(notes):
    if notes is None:
        return []
    if not isinstance(notes, (list, tuple)):
        return [exception_text_repr(notes, '__notes__')]
    lines = []
    for note in notes:
        try:
            lines.append(str(note))
        except BaseException:
            lines.append('<note str() failed>')
    return lines
`;
