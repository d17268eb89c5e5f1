made = []
for k in range(3):
    made.append(lambda: k)
print([f() for f in made], made[0].__closure__)
k = "changed"
print([f() for f in made])
