import './traceback-natives.ts';
import { sourceModule } from './registry.ts';
import { source as exceptions } from './traceback-exceptions.ts';
import { source as summaries } from './traceback-summaries.ts';

/** `traceback`: https://docs.python.org/3.14/library/traceback.html */
sourceModule('traceback', summaries, exceptions);

/** `linecache`: the program's own text is all that there is to be read. */
sourceModule(
  'linecache',
  String.raw`
import _traceback

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}

def getlines(filename, module_globals=None):
    if filename in cache:
        return cache[filename][2]
    text = _traceback.whole_source(filename)
    if text is None:
        return []
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = (len(text), None, lines, filename)
    return lines

def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''

def updatecache(filename, module_globals=None):
    cache.pop(filename, None)
    return getlines(filename, module_globals)

def clearcache():
    cache.clear()

def checkcache(filename=None):
    return None

def lazycache(filename, module_globals):
    return False
`,
);
