# --- handlers are tried in order
try:
    work()
except ValueError:
    first()
except (TypeError, KeyError) as error:
    second(error)
except:
    third()

# --- else and finally
def f():
    try:
        a()
    except E:
        b()
    else:
        c()
    finally:
        d()

# --- return in a try runs the finally first
def f():
    try:
        return value()
    finally:
        clean()

# --- return in a finally swallows the exception
def f():
    try:
        g()
    finally:
        return 1

# --- break and continue leave a try
def f(items):
    for item in items:
        try:
            if item:
                continue
            break
        finally:
            clean()

# --- the name of an exception is unbound behind its handler
def f():
    try:
        g()
    except E as e:
        return e
    return e

# --- raise with and without cause
def f(x):
    if x:
        raise
    raise ValueError("bad")
    raise A from B

# --- nested tries
def f():
    try:
        try:
            a()
        except B:
            c()
    except D as d:
        try:
            e()
        finally:
            g()

# --- a try in a loop with else
def f():
    while condition():
        try:
            work()
        except Stop:
            break
    else:
        return 1
    return 2

# --- a return inside a handler
def f():
    for i in range(3):
        try:
            g(i)
        except E as e:
            return [x for x in e.args]

# --- exception groups
def f():
    try:
        g()
    except* ValueError as group:
        a(group)
    except* (TypeError, KeyError):
        b()
    else:
        c()
    finally:
        d()

# --- a bare except star at module level
try:
    x
except* E:
    pass

# --- assertion in a handler
def f(x):
    try:
        assert x
    except AssertionError:
        pass
