def build():
    made = []
    for i in range(3):
        made.append(lambda: i)
    return made


def defaults():
    return [lambda i=i: i for i in range(3)]


def factory():
    def keep(i):
        return lambda: i

    return [keep(i) for i in range(3)]


late, early, kept = build(), defaults(), factory()
print([f() for f in late], [f() for f in early], [f() for f in kept])
print(late[0].__closure__[0] is late[2].__closure__[0])
print(early[0].__closure__, early[1].__defaults__)
print(len({id(f.__closure__[0]) for f in kept}))
module_level = [lambda: j for j in range(3)]
print([f() for f in module_level])
