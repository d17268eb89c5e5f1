import io
import sys
import traceback


def inner(n):
    return 1 / n


def outer(n):
    return inner(n) + 1


try:
    outer(0)
except ZeroDivisionError as error:
    print(traceback.format_exc(), end='')
    print(traceback.format_exception_only(error))
    print(traceback.format_exception_only(ValueError('a\nb')))
    rows = traceback.extract_tb(error.__traceback__)
    print(rows[-1], [(row.name, row.lineno, row.line) for row in rows][1:])
    print([row.colno for row in rows][1:], tuple(rows[-1])[1:])
    print(''.join(traceback.format_tb(error.__traceback__, limit=-1)), end='')
    out = io.StringIO()
    traceback.print_exc(file=out, limit=-1)
    print(out.getvalue(), end='')
    traceback.print_exception(error)

try:
    try:
        {}['key']
    except KeyError as error:
        raise ValueError('wrapped') from error
except ValueError as error:
    error.add_note('a note\nof two lines')
    print(''.join(traceback.format_exception(error)[1:]), end='')
    print(traceback.format_exception(error, chain=False)[-3:])
    summary = traceback.TracebackException.from_exception(error)
    print(summary, summary.exc_type_str, summary.__cause__, summary.__context__ is not None)
    print(summary.stack[-1].line, summary.__notes__)

try:
    try:
        raise TypeError('first')
    except TypeError:
        undefined_name
except NameError as error:
    print(''.join(traceback.format_exception(error)), end='')
    print(traceback.format_exception_only(error))

try:
    print(pritn)
except NameError as error:
    print(traceback.format_exception_only(error))

try:
    raise ExceptionGroup('several', [ValueError(1), ExceptionGroup('inside', [KeyError('k'), OSError('o')])])
except ExceptionGroup as group:
    print(''.join(traceback.format_exception(group)), end='')
    print(''.join(traceback.format_exception_only(group, show_group=True)), end='')

try:
    compile('x = = 1', 'some.py', 'exec')
except SyntaxError as error:
    print(''.join(traceback.format_exception_only(error)), end='')


def recurse(n):
    return recurse(n + 1) if n < 8 else 1 / 0


try:
    recurse(0)
except ZeroDivisionError:
    print(''.join(traceback.format_exc().splitlines(True)[-9:]), end='')


def where():
    return traceback.extract_stack(limit=1)[-1]


def deeper():
    return where()


print(where().name, where().line)
print([row.name for row in traceback.extract_stack(limit=2)][-1:], traceback.format_stack(limit=1)[-1])
print(traceback.format_list([('file.py', 3, 'f', 'x = 1'), traceback.FrameSummary('other.py', 7, 'g')]))
print(traceback.format_exception(None))
try:
    traceback.format_exception(5)
except TypeError as error:
    print(error)
print(sys.exception(), traceback.format_exc())
shown = traceback.StackSummary.from_list([('a.py', 1, 'f', 'call()')] * 6)
print(''.join(shown.format()), end='')


def with_locals():
    number = 5
    text = 'abc'
    raise ValueError(number)


try:
    with_locals()
except ValueError as error:
    full = traceback.TracebackException.from_exception(error, capture_locals=True)
    print(''.join(full.stack.format_frame_summary(full.stack[-1])), end='')
