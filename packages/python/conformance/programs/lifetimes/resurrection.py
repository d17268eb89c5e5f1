saved = []


class Phoenix:
    def __init__(self, name):
        self.name = name
        self.child = Child()

    def __del__(self):
        print('del', self.name)
        saved.append(self)


class Child:
    def __del__(self):
        print('child gone')


bird = Phoenix('bird')
del bird
print(len(saved), saved[0].name)
saved.clear()
print('a second time without __del__')
