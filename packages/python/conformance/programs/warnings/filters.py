# Which warnings are shown, raised or dropped, and what catch_warnings keeps.
import warnings


class OwnWarning(UserWarning):
    pass


def seen(action, *calls, **options):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        warnings.simplefilter(action, **options)
        for call in calls:
            try:
                call()
            except Warning as error:
                print('  raised', repr(error))
    print(action, [str(each.message) for each in log], [each.category.__name__ for each in log])


def once():
    warnings.warn('again')


def other():
    warnings.warn('again')
    warnings.warn('own', OwnWarning)


for action in ('ignore', 'always', 'default', 'module', 'once', 'error'):
    seen(action, once, once, other, other)
seen('ignore', once, other, category=OwnWarning)

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn('at a line')
    warnings.warn_explicit('explicit', DeprecationWarning, 'file.py', 12)
    warnings.warn(OwnWarning('an instance'))
for each in log:
    print(each.filename, each.lineno, each.category.__name__, each.message, each.line, each.source)
print(log[1])
print(repr(warnings.catch_warnings(record=True)))
print(warnings.formatwarning('text', UserWarning, 'file.py', 3, 'the line'), end='')


def level_1():
    warnings.warn('one up', stacklevel=2)


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    level_1()
print(log[0].lineno)

with warnings.catch_warnings(action='error', category=OwnWarning):
    try:
        warnings.warn('own', OwnWarning)
    except UserWarning as error:
        print(repr(error))

for call in (lambda: warnings.warn('x', int), lambda: warnings.warn('x', 3), lambda: warnings.simplefilter('loud'),
             lambda: warnings.simplefilter('error', lineno=-1), lambda: warnings.filterwarnings('error', message=3)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


@warnings.deprecated('use other()')
def old():
    return 1


@warnings.deprecated('a class')
class Old:
    def __init__(self, value=None):
        self.value = value


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    print(old(), Old(2).value)

    class Younger(Old):
        pass
    Younger()
print([(str(each.message), each.category.__name__, each.lineno) for each in log], old.__deprecated__)
