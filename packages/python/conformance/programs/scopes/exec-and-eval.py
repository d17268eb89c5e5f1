x = 1
space = {"x": 10}
exec("y = x + 1", space)
print(space["y"], "y" in globals())
print(eval("x * 2"), eval("x * 2", space), eval("x + y", {"x": 5}, {"y": 6}))


def local():
    z = 3
    exec("z = 4")
    return z, eval("z + 1")


print(local())
code = compile("1 + 2", "<sum>", "eval")
print(eval(code), code.co_filename)
