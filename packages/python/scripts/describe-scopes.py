# What CPython has to say of a program about names: its symbol tables with their flags, the variables of its code objects,
# what it prints and how it ends. Run by compare-scopes.mjs and its kin.
import _symtable, contextlib, io, json, sys, types


def table(block):
    return [block.type, block.name, dict(sorted(block.symbols.items())), [table(child) for child in block.children]]


def variables(code):
    inner = [variables(each) for each in code.co_consts if isinstance(each, types.CodeType)]
    return [code.co_qualname, code.co_varnames, code.co_cellvars, code.co_freevars, inner]


def describe(source):
    described = {'table': None, 'code': None, 'stdout': '', 'error': None}
    out = io.StringIO()
    main = types.ModuleType('__main__')
    sys.modules['__main__'] = main
    try:
        # The compiler's back half refuses some programs that the symbol table takes.
        code = compile(source, 'main.py', 'exec', dont_inherit=True)
    except SyntaxError as error:
        described['error'] = f'{type(error).__name__}: {error.msg} (line {error.lineno})'
        return described
    described['table'] = table(_symtable.symtable(source, 'main.py', 'exec'))
    described['code'] = variables(code)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            exec(code, main.__dict__)
    except BaseException as error:
        described['error'] = type(error).__name__ + repr(error.args)
    described['stdout'] = out.getvalue()
    return described


def describe_all(sources):
    return json.dumps([describe(source) for source in json.loads(sources)])
