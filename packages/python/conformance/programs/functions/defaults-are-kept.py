def remember(item, seen=[]):
    seen.append(item)
    return seen


print(remember(1))
print(remember(2))
print(remember.__defaults__)
remember.__defaults__ = (["fresh"],)
print(remember(3))
