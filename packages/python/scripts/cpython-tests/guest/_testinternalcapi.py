"""What looks into CPython's own structures: a test that asks for it is skipped."""
import unittest


def has_inline_values(obj):
    raise unittest.SkipTest("looks into CPython's own structures")
