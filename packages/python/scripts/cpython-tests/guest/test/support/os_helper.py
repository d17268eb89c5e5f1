"""There are no files and no environment."""
import unittest

TESTFN = TESTFN_ASCII = '@test'
TESTFN_UNICODE = TESTFN_NONASCII = TESTFN_UNDECODABLE = FS_NONASCII = None
SAVEDCWD = ''


def _no_files(*args, **kwargs):
    raise unittest.SkipTest('needs a host: files')


temp_cwd = temp_dir = create_empty_file = change_cwd = rmtree = rmdir = make_bad_fd = _no_files
can_symlink = can_xattr = can_chmod = can_dac_override = fs_is_case_insensitive = lambda *args: False


class FakePath:
    """What has a path, or says that it has none."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f'<FakePath {self.path!r}>'

    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type):
            raise self.path
        return self.path


def unlink(filename):
    pass


def skip_unless_symlink(test):
    return unittest.skip('needs a host: files')(test)


skip_unless_xattr = skip_unless_working_chmod = skip_unless_dac_override = skip_unless_hardlink = skip_unless_symlink


class EnvironmentVarGuard:
    def __enter__(self):
        raise unittest.SkipTest('needs a host: environment')

    def __exit__(self, *exc_info):
        return None
