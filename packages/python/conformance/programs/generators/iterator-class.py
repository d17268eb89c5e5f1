class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), [*Countdown(2)])
first, *others = Countdown(4)
print(first, others, 2 in Countdown(5), dict(zip("abc", Countdown(3))))
for n in Countdown(2):
    print(n)
else:
    print("else")


class Asked:
    def __init__(self):
        self.left = 2

    def __iter__(self):
        print('asked for an iterator')
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left


first, second = Asked()
first, *rest = Asked()
print(1 in Asked(), 5 in Asked(), max(Asked()), [*Asked()])
