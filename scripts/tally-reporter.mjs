/**
 * A vitest reporter that counts, for the last line of `npm test`, and names what was skipped.
 *
 * Whatever makes a run fail counts as a failure, also where no test case says so: a file that cannot be loaded, a hook
 * that throws, an error nobody caught.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './house.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: string[] }} Tally
 */

export default class TallyReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Tally} */
    const tally = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      tally.failed += module.errors().length;
      for (const suite of module.children.allSuites()) tally.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') tally.passed += 1;
        else if (result.state === 'failed') tally.failed += 1;
        else tally.skipped.push(nameOf(module, test, result.state === 'skipped' ? result.note : undefined));
      }
    }
    const path = process.env.NONLOCAL_TALLY;
    if (path !== undefined) writeFileSync(path, JSON.stringify(tally));
  }
}

/**
 * @param {import('vitest/node').TestModule} module
 * @param {import('vitest/node').TestCase} test
 * @param {string | undefined} reason
 */
function nameOf(module, test, reason) {
  return `${relative(root, module.moduleId)} > ${test.fullName}${reason === undefined ? '' : ` (${reason})`}`;
}
