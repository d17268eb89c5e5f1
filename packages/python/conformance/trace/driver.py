# Runs a program (SOURCE, put in front of this text) under sys.settrace and prints what was reported: one line for each
# event, with what changed of the frame's plain names. CPython and the engine run this very text. How deep a recursion
# gets before its limit depends on who called, so only the beginning of a long trace counts. A star is on what is told
# beside the events of the frame's own code: the call by throw(), the return of a frame that an exception leaves, the
# StopIteration that ends a loop.
import dis, sys, types

RETURN, YIELD = dis.opmap['RETURN_VALUE'], dis.opmap['YIELD_VALUE']
MARK = '\n<<< trace >>>\n'


def plain(value, depth=0):
    kind = type(value)
    if kind in (int, str, float, bool, bytes, complex) or value is None:
        return repr(value)[:200]
    if kind in (list, tuple, dict, set, frozenset):
        if depth == 3 or len(value) > 20:
            return f'<{kind.__name__}>'
        if kind is dict:
            return '{' + ', '.join(f'{plain(key, 1)}: {plain(item, depth + 1)}' for key, item in value.items()) + '}'
        items = [plain(item, depth + 1) for item in value]
        if kind in (set, frozenset):
            items.sort()
        return f"{kind.__name__}({', '.join(items)})"
    return f'<{kind.__name__}>'


def leaves(frame, last):
    """Whether it is an instruction that leaves the frame: not an exception, be it one thrown in at a yield."""
    op = frame.f_code.co_code[frame.f_lasti]
    return op == RETURN or op == YIELD and last != 'exception'


def names_of(frame):
    return {name: plain(value) for name, value in frame.f_locals.items() if not name.startswith('__')}


def traced(source):
    events, seen, last = [], {}, {}

    def trace(frame, event, argument):
        code = frame.f_code
        if code.co_filename != 'main.py':
            return None
        if len(events) == 600:
            sys.settrace(None)
            return None
        kind = event
        if event == 'exception':
            raised, _, trace_back = argument
            argument = raised.__name__
            if trace_back is None or trace_back.tb_frame is not frame:
                kind = 'exception*'
            elif last.get(frame) == 'call':
                events[-1] = ('call*', *events[-1][1:])
        else:
            argument = plain(argument)
            if event == 'return' and not leaves(frame, last.get(frame)):
                kind = 'return*'
        last[frame] = kind
        names = names_of(frame)
        before = seen.get(frame, {})
        seen[frame] = names
        changed = [f'{name}={text}' for name, text in names.items() if before.get(name) != text]
        changed += [f'-{name}' for name in before if name not in names]
        events.append((kind, code.co_name, frame.f_lineno, argument, ' '.join(changed)))
        return trace

    main = types.ModuleType('__main__')
    sys.modules['__main__'] = main
    try:
        code = compile(source, 'main.py', 'exec', dont_inherit=True)
        sys.settrace(trace)
        exec(code, main.__dict__)
    except BaseException as error:
        sys.settrace(None)
        events.append(('uncaught', '', 0, type(error).__name__, ''))
    finally:
        sys.settrace(None)
    return events[:600]


reported = traced(SOURCE)
print(MARK, end='')
for event in reported:
    print(*event)
