import { PyBytes } from '../../objects/bytes.ts';
import { typeError } from '../../objects/errors.ts';
import { requireIndex, toSize } from '../../objects/integer-index.ts';
import { typeOf, type Value } from '../../objects/object.ts';
import { asStr } from '../../objects/string.ts';
import { TextBuilder } from '../../objects/text/builder.ts';
import type { Machine } from '../../vm/machine.ts';
import { defineModule, func } from '../native-module.ts';
import { frozenTwins } from '../../frozen/intrinsic.ts';
import { source as twins } from '../../frozen/patterns.ts';
import { sourceModule } from '../registry.ts';
import { matchType } from './match.ts';
import './match-methods.ts';
import { patternErrorType } from './pattern-error.ts';
import { PyPattern, patternType } from './pattern.ts';
import './pattern-methods.ts';
import { makeProgram } from './programs.ts';
import { plainText } from './subject-text.ts';
import { valueOfText } from './template.ts';

/** `re`: https://docs.python.org/3.14/library/re.html */

frozenTwins(twins);

const special = new Set('()[]{}?*+-|^$\\.&~# \t\n\r\v\f');

defineModule('_sre', [
  ['Pattern', patternType],
  ['Match', matchType],
  ['PatternError', patternErrorType],
  func('compile', '(pattern, flags, /)', (vm: Machine, source: Value, given: Value) => {
    if (asStr(source) === undefined && !(source instanceof PyBytes))
      throw typeError('first argument must be string or compiled pattern');
    const flags = toSize(requireIndex(given) ?? 0) | 0;
    return new PyPattern(source, flags, makeProgram(vm, source, flags));
  }),
  func('escape', '(pattern, /)', (vm: Machine, source: Value) => {
    const text = plainText(source);
    if (text === undefined) throw typeError(`decoding to str: need a bytes-like object, ${typeOf(source).name} found`);
    vm.reserve(4 * text.length);
    const result = new TextBuilder();
    for (const char of text) result.add(special.has(char) ? `\\${char}` : char);
    return valueOfText(result.text(), asStr(source) !== undefined);
  }),
]);

sourceModule(
  're',
  String.raw`
import enum
import _sre
from _sre import Match, Pattern, PatternError, escape

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge',
           'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE',
           'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']

error = PatternError

@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex

_cache = {}
_cache_size = 512

def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    flags & 0
    made = _sre.compile(pattern, flags)
    if len(_cache) >= _cache_size:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made

def compile(pattern, flags=0):
    return _compile(pattern, flags)

def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)

def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)

def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)

def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)

def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)

class _NotGiven(int):
    pass

_not_given = _NotGiven()

def _options(function, fixed, name, args, count, flags):
    """The count and the flags, which may still be given by position."""
    if args:
        if count is not _not_given:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")
        count, *args = args
        if args:
            if flags is not _not_given:
                raise TypeError(f"{function}() got multiple values for argument 'flags'")
            flags, *args = args
            if args:
                raise TypeError(f'{function}() takes from {fixed} to {fixed + 2} positional arguments '
                                f'but {fixed + 2 + len(args)} were given')
    return count, flags

def sub(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    if args:
        count, flags = _options('sub', 3, 'count', args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)

def subn(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    if args:
        count, flags = _options('subn', 3, 'count', args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)

def split(pattern, string, *args, maxsplit=_not_given, flags=_not_given):
    if args:
        maxsplit, flags = _options('split', 2, 'maxsplit', args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)

def purge():
    _cache.clear()

class Scanner:
    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self.scanner = compile('|'.join(f'({phrase})' for phrase, action in lexicon), flags)
        # By the number of the group around each phrase; a phrase may have groups of its own.
        self._actions = actions = {}
        group = 1
        for phrase, action in lexicon:
            actions[group] = action
            group += 1 + compile(phrase, flags).groups

    def scan(self, string):
        result = []
        end = 0
        while (found := self.scanner.match(string, end)) is not None and found.end() > end:
            action = self._actions[found.lastindex]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            end = found.end()
        return result, string[end:]
`,
);
