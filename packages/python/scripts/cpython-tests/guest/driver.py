"""Runs in the machine: imports a test file, names its tests, and runs the one it is told to.

It speaks to the runner by lines that begin with a record separator; whatever else is written is the tests' own output.
"""
import json
import sys
import unittest

_out = sys.stdout


def say(kind, value):
    _out.write(f'\n\x1e{kind}{json.dumps(value)}\n')


def last_line(error):
    try:
        text = str(error)
    except BaseException:
        text = '<no text>'
    name = type(error).__qualname__
    line = f'{name}: {text}' if text else name
    note = getattr(error, '__notes__', None)
    return f'{line} | {note}' if note else line


class Collector(unittest.TestResult):
    """Keeps the last line of a traceback, not its text."""

    def _exc_info_to_string(self, err, test):
        frame = err[2]
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        where = ''
        if frame is not None:
            where = f' [{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}]'
        return last_line(err[1]) + where


def flatten(suite):
    for test in suite:
        if isinstance(test, unittest.TestCase):
            yield test
        elif test is not None:
            yield from flatten(test)


def named(tests):
    seen = {}
    for test in tests:
        key = getattr(test, 'doctest_name', None)
        if key is None:
            key = f'{type(test).__qualname__}.{test._testMethodName}'
        count = seen[key] = seen.get(key, 0) + 1
        yield (key if count == 1 else f'{key}#{count}'), test


def load(name):
    module = __import__(name, None, None, ['__name__'])
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromModule(module)
    return dict(named(flatten(suite)))


def verdict(result):
    if result.errors or result.failures:
        return ['failed', (result.errors + result.failures)[0][1]]
    if result.unexpectedSuccesses:
        return ['failed', 'unexpected success']
    if result.skipped:
        return ['skipped', result.skipped[0][1]]
    return ['passed', '']


def run(test):
    """What to say, and the value: the test's verdict, or that of each example in a docstring."""
    examples = getattr(test, 'run_examples', None)
    if examples is not None:
        return 'examples', examples()
    result = Collector()
    unittest.TestSuite([test]).run(result)
    return 'result', verdict(result)


def main():
    try:
        tests = load(input())
    except unittest.SkipTest as error:
        say('skipped', str(error))
        return
    except Exception as error:
        say('broken', last_line(error))
        return
    say('tests', [*tests])
    chosen = input()
    import standin
    standin.strict = True
    try:
        say(*run(tests[chosen]))
    except unittest.SkipTest as error:
        say('result', ['skipped', str(error)])
    except BaseException as error:
        say('result', ['failed', last_line(error)])


if __name__ == '__main__':
    main()
