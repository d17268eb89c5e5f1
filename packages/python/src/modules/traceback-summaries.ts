/** Frames as `traceback` keeps them: what is shown, and no more. */
export const source = String.raw`
import sys as _sys
import _traceback

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list']

_REPEATS = 3

class FrameSummary:
    """One entry of a traceback."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_lines', '_own_line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = self._own_line = line
        self.locals = None if locals is None else {key: _repr(value) for key, value in locals.items()}
        if lookup_line:
            self.line

    @property
    def _source(self):
        if self._lines is None and self.lineno is not None:
            self._lines = _traceback.source(self.filename, self.lineno, self.end_lineno)
        return self._lines

    @property
    def line(self):
        text = self._source
        if text is None:
            return '' if self.lineno is not None else None
        return text.partition('\n')[0].strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, place):
        return (self.filename, self.lineno, self.name, self.line)[place]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

def _repr(value):
    try:
        return repr(value)
    except Exception:
        return f'<{type(value).__name__} repr() failed>'

def walk_stack(f):
    if f is None:
        f = _sys._getframe(0)
    for frame in _traceback.frames(f):
        yield frame, frame.f_lineno

def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next

def _cut(items, limit):
    if limit is None:
        limit = getattr(_sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return items
    return items[:limit] if limit >= 0 else items[limit:]

class StackSummary(list):
    """A row of frames, the innermost last."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        rows = [(frame, (line, line, None, None)) for frame, line in frame_gen]
        return klass._extract(rows, limit, capture_locals)

    @classmethod
    def _extract(klass, rows, limit, capture_locals):
        made = klass()
        for frame, (line, end_line, col, end_col) in _cut(rows, limit):
            code = frame.f_code
            made.append(FrameSummary(code.co_filename, line, code.co_name, lookup_line=False,
                                     locals=frame.f_locals if capture_locals else None,
                                     end_lineno=end_line, colno=col, end_colno=end_col))
        return made

    @classmethod
    def from_list(klass, a_list):
        made = klass()
        for entry in a_list:
            if isinstance(entry, FrameSummary):
                made.append(entry)
            else:
                filename, lineno, name, line = entry
                made.append(FrameSummary(filename, lineno, name, line=line))
        return made

    def format_frame_summary(self, frame_summary, **kwargs):
        each = frame_summary
        if each._own_line is not None:
            text = f'  File "{each.filename}", line {each.lineno}, in {each.name}\n'
            if each.line:
                text += f'    {each.line}\n'
        else:
            text = _traceback.entry_text(each.filename, each.name, each.lineno, each.end_lineno, each.colno,
                                         each.end_colno, each._source)
        if each.locals:
            for name in sorted(each.locals):
                text += f'    {name} = {each.locals[name]}\n'
        return text

    def format(self, **kwargs):
        result = []
        last = None
        count = 0
        for each in self:
            text = self.format_frame_summary(each)
            if text is None:
                continue
            key = (each.filename, each.lineno, each.name)
            if key != last:
                _note_repeats(result, count)
                last = key
                count = 0
            count += 1
            if count <= _REPEATS:
                result.append(text)
        _note_repeats(result, count)
        return result

def _note_repeats(result, count):
    more = count - _REPEATS
    if more > 0:
        result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

def extract_tb(tb, limit=None):
    rows = []
    while tb is not None:
        if not _traceback.is_hidden(tb.tb_frame):
            rows.append((tb.tb_frame, _traceback.place(tb)))
        tb = tb.tb_next
    return StackSummary._extract(rows, limit, False)

def extract_stack(f=None, limit=None):
    if f is None:
        f = _sys._getframe(0)
    rows = [(frame, (frame.f_lineno, frame.f_lineno, None, None)) for frame in _traceback.frames(f)]
    if limit is None or limit >= 0:
        rows = _cut(rows, limit)
        rows.reverse()
    else:
        rows.reverse()
        rows = rows[:-limit]
    return StackSummary._extract(rows, None, False)

def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()

def print_list(extracted_list, file=None):
    for text in format_list(extracted_list):
        print(text, file=_stderr(file), end='')

def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()

def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)

def format_stack(f=None, limit=None):
    return extract_stack(_sys._getframe(0) if f is None else f, limit).format()

def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(_sys._getframe(0) if f is None else f, limit), file)

def _stderr(file):
    return _sys.stderr if file is None else file

def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next
`;
