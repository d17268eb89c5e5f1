/**
 * Writes `src/parser/golden/*.json` (and `keyword-typos.golden.json`): what CPython 3.14 (through pyodide) makes of each program in `parser-snippets.mjs` –
 * its tree as `ast.dump` prints it, or the SyntaxError that it raises. Columns are turned into UTF-16 units.
 *
 * Run: node packages/python/scripts/generate-parser-golden.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';
import { expressions, interactive, snippets, typos } from './parser-snippets.mjs';

const program = String.raw`
import ast, json, traceback, warnings
warnings.simplefilter('ignore')

def units(text):
    return len(text.encode('utf-16-le', 'surrogatepass')) // 2

def error_of(source, exc):
    lines = source.replace('\r\n', '\n').split('\n')
    def column(line, offset):
        if offset < 1 or line > len(lines):
            return offset
        return units((lines[line - 1] + '\n\n')[:offset - 1]) + 1
    return {
        'type': type(exc).__name__,
        'message': exc.msg,
        'line': exc.lineno,
        'offset': column(exc.lineno, exc.offset),
        'endLine': exc.end_lineno,
        'endOffset': column(exc.end_lineno, exc.end_offset),
        'text': exc.text,
    }

def judge(source, mode):
    # As the builtin does before it compiles.
    text = source.lstrip(' \t') if mode == 'eval' else source
    try:
        tree = compile(text, 'snippet.py', mode, flags=ast.PyCF_ONLY_AST)
    except SyntaxError as exc:
        return {'source': source, 'error': error_of(text, exc)}
    lines = [line.encode() for line in text.split('\n')]
    for node in ast.walk(tree):
        if hasattr(node, 'lineno'):
            node.col_offset = units(lines[node.lineno - 1][:node.col_offset].decode())
            node.end_col_offset = units(lines[node.end_lineno - 1][:node.end_col_offset].decode())
        if isinstance(node, ast.Constant):
            node.kind = None
    return {'source': source, 'tree': ast.dump(tree, include_attributes=True)}

def printed(source):
    """What a traceback says of a program that was read from a file."""
    with open('/tmp/typo.py', 'w') as file:
        file.write(source)
    try:
        compile(source, '/tmp/typo.py', 'exec')
    except SyntaxError as exc:
        line, offset, _ = exc._metadata
        exc._metadata = line, offset, None
        shown = traceback.TracebackException.from_exception(exc)
        list(shown.format_exception_only())
        return {'source': source, 'message': shown.msg, 'offset': shown.offset, 'endOffset': shown.end_offset}

def report(sources, mode):
    results = [printed(source) if mode == 'typo' else judge(source, mode) for source in sources]
    return json.dumps(results, ensure_ascii=False, indent=1)

report
`;

const python = await loadPyodide();
const judge = python.runPython(program);
const folder = new URL('../src/parser/golden/', import.meta.url);
mkdirSync(folder, { recursive: true });

function write(name, sources, mode) {
  const body = judge(python.toPy(sources), mode).replaceAll('\u200b', '\\u200b').replaceAll('\u00a0', '\\u00a0');
  writeFileSync(new URL(`${name}.json`, folder), `${body}\n`);
  console.log(`${name}: ${sources.length}`);
}

for (const [topic, sources] of Object.entries(snippets)) write(topic.replaceAll(' ', '-'), sources, 'exec');
write('mode-eval', expressions, 'eval');
write('mode-single', interactive, 'single');
write('../keyword-typos.golden', typos, 'typo');
