import { describe, expect, test } from 'vitest';
import { load, replace } from '../image/testing.ts';
import { run } from '../testing/run.ts';

const changes = {
  rebound: 'builtins.len = 5',
  deleted: 'del builtins.len, builtins.abs',
  added: 'builtins.extra = 5',
  'of another hash': 'class Odd:\n    def __hash__(self):\n        return 5\nvars(builtins)[Odd()] = 5',
  'all taken away': 'vars(builtins).clear()',
  'half taken away': 'for name in sorted(vars(builtins))[:140]:\n    del vars(builtins)[name]',
};

const look = 'import builtins\nprint(len("abc"), abs(-2), len(vars(builtins)), hasattr(builtins, "extra"))';

/** The machine is written and read in the midst of it, too. */
function change(deed: string): void {
  const subject = load(`import builtins\n${deed}\nlast = 0\n`);
  while (subject.vm.run(20).kind === 'sliced') replace(subject);
}

describe('the builtins, which machines share until they are written to', () => {
  const before = run(look).stdout;

  test.each(Object.entries(changes))('L3 of a machine that found them %s are no other machine’s', (_, deed) => {
    const ran = run(`import builtins\nkept = print, len, vars\n${deed}\nkept[0](kept[1](kept[2](builtins)))`);
    expect(ran.exception).toBe(null);
    change(deed);
    expect(run(look).stdout).toBe(before);
    expect(before).toMatch(/^3 2 1\d\d False\n$/u);
  });
});
