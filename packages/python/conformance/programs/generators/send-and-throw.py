def running_total():
    total = 0
    while True:
        try:
            received = yield total
        except ValueError as error:
            print("caught", error)
            continue
        if received is None:
            return total
        total += received


g = running_total()
print(next(g), g.send(5), g.send(7), g.throw(ValueError("oops")))
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)
