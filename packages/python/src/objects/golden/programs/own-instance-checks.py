class Meta(type):
    def __instancecheck__(cls, o): return o == 42
    def __subclasscheck__(cls, o): return o is int
class C(metaclass=Meta): pass
print(isinstance(42, C), isinstance(1, C), issubclass(int, C), issubclass(str, C), isinstance(42, (str, C)), isinstance(C(), C), isinstance(1, int | str), isinstance('', (int, (str, float))), issubclass(bool, int), issubclass(int, (str, object)))
