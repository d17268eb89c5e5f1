def divide(a, b, /):
    return a / b


try:
    divide(a=1, b=2)
except TypeError as error:
    print(error)
print(divide(9, 2))
