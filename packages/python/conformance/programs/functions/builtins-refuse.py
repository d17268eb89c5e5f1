# What built-in functions say about arguments that do not fit.
calls = '''[].sort(1)
int(1, 2, 3)
str(1, 2, 3, 4)
reversed()
exec()
eval()
print(1, seq=2)
max(1, 2, ky=3)
sum([], strt=1)
range(a=1)
pow(bas=1)
(5).to_bytes(1, 2, 3)
object.__init__()
eval('1', globals={'x': 2})
exec('1', closure=())
len()
'a'.join()
[].index()
{}.get()'''
for call in calls.splitlines():
    try:
        print(call, eval(call))
    except TypeError as error:
        print(call, '|', error)


def outer():
    v = 1

    def inner():
        return v

    return inner


for statement in ('exec(outer().__code__)', 'exec(outer().__code__, closure=())', 'eval(outer().__code__)'):
    try:
        exec(statement)
    except TypeError as error:
        print(error)
exec(outer().__code__, closure=outer().__closure__)
