"""There are no processes."""
import unittest


def _no_process(*args, **kwargs):
    raise unittest.SkipTest('needs a host: processes')


assert_python_ok = assert_python_failure = run_python_until_end = spawn_python = kill_python = _no_process
make_script = make_pkg = make_zip_pkg = make_zip_script = run_test_script = interpreter_requires_environment = _no_process
