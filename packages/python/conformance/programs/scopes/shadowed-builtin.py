def count(list):
    len = 3
    return list, len


print(count([1, 2]))
print(len([1, 2]))
max = min
print(max(3, 1))
del max
print(max(3, 1))
