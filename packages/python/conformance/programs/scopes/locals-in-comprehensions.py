# In the midst of an inlined comprehension locals() of a module or class body shows the comprehension's names alone.
x = 1
print([sorted(locals()) for q in [1]], [eval('q + x') for q in [1]])
print([locals() is globals() for q in [1]], locals() is globals())
print([[sorted(locals()) for inner in 'a'] for outer in 'b'])
print([(sorted(locals()), lambda: captured)[0] for captured in 'c'])


class Body:
    y = 2
    print([sorted(locals()) for q in [1]])
    try:
        print([eval('y') for q in [1]])
    except NameError as error:
        print(error)


def function():
    z = 3
    return [sorted(locals()) for q in [1]]


print(function(), [exec('stored = 1') for q in [1]], 'stored' in globals())
