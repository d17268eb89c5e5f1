import dis, inspect
def outer(a, b=2, *args, c: int, d=4, **kw) -> str:
    "doc"
    x = a
    def inner(y):
        nonlocal x
        x += y
        for i in range(3):
            print(i, len(kw), DEFINED)
        return x
    return inner
DEFINED = 1
dis.dis(outer)
dis.dis('x = 1\nif x: print(x)')
class K:
    def m(self): return self.z
    @staticmethod
    def s(): pass
dis.dis(K)
for i in dis.get_instructions(outer):
    print(i.opname, i.opcode, i.arg, i.argval if not hasattr(i.argval,'co_code') else 'code', i.argrepr if 'code' not in i.argrepr else 'code', i.offset, i.start_offset, i.starts_line, i.line_number, i.label, i.positions, i.is_jump_target)
print([ (i.opname, i.argval, i.argrepr) for i in dis.Bytecode(lambda x: [y for y in x if y > 2 and y != 3])])
print(dis.code_info(outer).partition('Constants')[0])
print(dis.opmap['LOAD_FAST'], dis.opname[dis.opmap['LOAD_FAST']], len(dis.opname) > 250)
try: dis.dis(3)
except TypeError as e: print(e)
f = outer(1, c=2)
print(inspect.signature(outer), inspect.signature(f), inspect.signature(K), inspect.signature(K().m), inspect.signature(lambda a, /, b, *, c=3: 0))
s = inspect.signature(outer)
print(list(s.parameters), s.parameters['b'], repr(s.parameters['c']), s.parameters['c'].kind, s.parameters['a'].default is inspect.Parameter.empty, s.return_annotation, repr(s), s.parameters['args'].kind.description)
b = s.bind(1, 5, 6, c=7, z=8); print(b, b.args, b.kwargs); b.apply_defaults(); print(b.arguments)
for bad in (lambda: s.bind(), lambda: s.bind(1), lambda: s.bind(1, c=1, a=2), lambda: inspect.signature(3)):
    try: bad()
    except TypeError as e: print(e)
cv = inspect.getclosurevars(f); print(cv.nonlocals['x'], sorted(cv.nonlocals), cv.globals, sorted(cv.builtins), cv.unbound)
print(inspect.isfunction(f), inspect.ismethod(K().m), inspect.isclass(K), inspect.isgenerator((x for x in ())), inspect.isbuiltin(len), inspect.ismodule(dis), inspect.isgeneratorfunction(f), inspect.isroutine(K().m), inspect.iscode(f.__code__))
print(inspect.getdoc(outer), inspect.cleandoc('  a\n    b\n      c\n'), inspect.getmro(K), inspect.getmodule(K) is not None)
print([n for n, v in inspect.getmembers(K, inspect.isfunction)])
def g(): yield 1
q = g(); print(inspect.getgeneratorstate(q)); next(q); print(inspect.getgeneratorstate(q), inspect.getgeneratorlocals(q)); list(q); print(inspect.getgeneratorstate(q))
def h(): return inspect.currentframe().f_code.co_name, inspect.stack()[0].function, inspect.stack()[1].function
print(h())
print(inspect.getfullargspec(outer), inspect.getcallargs(lambda a, b=3: 0, 1))
import functools
@functools.wraps(outer)
def w(*a): pass
print(inspect.signature(w), inspect.unwrap(w) is outer, inspect.signature(functools.partial(outer, 1, c=3)))
print(inspect.signature(len), inspect.signature(sorted), inspect.signature([].append), inspect.signature(str.split))
