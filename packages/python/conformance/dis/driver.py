# Prints what dis says of each code object of a program (SOURCE, put in front of this text), innermost last. CPython and
# the engine run this very text.
import dis, io, types


def codes(code):
    yield code
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            yield from codes(value)


for code in codes(compile(SOURCE, 'main.py', 'exec', dont_inherit=True)):
    text = io.StringIO()
    dis.dis(code, file=text, depth=0)
    print('<<<', code.co_qualname, code.co_firstlineno)
    print(text.getvalue())
