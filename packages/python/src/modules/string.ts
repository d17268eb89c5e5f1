import { indexOf, readPath, readTemplate } from '../objects/format/template-fields.ts';
import { PyList } from '../objects/list.ts';
import { PyTuple } from '../objects/tuple.ts';
import { typeError } from '../objects/errors.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { listIteratorType, PyListIterator } from '../objects/sequence-iterators.ts';
import { asStr } from '../objects/string.ts';
import { None } from '../objects/singleton.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func } from './native-module.ts';
import { sourceModule } from './registry.ts';

/** `string`: https://docs.python.org/3.14/library/string.html */
defineModule('_string', [
  /** Literal text, field, specification and conversion of each part, as `Formatter.parse` gives them. */
  func('formatter_parser', '(template, /)', (vm: Machine, given: Value) => {
    const template = templateText(given);
    vm.charge(template.length);
    const parts = Array.from(readTemplate(template), ({ literal, field, spec, conversion }) => {
      return new PyTuple([literal, field ?? None, field === null ? None : spec, conversion ?? None]);
    });
    return new PyListIterator(new PyList(parts), listIteratorType);
  }),
  /** The name or number in front, and of each further step whether it is an attribute, and which. */
  func('formatter_field_name_split', '(field, /)', (vm: Machine, given: Value) => {
    const field = templateText(given);
    vm.charge(field.length);
    const { first, steps } = readPath(field);
    const rest = steps.map((step) => new PyTuple([step.kind === 'attribute', step.index ?? step.name]));
    return new PyTuple([indexOf(first) ?? first, new PyListIterator(new PyList(rest), listIteratorType)]);
  }),
]);

function templateText(given: Value): string {
  const template = asStr(given);
  if (template === undefined) throw typeError(`expected str, got ${typeOf(given).name}`);
  return template;
}

sourceModule(
  'string',
  String.raw`
import _string

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_${'`'}{|}~"""
printable = digits + ascii_letters + punctuation + whitespace

def capwords(s, sep=None):
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])

class _LazyPattern:
    """The pattern of Template itself: re is imported when it is first needed."""

    def __get__(self, instance, cls=None):
        return _compile_pattern(cls)

def _compile_pattern(cls):
    import re
    pattern = cls.__dict__.get('pattern')
    if pattern is None or isinstance(pattern, _LazyPattern):
        mark = re.escape(cls.delimiter)
        braced = cls.braceidpattern or cls.idpattern
        pattern = (f'{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})|'
                   f'{{(?P<braced>{braced})}}|(?P<invalid>))')
    if cls.flags is None:
        cls.flags = re.IGNORECASE
    cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)
    return cls.pattern

_nothing = {}

class Template:
    """A string class for supporting $-substitutions."""

    delimiter = '$'
    # Letters of ASCII only, even where the flags do not say so.
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = None
    pattern = _LazyPattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        _compile_pattern(cls)

    def __init__(self, template):
        self.template = template

    def _name_of(self, match):
        """The name of a placeholder; None where the delimiter stands for itself, ... where it stands alone."""
        name = match.group('named') or match.group('braced')
        if name is not None:
            return name
        if match.group('escaped') is not None:
            return None
        if match.group('invalid') is not None:
            return ...
        raise ValueError('Unrecognized named group in pattern', self.pattern)

    def _invalid(self, match):
        place = match.start('invalid')
        lines = self.template[:place].splitlines(keepends=True)
        if not lines:
            column = lineno = 1
        else:
            column = place - len(''.join(lines[:-1]))
            lineno = len(lines)
        raise ValueError(f'Invalid placeholder in string: line {lineno}, col {column}')

    def _values(self, mapping, kws):
        if mapping is _nothing:
            return kws
        if not kws:
            return mapping
        from collections import ChainMap
        return ChainMap(kws, mapping)

    def substitute(self, mapping=_nothing, /, **kws):
        values = self._values(mapping, kws)

        def convert(match):
            name = self._name_of(match)
            if name is ...:
                self._invalid(match)
            return self.delimiter if name is None else str(values[name])

        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping=_nothing, /, **kws):
        values = self._values(mapping, kws)

        def convert(match):
            name = self._name_of(match)
            if name is None:
                return self.delimiter
            if name is ...:
                return match.group()
            try:
                return str(values[name])
            except KeyError:
                return match.group()

        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        return ... not in [self._name_of(match) for match in self.pattern.finditer(self.template)]

    def get_identifiers(self):
        names = [self._name_of(match) for match in self.pattern.finditer(self.template)]
        return [*dict.fromkeys([name for name in names if name is not None and name is not ...])]

class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            first, _, rest = field.partition('.')
            if first == '' or first.startswith('['):
                if auto is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                field = str(auto) + field
                auto += 1
            elif first.isdigit():
                if auto:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto = False
            obj, key = self.get_field(field, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return ''.join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        end = 0
        while end < len(field_name) and field_name[end] not in '.[':
            end += 1
        first = field_name[:end]
        if first.isdigit():
            first = int(first)
        obj = self.get_value(first, args, kwargs)
        while end < len(field_name):
            if field_name[end] == '.':
                start = end + 1
                end = start
                while end < len(field_name) and field_name[end] not in '.[':
                    end += 1
                obj = getattr(obj, field_name[start:end])
            else:
                close = field_name.index(']', end)
                item = field_name[end + 1:close]
                obj = obj[int(item) if item.isdigit() else item]
                end = close + 1
        return obj, first
`,
);
