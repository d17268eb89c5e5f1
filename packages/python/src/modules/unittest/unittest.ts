import { sourceModule } from '../registry.ts';
import './async-case.ts';
import './case.ts';
import './difference.ts';
import './loader.ts';
import './pretty.ts';
import './result.ts';
import './runner.ts';
import './suite.ts';
import './util.ts';

/** `unittest`: https://docs.python.org/3.14/library/unittest.html */
sourceModule(
  'unittest',
  String.raw`
from unittest.result import TestResult
from unittest.case import (addModuleCleanup, TestCase, FunctionTestCase, SkipTest, skip, skipIf, skipUnless,
                           expectedFailure, doModuleCleanups, enterModuleContext)
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import TestLoader, defaultTestLoader
from unittest.runner import TextTestRunner, TextTestResult
from unittest.main import TestProgram, main

__all__ = ['IsolatedAsyncioTestCase', 'TestResult', 'TestCase', 'TestSuite', 'TextTestRunner', 'TestLoader', 'FunctionTestCase', 'main',
           'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless', 'expectedFailure', 'TextTestResult',
           'addModuleCleanup', 'doModuleCleanups', 'enterModuleContext']

def __getattr__(name):
    # Few tests are asynchronous, and asyncio is large.
    if name == 'IsolatedAsyncioTestCase':
        global IsolatedAsyncioTestCase
        from unittest.async_case import IsolatedAsyncioTestCase
        return IsolatedAsyncioTestCase
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')

def __dir__():
    return globals().keys() | {'IsolatedAsyncioTestCase'}
`,
);
