/**
 * Writes `src/unicode/unicode-data.ts`: what the text methods must know of Unicode, asked of CPython 3.14 itself
 * (through pyodide). The host's own tables would do, were it not that every host has those of another Unicode version,
 * while a program must behave alike on the server and in every browser.
 *
 * Run: node packages/python/scripts/generate-unicode.mjs
 */
import { writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const program = String.raw`
import sys, unicodedata

digits = '0123456789abcdefghijklmnopqrstuvwxyz'
def base36(n):
    sign, n, text = ('-', -n, '') if n < 0 else ('', n, '')
    while True:
        n, rest = divmod(n, 36)
        text = digits[rest] + text
        if not n:
            return sign + text

points = [c for c in range(sys.maxunicode + 1)]

def ranges(test):
    """Gap and run, gap and run ..."""
    out, end, c = [], 0, 0
    while c <= sys.maxunicode:
        if test(chr(c)):
            start = c
            while c <= sys.maxunicode and test(chr(c)):
                c += 1
            out += [base36(start - end), base36(c - start)]
            end = c
        c += 1
    return ' '.join(out)

def mapping(convert):
    """Runs of one code point to one other: start gap, count, stride, distance. The rest as 'code=text'."""
    single, special = [], []
    for c in points:
        to = convert(chr(c))
        if to == chr(c):
            continue
        if len(to) == 1:
            single.append((c, ord(to) - c))
        else:
            special.append(base36(c) + '=' + '+'.join(base36(ord(x)) for x in to))
    out, i, last = [], 0, 0
    while i < len(single):
        start, distance = single[i]
        stride, count = 1, 1
        if i + 1 < len(single) and single[i + 1][1] == distance and single[i + 1][0] - start in (1, 2):
            stride = single[i + 1][0] - start
            while i + count < len(single) and single[i + count] == (start + count * stride, distance):
                count += 1
        out += [base36(start - last), base36(count), base36(stride), base36(distance)]
        last = start
        i += count
    return ' '.join(out), ' '.join(special)

def is_case_ignorable(c):
    # A capital sigma before or behind it tells: it is looked through when the end of a word is searched.
    return ('a' + c + 'Σ').lower()[-1] == 'ς' and (c + 'Σ').lower()[-1] == 'σ'

def is_cased(c):
    return (c + 'Σ').lower()[-1] == 'ς'

tables = {
    'alphabetic': ranges(str.isalpha),
    'decimal': ranges(str.isdecimal),
    'digit': ranges(str.isdigit),
    'numeric': ranges(str.isnumeric),
    'printable': ranges(str.isprintable),
    'lowercase': ranges(str.islower),
    'uppercase': ranges(str.isupper),
    'titlecase': ranges(lambda c: unicodedata.category(c) == 'Lt'),
    'cased': ranges(is_cased),
    'caseIgnorable': ranges(is_case_ignorable),
    'identifierStart': ranges(str.isidentifier),
    'identifierPart': ranges(lambda c: ('a' + c).isidentifier()),
}
for name, convert in [('lower', str.lower), ('upper', str.upper), ('title', str.title), ('fold', str.casefold)]:
    tables[name], tables[name + 'Special'] = mapping(convert)
# Decimal digits come in tens, from 0 to 9: their values need no table.
for c in points:
    if chr(c).isdecimal():
        assert chr(c - unicodedata.decimal(chr(c))).isdecimal()
(unicodedata.unidata_version, sys.version.split()[0], tables)
`;

const python = await loadPyodide();
const [unicode, version, tables] = python.runPython(program).toJs({ dict_converter: Object.fromEntries });
const lines = [
  '/**',
  ` * Unicode ${unicode} as CPython ${version} knows it. Written by \`scripts/generate-unicode.mjs\`: do not edit.`,
  ' *',
  ' * Properties are gap and run in turn, mappings start gap, count, stride and distance, all in base 36.',
  ' */',
];
for (const [name, text] of Object.entries(tables)) lines.push(`export const ${name}Data =`, `  '${text}';`);
writeFileSync(new URL('../src/unicode/unicode-data.ts', import.meta.url), `${lines.join('\n')}\n`);
