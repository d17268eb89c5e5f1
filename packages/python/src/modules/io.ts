import { sourceModule } from './registry.ts';

/** `io`: text and bytes in memory. There are no files. */
sourceModule(
  'io',
  String.raw`
import sys

__all__ = ['StringIO', 'BytesIO', 'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
TextIOWrapper = type(sys.stdout)

class UnsupportedOperation(OSError, ValueError):
    pass

class _Memory:
    """What both have in common; _empty and _joined are the class's own."""

    def _check(self):
        if self._closed:
            raise ValueError('I/O operation on closed file' + ('' if self._empty == '' else '.'))

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        self._closed = True
        self._value = self._empty

    @property
    def closed(self):
        return self._closed

    def flush(self):
        self._check()

    def isatty(self):
        return False

    def readable(self):
        return True

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def tell(self):
        self._check()
        return self._place

    def seek(self, place, whence=0, /):
        self._check()
        if whence == 1:
            place += self._place
        elif whence == 2:
            place += len(self._value)
        if place < 0:
            raise ValueError(f'negative seek value {place}' if self._empty != '' else f'Negative seek position {place}')
        self._place = place
        return place

    def truncate(self, size=None, /):
        self._check()
        size = self._place if size is None else size
        self._value = self._value[:size]
        return size

    def read(self, size=-1, /):
        self._check()
        end = len(self._value) if size is None or size < 0 else self._place + size
        result = self._value[self._place:end]
        self._place += len(result)
        return result

    def readline(self, size=-1, /):
        self._check()
        end = self._value.find(self._newline, self._place)
        end = len(self._value) if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._place + size)
        result = self._value[self._place:end]
        self._place += len(result)
        return result

    def readlines(self, hint=-1, /):
        return [*self]

    def _put(self, data):
        self._check()
        value = self._value
        place = self._place
        if place == len(value):
            self._value = value + data
        else:
            gap = self._filler * (place - len(value))
            self._value = value[:place] + gap + data + value[place + len(data):]
        self._place = place + len(data)
        return len(data)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def getvalue(self):
        self._check()
        return self._value

class StringIO(_Memory):
    _empty = ''
    _newline = '\n'
    _filler = '\0'

    def __init__(self, initial_value='', newline='\n'):
        self._closed = False
        self._value = initial_value or ''
        self._place = 0

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f'string argument expected, got {type(text).__name__!r}')
        return self._put(text)

class BytesIO(_Memory):
    _empty = b''
    _newline = b'\n'
    _filler = b'\0'

    def __init__(self, initial_bytes=b''):
        self._closed = False
        self._value = bytes(initial_bytes)
        self._place = 0

    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(data))

    def getbuffer(self):
        self._check()
        return memoryview(bytearray(self._value))

    def readinto(self, buffer, /):
        view = memoryview(buffer)
        if view.readonly:
            raise TypeError(f'readinto() argument must be read-write bytes-like object, not {type(buffer).__name__}')
        data = self.read(view.nbytes)
        view.cast('B')[:len(data)] = data
        view.release()
        return len(data)

    readinto1 = readinto
    read1 = _Memory.read

for _cls in (StringIO, BytesIO, UnsupportedOperation):
    _cls.__module__ = '_io' if _cls is not UnsupportedOperation else 'io'
`,
);
