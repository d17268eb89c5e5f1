def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


def short():
    a, b, c = 1, 2


def long():
    a, b = [1, 2, 3]


def starred():
    a, *b, c, d = [1, 2]


def not_iterable():
    a, b = 5


for action in (short, long, starred, not_iterable):
    attempt(action)
