class Dog:
    def __init__(self):
        self.name = "Rex"


dog = Dog()
print(dog.nmae)
