# What setting f_lineno in a trace function does, and when it is refused.
import sys
import warnings

warnings.simplefilter('ignore', RuntimeWarning)


def jumper(name, come, go, events):
    done = False

    def trace(frame, event, argument):
        nonlocal done
        if frame.f_code.co_name != name:
            return None
        first = frame.f_code.co_firstlineno
        events.append((event, frame.f_lineno - first))
        if event == 'line' and frame.f_lineno == first + come and not done:
            done = True
            frame.f_lineno = first + go
        return trace
    return trace


def straight(out):
    out.append(1)
    out.append(2)
    out.append(3)


def loops(out):
    for i in 1, 2:
        out.append(i)
        while True:
            out.append('in')
            break
    late = 1
    out.append(late)


def handles(out):
    try:
        out.append('try')
        1 / 0
    except ZeroDivisionError as error:
        out.append(str(error))
        out.append('handled')
    finally:
        out.append('finally')
    out.append(sys.exception())


def manages(out):
    with warnings.catch_warnings():
        out.append('with')
    out.append('after')


def try_it(function, come, go):
    out, events = [], []
    sys.settrace(jumper(function.__name__, come, go, events))
    try:
        function(out)
    except ValueError as error:
        out.append(f'ValueError: {error}')
    finally:
        sys.settrace(None)
    print(function.__name__, come, go, out, events)


for come, go in [(1, 3), (3, 1), (2, 2), (1, 99), (1, -1)]:
    try_it(straight, come, go)
for come in range(1, 9):
    for go in range(1, 9):
        if (come, go) not in [(5, 4), (5, 5)]:
            try_it(loops, come, go)
for come, go in [(2, 10), (3, 1), (2, 5), (5, 6), (5, 10), (6, 2), (8, 10), (10, 2), (10, 5), (10, 8)]:
    try_it(handles, come, go)
for come, go in [(2, 3), (1, 3), (3, 1), (3, 2), (1, 2)]:
    try_it(manages, come, go)


def jumps_in(wanted):
    def trace(frame, event, argument):
        if event == wanted and frame.f_code.co_name == 'walks':
            try:
                frame.f_lineno = frame.f_code.co_firstlineno + 4
            except ValueError as error:
                print(event, error)
        return trace
    return trace


def walks():
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    return 1


for wanted in 'call', 'exception', 'return':
    sys.settrace(jumps_in(wanted))
    walks()
    sys.settrace(None)
for value in 'a', None, 1.5, True:
    try:
        sys._getframe().f_lineno = value
    except ValueError as error:
        print(repr(value), error)
try:
    sys._getframe().f_lineno = 3
except ValueError as error:
    print(error)
try:
    del sys._getframe().f_lineno
except AttributeError as error:
    print(error)
