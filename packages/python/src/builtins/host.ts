import { builtin } from './registry.ts';

/** What elsewhere reaches for the host: files, the debugger, the pager. The frozen twins do it all. */
builtin('breakpoint', '(*args, **kws)', () => undefined, { slow: 'call_breakpoint' });
builtin('help', '(*args)', () => undefined, { slow: 'call_help' });
builtin(
  'open',
  "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
  () => undefined,
  { slow: 'open_file' },
);
