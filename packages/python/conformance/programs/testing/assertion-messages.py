# What each assertion says when it fails: every message is CPython's, differences included.
import unittest


class Messages(unittest.TestCase):
    maxDiff = None

    def runTest(self):
        pass

    def say(self, method, *args, **kwargs):
        try:
            getattr(self, method)(*args, **kwargs)
        except AssertionError as error:
            print(f'{method}: {error}')
        else:
            print(f'{method}: holds')


case = Messages()
say = case.say
say('assertEqual', 1, 2)
say('assertEqual', [1, 2, 3], [1, 2, 4])
say('assertEqual', [1, 2, 3], [1, 2])
say('assertEqual', (1,), (1, 2))
say('assertEqual', 'one\ntwo\nthree', 'one\ntwQ\nthree')
say('assertEqual', 'hello', 'hallo')
say('assertEqual', {'a': 1, 'b': [1] * 40}, {'a': 1, 'b': [1] * 39 + [2]})
say('assertEqual', {1, 2, 3}, {1, 2, 5})
say('assertEqual', [*range(100)], [*range(101)])
say('assertEqual', [f'a long line of text here {i}' for i in range(9)], [f'a long line of text there {i}' for i in range(8)])
say('assertEqual', 'x' * 200, 'x' * 199 + 'y')
say('assertEqual', ['x y z ' * 30], ['x y z ' * 31])
say('assertEqual', 1, 2, 'with a message')
say('assertNotEqual', 3, 3)
say('assertTrue', [])
say('assertFalse', 'text')
say('assertIs', [], [])
say('assertIsNot', None, None)
say('assertIsNone', 0)
say('assertIsNotNone', None)
say('assertIn', 3, [1, 2])
say('assertNotIn', 'a', 'abc')
say('assertIsInstance', 1, str)
say('assertIsInstance', 1, (str, list))
say('assertNotIsInstance', True, int)
say('assertIsSubclass', int, str)
say('assertNotIsSubclass', bool, int)
say('assertAlmostEqual', 1.0, 1.1)
say('assertAlmostEqual', 1.0, 1.1, delta=0.05)
say('assertAlmostEqual', 1.0, 1.00000001)
say('assertNotAlmostEqual', 1.0, 1.00000000001)
say('assertGreater', 1, 2)
say('assertGreaterEqual', 1, 2)
say('assertLess', 2, 1)
say('assertLessEqual', 2, 1)
say('assertCountEqual', [1, 2, 2, 3], [1, 2, 3, 3])
say('assertCountEqual', [[1], [2]], [[2], [1]])
say('assertSequenceEqual', [1, 2], (1, 3))
say('assertDictEqual', {f'k{i}': i for i in range(20)}, {f'k{i}': i for i in range(21)})
say('assertMultiLineEqual', 'a\nb\n', 'a\nc\n')
say('assertHasAttr', case, 'nothing')
say('assertNotHasAttr', case, 'say')
say('assertStartsWith', 'scope', 'cell')
say('assertEndsWith', 'scope', 'ope')
say('assertRaises', ValueError, int, '3')
say('assertRaises', ValueError, int, 'x')
say('fail', 'on purpose')

with case.assertRaises(KeyError) as caught:
    {}['name']
print(repr(caught.exception))
