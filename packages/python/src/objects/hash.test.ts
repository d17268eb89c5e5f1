import { describe, expect, it } from 'vitest';
import { run } from '../testing/run.ts';

describe('numbers and tuples hash as on a 64-bit CPython', () => {
  it.each([
    ['(1, 2)', '-3550055125485641917'],
    ['(1, 2, 3)', '529344067295497451'],
    ['()', '5740354900026072187'],
    ['((1, 2), (3,))', '-8303551883679707139'],
    ['(0.5, -1, True)', '1751266143600406195'],
    ['(10**30,)', '-868403863412041957'],
    ['-1', '-2'],
    ['0.1', '230584300921369408'],
    ['-1.5', '-1152921504606846977'],
    ['1e300', '1224995262755759164'],
    ['5e-324', '16777216'],
    ['float("-inf")', '-314159'],
    ['2**61 - 1', '0'],
    ['-2**61', '-2'],
    ['-2**100', '-549755813888'],
    ['1 + 2j', '2000007'],
    ['None', '4238894112'],
  ])('hash(%s) is %s', (source, hash) => {
    expect(run(`print(hash(${source}))`).stdout).toBe(`${hash}\n`);
  });

  it('equal numbers have equal hashes', () => {
    expect(run('print(hash(2**70) == hash(2.0**70), hash(True) == hash(1.0), hash(1j**2) == hash(-1))').stdout).toBe(
      'True True True\n',
    );
  });

  it('the hash of a text is the same in every run, and that of bytes is the text’s', () => {
    const hash = run("print(hash('spam'))").stdout;
    expect(run("print(hash('spam'))").stdout).toBe(hash);
    expect(run("print(hash(b'spam'))").stdout).toBe(hash);
  });

  it('what cannot be hashed says so', () => {
    expect(run('hash(bytearray())').exception).toBe('TypeError("unhashable type: \'bytearray\'",)');
  });
});
