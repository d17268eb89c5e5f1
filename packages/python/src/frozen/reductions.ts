/** What `copy` and `pickle` ask of every object: https://docs.python.org/3.14/library/pickle.html#object.__reduce_ex__ */
export const source = String.raw`
def object_reduce_ex(self, protocol, /):
    protocol = plain_index(protocol)
    if _has_own_reduce(self):
        return self.__reduce__()
    return object_reduction(self, protocol)

def object_reduce(self, /):
    return object_reduction(self, 0)

def object_reduction(self, protocol):
    native = _native_reduction(self)
    if native is not None:
        return native
    copyreg = _import('copyreg', ('*',))
    if isinstance(self, bytearray):
        return copyreg._reduce_bytearray(self, protocol)
    if protocol < 2:
        return copyreg._reduce_ex(self, protocol)
    return copyreg._reduce_new(self)

def object_getstate(self, /):
    return _import('copyreg', ('*',))._state(self, False)
`;
