"""There are no threads."""
from test.support import _skipping
import unittest

can_start_thread = False
requires_working_threading = _skipping('needs threads')
reap_threads = _skipping('needs threads')


def threading_setup():
    return ()


def threading_cleanup(*original):
    pass


def _no_threads(*args, **kwargs):
    raise unittest.SkipTest('needs threads')


start_threads = join_thread = catch_threading_exception = run_concurrently = wait_threads_exit = _no_threads
