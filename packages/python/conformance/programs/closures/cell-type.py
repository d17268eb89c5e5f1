import types

cell = types.CellType()
try:
    print(cell.cell_contents)
except ValueError as error:
    print(error)
cell.cell_contents = 3
other = types.CellType(3)
print(cell == other, cell != other, cell < types.CellType(4))
print(type(cell).__name__, isinstance(cell, types.CellType))
try:
    hash(cell)
except TypeError as error:
    print(error)
