# f_trace and its kin, local trace functions, errors in a trace function, profiling.
import sys


def work(n):
    x = n
    y = x + 1
    return y


def at_lines(frame, event, argument):
    print('  ', event, frame.f_lineno - frame.f_code.co_firstlineno, dict(frame.f_locals), argument)
    if event == 'line' and 'x' in frame.f_locals:
        frame.f_locals['x'] = 40
        sys.settrace(None)
    return None


sys.settrace(lambda frame, event, argument: at_lines)
print(work(1), sys.gettrace())


class Tracer:
    def __call__(self, frame, event, argument):
        print('  ', event, frame is sys._getframe(1), frame.f_trace is None)
        return self.again

    def again(self, frame, event, argument):
        print('   again', event)
        return self


sys.settrace(Tracer())
work(1)
sys.settrace(None)


def broken(frame, event, argument):
    if event == 'line':
        raise ValueError('in the trace function')
    return broken


sys.settrace(broken)
try:
    work(1)
except ValueError as error:
    trace = error.__traceback__
    while trace:
        print(trace.tb_frame.f_code.co_name, trace.tb_lineno)
        trace = trace.tb_next
print(sys.gettrace())


def quiet(frame, event, argument):
    frame.f_trace_lines = False
    print('  ', event)
    return quiet


sys.settrace(quiet)
work(1)
sys.settrace(None)


def late():
    sys._getframe().f_trace = lambda frame, event, argument: print('   late', event, frame.f_lineno)
    sys.settrace(lambda *event: None)
    a = 1
    return a


late()
sys.settrace(None)

frame = sys._getframe()
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
for name in 'f_trace_lines', 'f_trace_opcodes':
    try:
        setattr(frame, name, 1)
    except TypeError as error:
        print(error)
frame.f_trace = 5
print(frame.f_trace)
del frame.f_trace
print(frame.f_trace)

calls = []


def note(frame, event, argument):
    calls.append((event, frame.f_code.co_name, getattr(argument, '__name__', argument)))


def profiled():
    items = [3, 1]
    items.append(2)
    sorted(items, key=lambda item: -item)
    try:
        int.from_bytes('x')
    except TypeError:
        pass
    each = (item for item in items)
    next(each)
    each.close()
    len(*[items])
    print(end='')
    return work(n=1)


sys.setprofile(note)
profiled()
sys.setprofile(None)
for call in calls:
    print(*call)
print(sys.getprofile())
