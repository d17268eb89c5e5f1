def snapshot(a, b=2):
    c = a + b
    inner = lambda: c
    return sorted(locals())


print(snapshot(1))
print("snapshot" in globals(), globals()["snapshot"] is snapshot)
