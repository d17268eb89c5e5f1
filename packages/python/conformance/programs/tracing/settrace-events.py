# What sys.settrace reports: calls, lines, returns, exceptions; generators, loops, errors thrown in.
import sys


def describe(argument):
    if isinstance(argument, tuple) and len(argument) == 3 and isinstance(argument[0], type):
        return argument[0].__name__, argument[2] and argument[2].tb_lineno
    return argument if isinstance(argument, (int, str, type(None), list)) else type(argument).__name__


def watch(function):
    events = []

    def trace(frame, event, argument):
        names = {name: value for name, value in frame.f_locals.items() if isinstance(value, int)}
        line = frame.f_lineno - frame.f_code.co_firstlineno
        events.append((event, frame.f_code.co_name, line, describe(argument), names))
        return trace

    sys.settrace(trace)
    try:
        function()
    except Exception as error:
        events.append(repr(error))
    finally:
        sys.settrace(None)
    print(function.__name__)
    for event in events:
        print('   ', *event if isinstance(event, tuple) else (event,))


@watch
def loops():
    for i in range(2):
        j = i * 2
    while i < 3: i += 1
    total = sum(n for n in [i, j])
    return [n for n in (1, 2)]


def numbers():
    try:
        got = yield 1
        yield got
    except KeyError:
        yield 3
    return 4


@watch
def generators():
    for n in numbers():
        pass
    it = numbers()
    next(it)
    it.throw(KeyError)
    try:
        next(it)
    except StopIteration as stop:
        n = stop.value


def delegating():
    got = yield from numbers()
    yield got


@watch
def delegates():
    return [*delegating()]


class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n


@watch
def iterators():
    for n in Countdown(1):
        pass
    a, b = Countdown(2)


@watch
def classes():
    x = 1
    class Inner:
        y = x
        def method(self): return self.y
    return Inner().method()


def fails():
    try:
        1 / 0
    finally:
        done = 1


@watch
def errors():
    try:
        fails()
    except ZeroDivisionError as error:
        pass
    with Manager():
        n = int('12')
    [].missing


class Manager:
    def __enter__(self): pass
    def __exit__(self, *details): pass
