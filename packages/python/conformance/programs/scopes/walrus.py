def first_long(words):
    if any(len(found := word) > 4 for word in words):
        return found
    return None


print(first_long(["a", "lions", "tigers"]))
print([last := n for n in range(4)], last)
print(first_long.__code__.co_cellvars)
while (n := len("abc")) > 5:
    pass
print(n)
