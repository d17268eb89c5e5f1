def outer():
    value = 1

    def show():
        return value

    return show


show = outer()
cell = show.__closure__[0]
print(show(), cell.cell_contents)
cell.cell_contents = "anything"
print(show())
del cell.cell_contents
try:
    cell.cell_contents
except ValueError as error:
    print(error)
try:
    show()
except NameError as error:
    print(error)
cell.cell_contents = [1, 2]
print(show(), cell == cell)
