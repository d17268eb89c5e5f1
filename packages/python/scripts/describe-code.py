"""What CPython says of a program's code objects: JSON that `generate-compiler-golden.mjs` stores."""
import dis
import io
import json


def describe(source, mode='exec', flags=0):
    lines = source.split('\n')

    def column(line, offset):
        """A column in UTF-16 units, from CPython's in UTF-8 bytes."""
        if line is None or offset is None or line < 1 or line > len(lines):
            return offset
        text = lines[line - 1].encode('utf-8')[:offset].decode('utf-8', 'replace')
        return len(text.encode('utf-16-le')) // 2

    try:
        code = compile(source, 'f', mode, flags, dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, OverflowError) as error:
        if not isinstance(error, SyntaxError):
            return {'error': [type(error).__name__, str(error)]}
        line, end_line = error.lineno, error.end_lineno
        return {
            'error': [
                type(error).__name__,
                error.msg,
                line,
                error.offset,
                end_line,
                error.end_offset,
            ]
        }

    def text(code):
        out = io.StringIO()
        dis.disassemble(code, file=out)
        return out.getvalue()

    def constant(value):
        if hasattr(value, 'co_code'):
            return '<code>'
        if isinstance(value, tuple):
            inner = ', '.join(constant(item) for item in value)
            return f'({inner},)' if len(value) == 1 else f'({inner})'
        return repr(value)

    def one(code):
        positions = []
        for line, end_line, col, end_col in code.co_positions():
            entry = [line, end_line, column(line, col), column(end_line, end_col)]
            if positions and positions[-1][1] == entry:
                positions[-1][0] += 1
            else:
                positions.append([1, entry])
        return {
            'name': code.co_name,
            'qualname': code.co_qualname,
            'firstlineno': code.co_firstlineno,
            'flags': code.co_flags,
            'argcounts': [code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount],
            'stacksize': code.co_stacksize,
            'varnames': code.co_varnames,
            'cellvars': code.co_cellvars,
            'freevars': code.co_freevars,
            'names': code.co_names,
            'consts': [constant(value) for value in code.co_consts],
            'code': code.co_code.hex(),
            'lines': list(code.co_lines()),
            'positions': positions,
            'dis': text(code),
            'children': [one(value) for value in code.co_consts if hasattr(value, 'co_code')],
        }

    return {'code': one(code)}


def scrub(value):
    """Addresses differ from run to run."""
    import re

    return json.dumps(value).replace('\\u0000', '') and re.sub(r' at 0x[0-9a-f]+, file', ' at ADDRESS, file', json.dumps(value))
