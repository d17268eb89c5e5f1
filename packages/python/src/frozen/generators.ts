/**
 * Generators that wait for another one: `throw()` and `close()` go to the inner one first. `aclose()` is a throw: what an
 * asynchronous generator awaits may await more before it ends.
 */
export const source = String.raw`
def generator_throw(generator, kind, *rest):
    inner = _begin_delegate(generator)
    if _is_exit(kind) and not _is_async_generator(generator):
        failure = None
        try:
            close_delegate(inner)
        except BaseException as error:
            failure = error
        if failure is None:
            failure = thrown_or_failure(kind, rest)
        return _throw_here(generator, failure)
    try:
        throw = getattr(inner, 'throw', None)
    except BaseException:
        _end_delegate(generator)
        raise
    if throw is None:
        return _throw_here(generator, thrown_or_failure(kind, rest))
    try:
        value = throw(kind, *rest)
        _end_delegate(generator)
        return value
    except BaseException as error:
        failure = error
    return _throw_here(generator, failure)

def close_delegate(inner):
    close = None
    try:
        close = getattr(inner, 'close', None)
    except BaseException as error:
        report_unraisable(error, 'Exception ignored while closing generator', inner)
    if close is not None:
        close()

def thrown_exception(kind, value=None, traceback=None):
    if _is_exception(kind):
        made = kind
    elif value is None:
        made = kind()
    elif isinstance(value, kind):
        made = value
    elif isinstance(value, tuple):
        made = kind(*value)
    else:
        made = kind(value)
    if not _is_exception(made):
        raise TypeError(f'calling {kind!r} should have returned an instance of BaseException, not {_type_name(made)}')
    if traceback is not None:
        made.__traceback__ = traceback
    return made

def thrown_or_failure(kind, rest):
    # What goes wrong in making it is what the generator gets.
    try:
        return thrown_exception(kind, *rest)
    except BaseException as failure:
        return failure

def generator_throw_made(self, kind, value=None, traceback=None, /):
    return self.throw(thrown_or_failure(kind, (value, traceback)))

def generator_close(generator):
    inner = _begin_delegate(generator)
    failure = None
    try:
        close_delegate(inner)
    except BaseException as error:
        failure = error
    if failure is None:
        failure = _exit_exception()
    return _close_here(generator, failure)
`;
