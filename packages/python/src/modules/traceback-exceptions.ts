/** Exceptions as `traceback` keeps and prints them: history, groups, notes. */
export const source = String.raw`
_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'
_MISSING = object()

class _Box:
    """Where the tree of a group is drawn: how deep, and whether a frame is still to be closed."""

    def __init__(self):
        self.depth = 0
        self.is_open = False

    def indent(self):
        return ' ' * (2 * self.depth)

    def lines(self, text, edge='|'):
        if self.depth == 0:
            yield text
            return
        prefix = f'{self.indent()}{edge} '
        yield ''.join([prefix + line if line.strip() else line for line in text.splitlines(keepends=True)])

def _text(value, what):
    try:
        return str(value)
    except Exception:
        return f'<{what} str() failed>'

class TracebackException:
    """What is shown of an exception, without keeping it or its frames."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        rows = []
        tb = exc_traceback
        while tb is not None:
            if not _traceback.is_hidden(tb.tb_frame):
                rows.append((tb.tb_frame, _traceback.place(tb)))
            tb = tb.tb_next
        self.stack = StackSummary._extract(rows, limit, capture_locals)
        self.exc_type = exc_type if save_exc_type else None
        self._has_type = exc_type is not None
        if exc_type is None:
            self.exc_type_qualname = self.exc_type_module = None
        else:
            self.exc_type_qualname = exc_type.__qualname__
            self.exc_type_module = exc_type.__module__
        self._str = _text(exc_value, 'exception')
        try:
            self.__notes__ = getattr(exc_value, '__notes__', None)
        except Exception as error:
            self.__notes__ = [f'Ignored error getting __notes__: {_repr(error)}']
        self._is_syntax_error = False
        if exc_type is not None and issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self._line = exc_value.lineno
            self._end_line = exc_value.end_lineno
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg
            self._is_syntax_error = True
        elif isinstance(exc_value, BaseException) and exc_traceback is not None:
            self._str += _traceback.hint(exc_value)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        options = {'limit': limit, 'lookup_lines': lookup_lines, 'capture_locals': capture_locals,
                   'max_group_width': max_group_width, 'max_group_depth': max_group_depth, '_seen': seen}
        self.__cause__ = self.__context__ = self.exceptions = None
        cause = getattr(exc_value, '__cause__', None)
        if cause is not None and id(cause) not in seen:
            self.__cause__ = TracebackException(type(cause), cause, cause.__traceback__, **options)
        context = getattr(exc_value, '__context__', None)
        wanted = not compact or (self.__cause__ is None and not self.__suppress_context__)
        if context is not None and wanted and id(context) not in seen:
            self.__context__ = TracebackException(type(context), context, context.__traceback__, **options)
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [TracebackException(type(each), each, each.__traceback__, **options)
                               for each in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        if not self._has_type:
            return None
        if self.exc_type_module in ('__main__', 'builtins'):
            return self.exc_type_qualname
        return f'{self.exc_type_module}.{self.exc_type_qualname}'

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        indent = 3 * _depth * ' '
        if not self._has_type:
            yield indent + _last_line('NoneType', self._str)
            return
        if self._is_syntax_error:
            text = _traceback.syntax_error_text(self.exc_type_str, self.msg, self.filename, self._line, self.offset,
                                                self._end_line, self.end_offset, self.text)
            yield from [indent + line for line in text.splitlines(keepends=True)]
        elif _depth > 0:
            text = _last_line(self.exc_type_str, self._str)
            yield ''.join([indent + line for line in text.splitlines(keepends=True)])
        else:
            yield _last_line(self.exc_type_str, self._str)
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                yield from [indent + line + '\n' for line in _text(note, 'note').split('\n')]
        elif notes is not None:
            yield f'{indent}{_repr(notes)}\n'
        if self.exceptions and show_group:
            for each in self.exceptions:
                yield from each.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def format(self, *, chain=True, _ctx=None, **kwargs):
        box = _Box() if _ctx is None else _ctx
        links = []
        each = self
        while each is not None:
            earlier, message = None, None
            if chain and each.__cause__ is not None:
                earlier, message = each.__cause__, _CAUSE
            elif chain and each.__context__ is not None and not each.__suppress_context__:
                earlier, message = each.__context__, _CONTEXT
            links.append((message, each))
            each = earlier
        for message, each in reversed(links):
            if message is not None:
                yield from box.lines(message)
            if each.exceptions is None:
                if each.stack:
                    yield from box.lines('Traceback (most recent call last):\n')
                    for text in each.stack.format():
                        yield from box.lines(text)
                for text in each.format_exception_only():
                    yield from box.lines(text)
            elif box.depth > self.max_group_depth:
                yield from box.lines(f'... (max_group_depth is {self.max_group_depth})\n')
            else:
                yield from self._format_group(each, box, chain)

    def _format_group(self, group, box, chain):
        is_top = box.depth == 0
        if is_top:
            box.depth = 1
        if group.stack:
            yield from box.lines('Exception Group Traceback (most recent call last):\n', '+' if is_top else '|')
            for text in group.stack.format():
                yield from box.lines(text)
        for text in group.format_exception_only():
            yield from box.lines(text)
        count = len(group.exceptions)
        shown = min(count, self.max_group_width + 1)
        box.is_open = False
        for place in range(shown):
            if place == shown - 1:
                # A group inside may close the box for us.
                box.is_open = True
            is_cut = place >= self.max_group_width
            title = '...' if is_cut else place + 1
            yield f"{box.indent()}{'+-' if place == 0 else '  '}+---------------- {title} ----------------\n"
            box.depth += 1
            if is_cut:
                more = count - self.max_group_width
                yield from box.lines(f"and {more} more exception{'s' if more > 1 else ''}\n")
            else:
                yield from group.exceptions[place].format(chain=chain, _ctx=box)
            if place == shown - 1 and box.is_open:
                yield f'{box.indent()}+------------------------------------\n'
                box.is_open = False
            box.depth -= 1
        if is_top:
            box.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        for text in self.format(chain=chain):
            print(text, file=_stderr(file), end='')

def _last_line(kind, text):
    return f'{kind}: {text}\n' if text else f'{kind}\n'

def _given(exc, value, tb):
    if (value is _MISSING) != (tb is _MISSING):
        raise ValueError('Both or neither of value and tb must be given')
    if value is _MISSING:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
        return type(exc) if exc is not None else None, exc, exc.__traceback__ if exc is not None else None
    return type(value) if value is not None else None, value, tb

def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True, **kwargs):
    kind, value, tb = _given(exc, value, tb)
    return [*TracebackException(kind, value, tb, limit=limit, compact=True).format(chain=chain)]

def format_exception_only(exc, /, value=_MISSING, *, show_group=False, **kwargs):
    if value is _MISSING:
        value = exc
    kind = type(value) if value is not None else None
    return [*TracebackException(kind, value, None, compact=True).format_exception_only(show_group=show_group)]

def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True, **kwargs):
    kind, value, tb = _given(exc, value, tb)
    TracebackException(kind, value, tb, limit=limit, compact=True).print(file=file, chain=chain)

def format_exc(limit=None, chain=True):
    return ''.join(format_exception(_sys.exception(), limit=limit, chain=chain))

def print_exc(limit=None, file=None, chain=True):
    print_exception(_sys.exception(), limit=limit, file=file, chain=chain)

def print_last(limit=None, file=None, chain=True):
    if not hasattr(_sys, 'last_exc') and not hasattr(_sys, 'last_type'):
        raise ValueError('no last exception')
    print_exception(_sys.last_exc, limit=limit, file=file, chain=chain)
`;
