def area(width: int, height: "float" = 1.0) -> float:
    return width * height


print(area.__annotations__)
print(area(3))
count: int = 4
print(__annotations__ if "__annotations__" in globals() else "lazy")
