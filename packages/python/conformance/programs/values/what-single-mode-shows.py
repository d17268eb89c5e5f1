# compile(..., 'single') hands each expression's value to sys.displayhook.
import builtins
import io
import sys

exec(compile('1 + 1', 'typed', 'single'))
print(builtins._)
exec(compile('None; "text"; [_]', 'typed', 'single'))
print(builtins._)

kept, sys.stdout = sys.stdout, io.StringIO()
exec(compile('40 + 2', 'typed', 'single'))
text, sys.stdout = sys.stdout.getvalue(), kept
print(repr(text))

shown = []
sys.displayhook = shown.append
exec(compile('1; None; "two"', 'typed', 'single'))
print(shown)
sys.displayhook = sys.__displayhook__
exec(compile('3', 'typed', 'single'))
del sys.displayhook
try:
    exec(compile('4', 'typed', 'single'))
except RuntimeError as error:
    print(error)
