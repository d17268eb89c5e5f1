/** Frames, closures and generators as `inspect` shows them. */
export const source = String.raw`
def currentframe():
    return _sys._getframe(0)

Traceback = _namedtuple('Traceback', 'filename lineno function code_context index', module='inspect')
FrameInfo = _namedtuple('FrameInfo', 'frame filename lineno function code_context index', module='inspect')

def getframeinfo(frame, context=1):
    line = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    code = _code_of(frame)
    text = _inspect.source_text(code)
    lines = None
    index = None
    if text is not None and context > 0:
        everything = text.splitlines(keepends=True)
        start = max(0, min(line - 1 - context // 2, len(everything) - context))
        lines = everything[start:start + context]
        index = line - 1 - start
    return Traceback(code.co_filename, line, code.co_name, lines, index)

def getouterframes(frame, context=1):
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found

def getinnerframes(tb, context=1):
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found

def stack(context=1):
    return getouterframes(_sys._getframe(0), context)

def trace(context=1):
    error = _sys.exception()
    return getinnerframes(None if error is None else error.__traceback__, context)

ArgInfo = _namedtuple('ArgInfo', 'args varargs keywords locals', module='inspect')

def getargvalues(frame):
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    names = code.co_varnames
    varargs = names[count] if code.co_flags & CO_VARARGS else None
    varkw = names[count + (varargs is not None)] if code.co_flags & CO_VARKEYWORDS else None
    return ArgInfo([*names[:count]], varargs, varkw, frame.f_locals)

ClosureVars = _namedtuple('ClosureVars', 'nonlocals globals builtins unbound', module='inspect')

def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    import dis
    code = func.__code__
    nonlocals = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            nonlocals[name] = cell.cell_contents
        except ValueError:
            continue
    names = func.__globals__
    builtins = func.__builtins__
    found_globals = {}
    found_builtins = {}
    unbound = set()
    for instruction in dis.get_instructions(code):
        name = instruction.argval
        if instruction.opname == 'LOAD_ATTR':
            unbound.add(name)
        elif instruction.opname in ('LOAD_GLOBAL', 'LOAD_NAME'):
            if name in names:
                found_globals[name] = names[name]
            elif name in builtins:
                found_builtins[name] = builtins[name]
            else:
                unbound.add(name)
    return ClosureVars(nonlocals, found_globals, found_builtins, unbound)

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'

def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED

def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    return {} if generator.gi_frame is None else dict(generator.gi_frame.f_locals)

CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'AGEN_CLOSED'

def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED

def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, 'cr_frame', None)
    return {} if frame is None else dict(frame.f_locals)

def getasyncgenstate(agen):
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED

def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f'{agen!r} is not a Python async generator')
    return {} if agen.ag_frame is None else dict(agen.ag_frame.f_locals)
`;
