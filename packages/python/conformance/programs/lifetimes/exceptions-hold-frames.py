class Local:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


def fail(name):
    local = Local(name)
    raise ValueError(name)


try:
    fail('one')
except ValueError as error:
    print('caught', error)
print('after one')

try:
    fail('two')
except ValueError:
    print('caught two')
print('after two')

kept = None
try:
    fail('three')
except ValueError as error:
    kept = error
print('kept', kept)
kept = None
print('let go')


def quiet():
    try:
        fail('four')
    except ValueError:
        pass
    print('end of quiet')


quiet()


def with_finally():
    local = Local('five')
    try:
        return local.name
    finally:
        print('finally')


print(with_finally())


class Manager:
    def __enter__(self):
        return Local('target')

    def __exit__(self, *exc):
        print('exit')


with Manager() as target:
    print('body')
print('target lives on', target.name)
with Manager():
    print('body without a name')
print('end')
