class Temperature:
    unit = "C"

    def __init__(self, degrees):
        self.degrees = degrees

    @classmethod
    def from_f(cls, f):
        return cls((f - 32) * 5 / 9)

    @staticmethod
    def valid(degrees):
        return degrees > -273


class Kelvin(Temperature):
    unit = "K"


print(Kelvin.from_f(212).degrees, type(Kelvin.from_f(32)).__name__, Temperature.valid(-300))
