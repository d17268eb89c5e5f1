/** `await`, `async for` and what they drive, where the guest's Python takes part. */
export const source = String.raw`
def get_awaitable(value, place):
    if not _has_special(value, '__await__'):
        _not_awaitable(value, place)
    return _await_iterator(_special(value, '__await__')())

def get_async_iterator(value):
    if not _has_special(value, '__aiter__'):
        raise TypeError(f"'async for' requires an object with __aiter__ method, got {_type_name(value)}")
    result = _special(value, '__aiter__')()
    if not _has_special(result, '__anext__'):
        raise TypeError("'async for' received an object from __aiter__ that does not implement __anext__: "
                        + _type_name(result))
    return result

def get_async_next(iterator):
    if not _has_special(iterator, '__anext__'):
        raise TypeError(f"'async for' requires an iterator with __anext__ method, got {_type_name(iterator)}")
    result = _special(iterator, '__anext__')()
    if _is_awaited_as_is(result):
        return result
    try:
        return get_awaitable(result, 0)
    except BaseException as error:
        raise TypeError(f"'async for' received an invalid object from __anext__: {_type_name(result)}") from error

def aiter_slow(async_iterable, /):
    result = _special(async_iterable, '__aiter__')()
    if not _has_special(result, '__anext__'):
        raise TypeError(f"aiter() returned not an async iterator of type '{_type_name(result)}'")
    return result

def anext_slow(async_iterator, /, *default):
    result = _special(async_iterator, '__anext__')()
    if default:
        return _anext_awaitable(result, default[0])
    return result

def async_generator_anext(self, /):
    _first_iteration(self)(self)
    return self.__anext__()

def async_generator_asend(self, value, /):
    _first_iteration(self)(self)
    return self.asend(value)

def async_generator_athrow(self, typ, val=None, tb=None, /):
    _first_iteration(self)(self)
    return self.athrow(typ, val, tb)

def async_generator_aclose(self, /):
    _first_iteration(self)(self)
    return self.aclose()

def async_step_send(self, value=None, /):
    kind, *rest = _step_arguments(self)
    _arm_step(self, thrown_or_failure(kind, rest))
    return self.send(value)

def async_step_close(self, /):
    try:
        self.throw(GeneratorExit)
    except (StopIteration, StopAsyncIteration, GeneratorExit):
        return
    raise RuntimeError('coroutine ignored GeneratorExit')

def anext_iterator(self):
    awaitable = _anext_inner(self)
    if not _is_awaited_as_is(awaitable):
        return get_awaitable(awaitable, 0)
    return awaitable

def anext_awaitable_next(self, /):
    return anext_awaitable_send(self, None)

def anext_awaitable_send(self, value, /):
    iterator = anext_iterator(self)
    try:
        if value is None and _has_special(iterator, '__next__'):
            return _special(iterator, '__next__')()
        return iterator.send(value)
    except StopAsyncIteration:
        pass
    raise StopIteration(_anext_default(self))

def anext_awaitable_throw(self, *args):
    iterator = anext_iterator(self)
    try:
        return iterator.throw(*args)
    except StopAsyncIteration:
        pass
    raise StopIteration(_anext_default(self))

def anext_awaitable_close(self, /):
    iterator = anext_iterator(self)
    try:
        return iterator.close()
    except StopAsyncIteration:
        pass
    raise StopIteration(_anext_default(self))
`;
