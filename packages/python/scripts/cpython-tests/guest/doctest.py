"""As much of doctest as test files need: the examples in docstrings, run in order, one verdict each."""
import sys
import unittest
from io import StringIO

_options = ('DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
            'IGNORE_EXCEPTION_DETAIL', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF', 'REPORT_ONLY_FIRST_FAILURE',
            'FAIL_FAST')
for _place, _name in enumerate(_options):
    globals()[_name] = 1 << _place
OPTIONFLAGS_BY_NAME = {name: globals()[name] for name in _options}


class Example:
    def __init__(self, source, want, lineno, indent, options):
        self.source = source
        self.want = want
        self.lineno = lineno
        self.indent = indent
        self.options = options


class DocTest:
    def __init__(self, examples, globs, name):
        self.examples = examples
        self.globs = globs
        self.name = name


def _flags_in(source):
    """The options of a comment: # doctest: +ELLIPSIS, -SKIP"""
    flags = {}
    for line in source.splitlines():
        comment = line.partition('#')[2].strip()
        if comment.startswith('doctest:'):
            for word in comment[8:].replace(',', ' ').split():
                if word[0] in '+-' and word[1:] in OPTIONFLAGS_BY_NAME:
                    flags[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == '+'
    return flags


class DocTestParser:
    def get_examples(self, text, name='<string>'):
        lines = text.expandtabs().splitlines()
        examples = []
        at = 0
        while at < len(lines):
            line = lines[at]
            stripped = line.lstrip(' ')
            indent = len(line) - len(stripped)
            if not (stripped == '>>>' or stripped.startswith('>>> ')):
                at += 1
                continue
            first = at
            source = [stripped[4:]]
            at += 1
            while at < len(lines):
                more = lines[at][indent:]
                if lines[at][:indent].strip() or not (more == '...' or more.startswith('... ')):
                    break
                source.append(more[4:])
                at += 1
            want = []
            while at < len(lines):
                more = lines[at]
                if not more.strip() or more.lstrip(' ') == '>>>' or more.lstrip(' ').startswith('>>> '):
                    break
                want.append(more[indent:])
                at += 1
            text_of = '\n'.join(source) + '\n'
            if not text_of.strip() or all(not part.strip() or part.lstrip().startswith('#') for part in source):
                continue
            wanted = '\n'.join(want) + '\n' if want else ''
            examples.append(Example(text_of, wanted, first, indent, _flags_in(text_of)))
        return examples

    def get_doctest(self, text, globs, name, filename=None, lineno=None):
        return DocTest(self.get_examples(text), globs, name)


class DocTestFinder:
    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._parser = parser or DocTestParser()

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = name or getattr(obj, '__name__', '')
        if globs is None:
            globs = vars(module or obj) if hasattr(module or obj, '__dict__') else {}
        tests = []
        seen = set()

        def visit(value, path):
            if id(value) in seen:
                return
            seen.add(id(value))
            text = value if isinstance(value, str) else getattr(value, '__doc__', None)
            if isinstance(text, str):
                test = self._parser.get_doctest(text, {**globs, **(extraglobs or {})}, path)
                if test.examples:
                    tests.append(test)
            if isinstance(value, type(sys)):
                for key, inner in [*vars(value).items()]:
                    if _is_of(inner, value.__name__):
                        visit(inner, f'{path}.{key}')
                for key, inner in getattr(value, '__test__', {}).items():
                    visit(inner, f'{path}.__test__.{key}')
            elif isinstance(value, type):
                for key, inner in [*vars(value).items()]:
                    if isinstance(inner, (staticmethod, classmethod)):
                        inner = inner.__func__
                    if isinstance(inner, property) or _is_of(inner, getattr(value, '__module__', None)):
                        visit(inner, f'{path}.{key}')

        visit(obj, name)
        return sorted(tests, key=lambda test: test.name)


def _is_of(value, module):
    return (isinstance(value, type) or hasattr(value, '__code__')) and getattr(value, '__module__', None) == module


class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = ''.join('\n' if line.strip() == '<BLANKLINE>' else line for line in want.splitlines(True))
            got = ''.join('\n' if not line.strip() else line for line in got.splitlines(True))
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)


def _ellipsis_match(want, got):
    pieces = want.split('...')
    if len(pieces) == 1:
        return want == got
    if not got.startswith(pieces[0]) or not got.endswith(pieces[-1]):
        return False
    at, end = len(pieces[0]), len(got) - len(pieces[-1])
    if at > end:
        return False
    for piece in pieces[1:-1]:
        at = got.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


def _wanted_exception(want):
    """The message in an expected traceback, or None."""
    lines = want.splitlines(True)
    for start, line in enumerate(lines):
        if line.strip() in ('Traceback (most recent call last):', 'Traceback (innermost last):'):
            break
        return None
    else:
        return None
    rest = lines[start + 1:]
    while rest and (not rest[0].strip() or not (rest[0][0].isalnum() or rest[0][0] == '_')):
        rest = rest[1:]
    return ''.join(rest)


def _message_of(error):
    cls = type(error)
    name = cls.__qualname__
    if cls.__module__ not in ('__main__', 'builtins'):
        name = f'{cls.__module__}.{name}'
    text = error.msg if isinstance(error, SyntaxError) and error.msg is not None else str(error)
    line = f'{name}: {text}\n' if text else f'{name}\n'
    return line + ''.join(f'{note}\n' for note in getattr(error, '__notes__', ()))


def _without_detail(message):
    """The name of the exception alone, without its module."""
    name = message.partition('\n')[0].partition(':')[0]
    return name.rpartition('.')[2]


class DocTestCase(unittest.TestCase):
    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_test = test
        self._flags = optionflags
        self._checker = checker or OutputChecker()
        self._set_up = setUp
        self._tear_down = tearDown
        self.doctest_name = f'doctest {test.name}'

    def runTest(self):
        for line, passed, message in self.run_examples():
            if not passed:
                raise self.failureException(message)

    def run_examples(self):
        """[line, passed, message] of each example."""
        test = self._dt_test
        if self._set_up is not None:
            self._set_up(test)
        globs = test.globs
        globs.setdefault('__name__', '__main__')
        verdicts = []
        for number, example in enumerate(test.examples):
            flags = self._flags
            for flag, on in example.options.items():
                flags = flags | flag if on else flags & ~flag
            if flags & SKIP:
                continue
            passed, message = self._run_example(test, number, example, flags)
            verdicts.append([example.lineno + 1, passed, message])
        if self._tear_down is not None:
            self._tear_down(test)
        return verdicts

    def _run_example(self, test, number, example, flags):
        stdout, hook = sys.stdout, sys.displayhook
        sys.stdout = captured = StringIO()
        sys.displayhook = sys.__displayhook__
        error = None
        try:
            exec(compile(example.source, f'<doctest {test.name}[{number}]>', 'single', 0, True), test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException as raised:
            error = raised.with_traceback(None)
        finally:
            sys.stdout, sys.displayhook = stdout, hook
        got = captured.getvalue()
        if got and not got.endswith('\n'):
            got += '\n'
        if error is None:
            passed = self._checker.check_output(example.want, got, flags)
            return passed, '' if passed else f'{example.source!r}: wanted {example.want!r}, got {got!r}'
        message = _message_of(error)
        wanted = _wanted_exception(example.want)
        if wanted is None:
            return False, f'{example.source!r}: {message}'
        passed = self._checker.check_output(wanted, message, flags)
        if not passed and flags & IGNORE_EXCEPTION_DETAIL:
            passed = _without_detail(wanted) == _without_detail(message)
        return passed, '' if passed else f'{example.source!r}: wanted {wanted!r}, got {message!r}'


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    if module is None:
        module = sys.modules[sys._getframe(1).f_globals['__name__']]
    elif isinstance(module, str):
        module = sys.modules[module]
    finder = test_finder or DocTestFinder()
    tests = finder.find(module, globs=globs, extraglobs=extraglobs)
    known = {key: options[key] for key in ('optionflags', 'setUp', 'tearDown', 'checker') if key in options}
    return unittest.TestSuite([DocTestCase(test, **known) for test in tests])
