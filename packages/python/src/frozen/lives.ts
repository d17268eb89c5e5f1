/** The ends of objects: finalizers, callbacks of weak references, generators that are dropped, the end of the program. */
export const source = String.raw`
def end_lives(doomed, waiting):
    while len(doomed):
        end = _end_first(doomed)
        if end is not None:
            end_one(*end)
        end = None
    _reconsider(waiting)

def end_one(kind, object, detail):
    if kind == 'finalizer':
        try:
            _special(object, '__del__')()
        except BaseException as error:
            report_unraisable(error, 'Exception ignored while calling deallocator', detail)
    elif kind == 'generator':
        end_generator(object)
    else:
        call_weak_callbacks(object)

def end_generator(generator):
    if _was_never_awaited(generator):
        warn_never_awaited(generator)
        return
    try:
        if _is_async_generator(generator):
            end_async_generator(generator)
        else:
            generator.close()
    except BaseException as error:
        report_unraisable(error, 'Exception ignored while closing generator', generator)

def end_async_generator(generator):
    finalizer = _generator_finalizer(generator)
    if finalizer is not None:
        finalizer(generator)
        return
    try:
        generator_close(generator)
    except StopAsyncIteration:
        pass

def warn_never_awaited(coroutine):
    place = _place_text()
    write_error(f"{place}: RuntimeWarning: coroutine '{coroutine.__qualname__}' was never awaited\n{_place_line()}")
    if place != '<sys>:0':
        write_error('RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n')

def call_weak_callbacks(calls):
    for callback, reference in calls:
        try:
            callback(reference)
        except BaseException as error:
            report_unraisable(error, 'Exception ignored while calling weakref callback', callback)

def weak_reference_hash(self, /):
    return _remember_hash(self, hash(_referent(self)))

def weak_reference_eq(self, value, /):
    return _referent(self) == _referent(value)

def weak_reference_ne(self, value, /):
    return _referent(self) != _referent(value)

def collect_garbage():
    count, mortals, calls = _find_garbage()
    call_weak_callbacks(calls)
    calls = None
    for end in _finalizers(mortals):
        end_one(*end)
        end = None
    _forget_garbage(mortals)
    return count

def end_program():
    run_at_exit()
    _drop_modules()
    _drop_modules()
    collect_garbage()

def run_at_exit():
    while True:
        call = _next_at_exit()
        if call is None:
            return
        func, args, kwargs = call
        try:
            func(*args, **kwargs)
        except BaseException as error:
            report_unraisable(error, 'Exception ignored in atexit callback', func)
        call = func = args = kwargs = None

def report_unraisable(error, message, object):
    _place_here(error)
    hook = _replaced('unraisablehook')
    if hook is not None:
        try:
            hook(_sys_member('UnraisableHookArgs')((type(error), error, error.__traceback__, message, object)))
            return
        except BaseException as failure:
            _place_here(failure)
            error, message, object = failure, 'Exception ignored in sys.unraisablehook', hook
    write_unraisable(error, message, object)

def write_unraisable(error, message, object):
    shown = ''
    if object is not None:
        try:
            shown = f' {object!r}'
        except BaseException:
            shown = ' <object repr() failed>'
    write_error(f'{message}{shown}:\n{_unraisable_text(error, exception_texts(_untold(error)))}')

def write_error(text):
    stream = _replaced('stderr')
    if stream is None:
        _write_error(text)
    else:
        stream.write(text)
`;
