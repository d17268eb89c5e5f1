import { readTemplate } from '../objects/format/template-fields.ts';
import { PyList } from '../objects/list.ts';
import { PyTuple } from '../objects/tuple.ts';
import { typeError } from '../objects/errors.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { asStr } from '../objects/string.ts';
import { None } from '../objects/singleton.ts';
import type { Machine } from '../vm/machine.ts';
import { defineModule, func } from './native-module.ts';
import { sourceModule } from './registry.ts';

/** `string`: https://docs.python.org/3.14/library/string.html */
defineModule('_string', [
  /** Literal text, field, specification and conversion of each part, as `Formatter.parse` gives them. */
  func('parse', '(template, /)', (vm: Machine, given: Value) => {
    const template = asStr(given);
    if (template === undefined) throw typeError(`expected str, got ${typeOf(given).name}`);
    vm.charge(template.length);
    return new PyList(
      Array.from(readTemplate(template), ({ literal, field, spec, conversion }) => {
        return new PyTuple([literal, field ?? None, field === null ? None : spec, conversion ?? None]);
      }),
    );
  }),
]);

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

_identifier_start = frozenset(ascii_letters + '_')
_identifier = frozenset(ascii_letters + '_' + digits)

class Template:
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """Pairs of literal text and a name; the name is None at the end, and ... where the delimiter stands alone."""
        text = self.template
        mark = self.delimiter
        start = 0
        literal = ''
        while True:
            place = text.find(mark, start)
            if place < 0:
                yield literal + text[start:], None, ''
                return
            literal += text[start:place]
            after = place + len(mark)
            if text.startswith(mark, after):
                literal += mark
                start = after + len(mark)
                continue
            braced = text.startswith('{', after)
            end = first = after + braced
            if end < len(text) and text[end] in _identifier_start:
                while end < len(text) and text[end] in _identifier:
                    end += 1
            if end == first or (braced and not text.startswith('}', end)):
                yield literal, ..., place
                literal = mark
                start = after
                continue
            start = end + braced
            yield literal, text[first:end], text[place:start]
            literal = ''

    def _invalid(self, place):
        lines = self.template[:place].splitlines(keepends=True)
        if not lines:
            column = lineno = 1
        else:
            column = place - len(''.join(lines[:-1]))
            lineno = len(lines)
            if lines[-1].endswith('\n'):
                column = 0
                lineno += 1
            column += 1
        raise ValueError(f'Invalid placeholder in string: line {lineno}, col {column}')

    def substitute(self, mapping={}, /, **kws):
        result = []
        for literal, name, source in self._parts():
            result.append(literal)
            if name is ...:
                self._invalid(source)
            if name is not None:
                result.append(str(kws[name] if name in kws else mapping[name]))
        return ''.join(result)

    def safe_substitute(self, mapping={}, /, **kws):
        result = []
        for literal, name, source in self._parts():
            result.append(literal)
            if name is None or name is ...:
                continue
            try:
                result.append(str(kws[name] if name in kws else mapping[name]))
            except KeyError:
                result.append(source)
        return ''.join(result)

    def is_valid(self):
        return not any(name is ... for _, name, _ in self._parts())

    def get_identifiers(self):
        return [*dict.fromkeys([name for _, name, _ in self._parts() if isinstance(name, str)])]

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
        return iter(_string.parse(format_string))

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
