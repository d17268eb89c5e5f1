"""The last scope of all is what `__builtins__` names in the globals: a module, a dict, a view of one."""
import types


def attempt(source, builtins):
    try:
        exec(source, {"__builtins__": builtins})
    except Exception as error:
        print(type(error).__name__, error)


attempt("print('the usual ones')", __builtins__)
attempt("say('of a dict')", {"say": print})
attempt("say('of a view')", types.MappingProxyType({"say": print}))
attempt("print('nowhere')", {})
attempt("print('nowhere')", types.MappingProxyType({}))
attempt("print('no mapping')", 123)
print(eval("two + 1", {"__builtins__": {"two": 2}}))

exec(compile(bytearray(b"print('from a bytearray')"), "b", "exec"))
exec(compile(memoryview(b"print('from a memoryview')"), "m", "exec"))
exec(bytearray(b"print('run at once')"))
print(eval(memoryview(b"6 * 7")))
try:
    compile(12, "n", "exec")
except TypeError as error:
    print(error)
