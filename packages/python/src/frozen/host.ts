/** `open`, `help` and `breakpoint`: there are no files, but the complaints are those of a machine that has none. */
export const source = String.raw`
def open_file(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not _is_str(mode):
        raise TypeError(f"open() argument 'mode' must be str, not {_type_name(mode)}")
    letters = set(mode)
    if len(letters) != len(mode) or not letters <= set('rwxabt+'):
        raise ValueError(f'invalid mode: {mode!r}')
    if len(letters & set('rwxa')) != 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    if not isinstance(file, (str, bytes, int)):
        raise TypeError(f'expected str, bytes or os.PathLike object, not {_type_name(file)}')
    if 'r' in mode:
        failed = FileNotFoundError(2, 'No such file or directory', file)
    else:
        failed = OSError(30, 'Read-only file system', file)
    failed.add_note("There are no files in the classroom's Python: io.StringIO holds text in memory.")
    raise failed

def call_breakpoint(*args, **kws):
    return _import('sys', ('breakpointhook',)).breakpointhook(*args, **kws)

def call_help(*args):
    return _import('pydoc', ('help',)).help(*args)
`;
