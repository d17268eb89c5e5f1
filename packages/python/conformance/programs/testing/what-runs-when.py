# The order of fixtures, tests and cleanups, and what a result keeps.
import unittest

log = []


def setUpModule():
    log.append('setUpModule')
    unittest.addModuleCleanup(log.append, 'module cleanup')


def tearDownModule():
    log.append('tearDownModule')


class Order(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append('setUpClass')
        cls.addClassCleanup(log.append, 'class cleanup')

    @classmethod
    def tearDownClass(cls):
        log.append('tearDownClass')

    def setUp(self):
        log.append('setUp')
        self.addCleanup(log.append, 'cleanup 1')
        self.addCleanup(log.append, 'cleanup 2')

    def tearDown(self):
        log.append('tearDown')

    def test_passes(self):
        log.append('test_passes')

    def test_fails(self):
        log.append('test_fails')
        self.fail()

    def test_raises(self):
        raise KeyError('raised')

    @unittest.skip('not today')
    def test_skipped(self):
        log.append('never')

    def test_skips_itself(self):
        self.skipTest('halfway')

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_parts(self):
        for number in range(4):
            with self.subTest('even', number=number):
                self.assertEqual(number % 2, 0)
        log.append('after the parts')


class SetUpFails(unittest.TestCase):
    def setUp(self):
        self.addCleanup(log.append, 'cleanup after failed setUp')
        raise ValueError('setUp')

    def tearDown(self):
        log.append('no tearDown')

    def test(self):
        log.append('no test')


class ClassSetUpFails(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise TypeError('setUpClass')

    def test(self):
        log.append('no test')


@unittest.skipIf(True, 'the whole class')
class Skipped(unittest.TestCase):
    def test(self):
        log.append('no test')


class Kept(unittest.TestResult):
    def _exc_info_to_string(self, err, test):
        return f'{err[0].__name__}: {err[1]}'


suite = unittest.defaultTestLoader.loadTestsFromModule(__import__('__main__'))
print(suite.countTestCases())
result = Kept()
suite.run(result)
print(log)
for name in ('errors', 'failures', 'skipped', 'expectedFailures'):
    print(name)
    for test, text in getattr(result, name):
        print('  ', test, '|', text)
print(*result.unexpectedSuccesses)
print(result.testsRun, result.wasSuccessful(), result)
print(repr(Order('test_passes')), Order('test_passes') == Order('test_passes'), Order('test_fails').id())
