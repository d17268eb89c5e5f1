# `yield from` something that is not a generator; throw() and close() on the way through.
def delegate(target):
    result = yield from target
    print('result', result)
    return result


def attempt(action):
    try:
        print('gave', action())
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__context__), getattr(error, 'value', ''))


class Plain:
    def __init__(self):
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count > 2:
            raise StopIteration('the end')
        return self.count


class Full(Plain):
    def send(self, value):
        print('send', value)
        return value

    def throw(self, *args):
        print('throw', [type(arg).__name__ for arg in args])
        return 'thrown'

    def close(self):
        print('close')


class FailingClose(Plain):
    def close(self):
        raise KeyError('in close')


class NoThrow(Plain):
    @property
    def throw(self):
        raise AttributeError('no throw')


gen = delegate(Plain())
print(next(gen), type(gen.gi_yieldfrom).__name__)
attempt(lambda: gen.send('value'))
gen = delegate(Plain())
next(gen)
attempt(lambda: gen.throw(ValueError('v')))
print(list(delegate(Plain())))
gen = delegate(Full())
next(gen)
attempt(lambda: gen.send(7))
attempt(lambda: gen.throw(ValueError('1')))
attempt(lambda: gen.throw(ValueError))
attempt(lambda: gen.throw(GeneratorExit))
gen = delegate(Full())
next(gen)
attempt(gen.close)
for kind in (FailingClose, NoThrow):
    gen = delegate(kind())
    next(gen)
    attempt(lambda: gen.throw(ValueError('thrown')))
    gen = delegate(kind())
    next(gen)
    attempt(gen.close)
gen = delegate([1, 2])
next(gen)
print(type(gen.gi_yieldfrom).__name__)
attempt(lambda: gen.throw(KeyError('k')))
attempt(lambda: next(delegate(3)))


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return 'closed value'


gen = returns_on_close()
attempt(gen.close)
gen = returns_on_close()
next(gen)
attempt(gen.close)
attempt(gen.close)
gen = delegate(returns_on_close())
next(gen)
attempt(gen.close)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


gen = stubborn()
next(gen)
attempt(gen.close)
attempt(lambda: next(gen))
gen = delegate(stubborn())
next(gen)
attempt(gen.close)
attempt(gen.close)


def meddles():
    attempt(lambda: me.send(None))
    attempt(me.close)
    attempt(lambda: me.throw(ValueError))
    print(me.gi_running, me.gi_suspended)
    yield me.gi_yieldfrom


me = meddles()
attempt(lambda: next(me))
gen = (each for each in 'ab')
frame = gen.gi_frame
print(sorted(frame.f_locals), gen.gi_code.co_name, frame.f_generator is gen)
gen.close()
print(gen.gi_frame, gen.gi_code.co_name, frame.f_back)
attempt(lambda: gen.throw(1))
attempt(lambda: gen.throw('text'))
attempt(lambda: gen.throw(list))
attempt(lambda: gen.throw())
