"""What CPython says of a program's code objects and symbols: JSON for `generate-compiler-golden.mjs`."""
import dis
import io
import json
import re
import symtable


def describe(source, mode='exec'):
    try:
        code = compile(source, 'f', mode, dont_inherit=True)
    except SyntaxError as error:
        place = [error.lineno, error.offset, error.end_lineno, error.end_offset]
        return {'error': [type(error).__name__, error.msg, *place]}
    table = symtable.symtable(source, 'f', mode)._table
    described = {'code': describe_code(code, source.split('\n')), 'symbols': describe_scope(table)}
    # Addresses differ from run to run.
    return json.loads(re.sub(r' at 0x[0-9a-f]+, file', ' at ADDRESS, file', json.dumps(described)))


def describe_code(code, lines):
    out = io.StringIO()
    dis.disassemble(code, file=out)
    return {
        'name': code.co_name,
        'qualname': code.co_qualname,
        'firstlineno': code.co_firstlineno,
        'flags': code.co_flags,
        'argcounts': f'{code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount}',
        'stacksize': code.co_stacksize,
        'varnames': ' '.join(code.co_varnames),
        'cellvars': ' '.join(code.co_cellvars),
        'freevars': ' '.join(code.co_freevars),
        'names': ' '.join(code.co_names),
        'consts': [constant(value) for value in code.co_consts],
        'code': code.co_code.hex(),
        'lines': [' '.join(map(str, entry)) for entry in code.co_lines()],
        'positions': positions(code, lines),
        'dis': out.getvalue().split('\n'),
        'children': [describe_code(value, lines) for value in code.co_consts if hasattr(value, 'co_code')],
    }


def constant(value):
    if hasattr(value, 'co_code'):
        return '<code>'
    if isinstance(value, tuple):
        inner = ', '.join(constant(item) for item in value)
        return f'({inner},)' if len(value) == 1 else f'({inner})'
    return repr(value)


def positions(code, lines):
    """Runs of equal positions, as `count line endLine col endCol`; columns in UTF-16 units."""
    runs = []
    for line, end_line, col, end_col in code.co_positions():
        entry = [line, end_line, column(lines, line, col), column(lines, end_line, end_col)]
        if runs and runs[-1][1:] == entry:
            runs[-1][0] += 1
        else:
            runs.append([1, *entry])
    return [' '.join(map(str, run)) for run in runs]


def column(lines, line, offset):
    """A column in UTF-16 units, from CPython's in UTF-8 bytes."""
    if line is None or offset is None or line < 1:
        return offset
    text = lines[line - 1].encode('utf-8')[:offset].decode('utf-8', 'replace')
    return len(text.encode('utf-16-le')) // 2


def describe_scope(table):
    """CPython lists an annotation scope once for each annotation in it; once is enough."""
    children = {child.id: child for child in table.children}.values()
    return {
        'name': table.name,
        'line': table.lineno,
        'nested': bool(table.nested),
        'symbols': ' '.join(f'{name}={flags}' for name, flags in sorted(table.symbols.items())),
        'parameters': ' '.join(table.varnames),
        'children': [describe_scope(child) for child in children],
    }
