import { sourceModule } from '../registry.ts';
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

__all__ = ['TestResult', 'TestCase', 'TestSuite', 'TextTestRunner', 'TestLoader', 'FunctionTestCase', 'main',
           'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless', 'expectedFailure', 'TextTestResult',
           'addModuleCleanup', 'doModuleCleanups', 'enterModuleContext']
`,
);
