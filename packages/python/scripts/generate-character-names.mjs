/**
 * Writes `src/unicode/character-names-data.ts`: the names that `\N{…}` knows, asked of CPython 3.14 itself (through pyodide).
 *
 * Run: node packages/python/scripts/generate-character-names.mjs
 */
import { writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

/** Further names of characters, of which some have no other. CPython tells no list of them: each is looked up there. */
const further = [
  'NULL,START OF HEADING,START OF TEXT,END OF TEXT,END OF TRANSMISSION,ENQUIRY,ACKNOWLEDGE,ALERT,BACKSPACE',
  'CHARACTER TABULATION,HORIZONTAL TABULATION,LINE FEED,NEW LINE,END OF LINE,LINE TABULATION,VERTICAL TABULATION',
  'FORM FEED,CARRIAGE RETURN,SHIFT OUT,LOCKING-SHIFT ONE,SHIFT IN,LOCKING-SHIFT ZERO,DATA LINK ESCAPE',
  'DEVICE CONTROL ONE,DEVICE CONTROL TWO,DEVICE CONTROL THREE,DEVICE CONTROL FOUR,NEGATIVE ACKNOWLEDGE',
  'SYNCHRONOUS IDLE,END OF TRANSMISSION BLOCK,CANCEL,END OF MEDIUM,SUBSTITUTE,ESCAPE,INFORMATION SEPARATOR FOUR',
  'FILE SEPARATOR,INFORMATION SEPARATOR THREE,GROUP SEPARATOR,INFORMATION SEPARATOR TWO,RECORD SEPARATOR',
  'INFORMATION SEPARATOR ONE,UNIT SEPARATOR,DELETE,PADDING CHARACTER,HIGH OCTET PRESET,BREAK PERMITTED HERE',
  'NO BREAK HERE,INDEX,NEXT LINE,START OF SELECTED AREA,END OF SELECTED AREA,CHARACTER TABULATION SET',
  'CHARACTER TABULATION WITH JUSTIFICATION,LINE TABULATION SET,PARTIAL LINE FORWARD,PARTIAL LINE BACKWARD',
  'REVERSE LINE FEED,REVERSE INDEX,SINGLE SHIFT TWO,SINGLE SHIFT THREE,DEVICE CONTROL STRING,PRIVATE USE ONE',
  'PRIVATE USE TWO,SET TRANSMIT STATE,CANCEL CHARACTER,MESSAGE WAITING,START OF GUARDED AREA,END OF GUARDED AREA',
  'START OF STRING,SINGLE GRAPHIC CHARACTER INTRODUCER,SINGLE CHARACTER INTRODUCER,CONTROL SEQUENCE INTRODUCER',
  'STRING TERMINATOR,OPERATING SYSTEM COMMAND,PRIVACY MESSAGE,APPLICATION PROGRAM COMMAND,BYTE ORDER MARK',
  'LATIN CAPITAL LETTER GHA,LATIN SMALL LETTER GHA,WEIERSTRASS ELLIPTIC FUNCTION',
  'NUL,SOH,STX,ETX,EOT,ENQ,ACK,BEL,BS,HT,TAB,LF,NL,EOL,VT,FF,CR,SO,SI,DLE,DC1,DC2,DC3,DC4,NAK,SYN,ETB,CAN,EOM,SUB',
  'ESC,FS,GS,RS,US,SP,DEL,PAD,HOP,BPH,NBH,IND,NEL,SSA,ESA,HTS,HTJ,VTS,PLD,PLU,RI,SS2,SS3,DCS,PU1,PU2,STS,CCH,MW',
  'SPA,EPA,SOS,SGC,SCI,CSI,ST,OSC,PM,APC,NBSP,SHY,CGJ,ALM,FVS1,FVS2,FVS3,FVS4,MVS,ZWSP,ZWNJ,ZWJ,LRM,RLM,LRE,RLE,PDF',
  'LRO,RLO,NNBSP,MMSP,WJ,LRI,RLI,FSI,PDI,BOM,ZWNBSP',
]
  .join(',')
  .split(',')
  .concat(Array.from({ length: 256 }, (_, i) => `VS${i + 1}`));

const program = String.raw`
import sys, unicodedata

digits = '0123456789abcdefghijklmnopqrstuvwxyz'

def base36(n):
    text = ''
    while True:
        n, rest = divmod(n, 36)
        text = digits[rest] + text
        if not n:
            return text

lines, numbered, words, last = [], [], [], -1
for c in range(sys.maxunicode + 1):
    name = unicodedata.name(chr(c), '')
    number = f'-{c:X}'
    if not name or name.startswith('HANGUL SYLLABLE '):
        continue
    if name.endswith(number):
        prefix = name.removesuffix(number)
        if numbered and numbered[-1][0] == prefix and numbered[-1][2] == c - 1:
            numbered[-1][2] = c
        else:
            numbered.append([prefix, c, c])
        continue
    before, words = words, name.split(' ')
    shared = 0
    while shared < min(len(words), len(before), 35) and words[shared] == before[shared]:
        shared += 1
    gap = '' if c == last + 1 else base36(c - last - 1) + ';'
    lines.append(gap + digits[shared] + ' '.join(words[shared:]))
    last = c

def code(name):
    try:
        return ord(unicodedata.lookup(name))
    except (KeyError, TypeError):
        return None

found = [(name, code(name)) for name in further]
{
    'characterNames': '\n'.join(lines),
    'numberedNames': '\n'.join(f'{prefix};{base36(first)};{base36(last)}' for prefix, first, last in numbered),
    'furtherNames': '\n'.join(f'{name};{base36(c)}' for name, c in found if c is not None),
    'version': unicodedata.unidata_version,
    'python': sys.version.split()[0],
}
`;

const python = await loadPyodide();
python.globals.set('further', python.toPy(further));
const { version, python: release, ...tables } = python.runPython(program).toJs({ dict_converter: Object.fromEntries });

const header = `/**
 * The names of Unicode ${version} as CPython ${release} knows them. Written by \`scripts/generate-character-names.mjs\`: do not edit.
 *
 * A line a character, in their order: how many code points are left out (in base 36, with a semicolon) where there are any,
 * how many words are those of the name before (one digit, base 36), and the other words. Names that end in the number of the
 * character are given by their ranges. Those of Hangul syllables are made of their parts.
 */
`;
const source = Object.entries(tables).map(([name, text]) => `export const ${name} = \`\n${text}\n\`;\n`);
writeFileSync(new URL('../src/unicode/character-names-data.ts', import.meta.url), header + source.join('\n'));
