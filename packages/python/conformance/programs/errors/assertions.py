def check(value):
    assert value > 0, f"{value} is not positive"
    return value


print(check(1))
check(-1)
