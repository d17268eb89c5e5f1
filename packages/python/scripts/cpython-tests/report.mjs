/**
 * @typedef {{ name: string, verdict: 'passed' | 'failed' | 'skipped', reason: string }} Test
 * @typedef {{ file: string, broken: { verdict: string, reason: string } | null, tests: Test[], standins: string[] }} FileResult
 */

/**
 * Counts results and prints them: a line for each file as it comes, a total for each group at the end. With a judge, a
 * test counts only if it passes there.
 */
export class Report {
  #totals = new Map();
  #reasons = new Map();
  #standins = new Set();

  /**
   * @param {Readonly<Record<string, readonly string[]>>} groups
   * @param {Record<string, Record<string, string>> | null} judge verdicts by file and test
   * @param {{ failures: boolean, skipped: boolean }} options
   */
  constructor(groups, judge, options) {
    this.groups = groups;
    this.judge = judge;
    this.options = options;
    print('file                                       passed failed skipped      %');
  }

  /** @param {FileResult} result */
  add(result) {
    const { file, tests, broken } = result;
    const count = { passed: 0, failed: 0, skipped: 0 };
    const lines = [];
    for (const test of tests) {
      const verdict = judged(test, this.judge?.[file]);
      count[verdict]++;
      if (verdict === 'skipped')
        tally(
          this.#reasons,
          test.verdict === 'skipped' ? reasonGroup(test.reason) : 'does not pass in the judge either',
        );
      if ((this.options.failures && verdict === 'failed') || (this.options.skipped && test.verdict === 'skipped'))
        lines.push(`    ${test.name}: ${lastLine(test.reason)}`);
    }
    const note =
      broken === null
        ? ''
        : `  ${broken.verdict === 'skipped' ? 'skipped' : 'not imported'}: ${lastLine(broken.reason)}`;
    print(row(file, count) + note);
    for (const line of lines) print(line);
    const group = Object.keys(this.groups).find((name) => this.groups[name].includes(file)) ?? 'others';
    const total = this.#totals.get(group) ?? { passed: 0, failed: 0, skipped: 0 };
    for (const verdict of Object.keys(total)) total[verdict] += count[verdict];
    this.#totals.set(group, total);
    for (const name of result.standins) this.#standins.add(name);
  }

  finish() {
    print('');
    for (const [group, total] of this.#totals) print(row(group, total));
    print('\nskipped, by reason:');
    for (const [reason, count] of [...this.#reasons].toSorted((a, b) => b[1] - a[1]))
      print(`${String(count).padStart(6)}  ${reason}`);
    if (this.#standins.size === 0) return;
    print('\nmodules that stand-ins stood for (their use fails, or is skipped where it needs a host):');
    print(`  ${[...this.#standins].toSorted((a, b) => (a < b ? -1 : 1)).join(' ')}`);
  }
}

/** Prints the tests whose verdict is another than before. */
export function compareResults(before, after) {
  const old = new Map(before.flatMap(({ file, tests }) => tests.map((test) => [`${file} ${test.name}`, test.verdict])));
  print('\nchanged:');
  for (const { file, tests } of after) {
    for (const { name, verdict, reason } of tests) {
      const was = old.get(`${file} ${name}`);
      if (was !== undefined && was !== verdict) print(`  ${file} ${name}: ${was} → ${verdict} ${lastLine(reason)}`);
    }
  }
}

function judged(test, verdicts) {
  if (verdicts === undefined || test.verdict === 'skipped') return test.verdict;
  return verdicts[test.name] === 'passed' ? test.verdict : 'skipped';
}

function row(name, { passed, failed, skipped }) {
  const percent = passed + failed === 0 ? '–' : ((100 * passed) / (passed + failed)).toFixed(1);
  return `${name.padEnd(42)}${pad(passed)}${pad(failed)}${pad(skipped)}${percent.padStart(8)}`;
}

function pad(number) {
  return String(number).padStart(7);
}

function tally(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function reasonGroup(reason) {
  return /^needs a host: \S+|^needs \w+/u.exec(reason)?.[0] ?? reason.slice(0, 70);
}

function lastLine(text) {
  return String(text).trimEnd().split('\n').at(-1).slice(0, 300);
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
