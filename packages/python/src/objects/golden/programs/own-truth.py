class B:
    def __bool__(self): print('bool'); return True
print(any([0, B()]), all([B(), 0]), list(filter(None, [B(), 0]))[0] is not None, any(iter([B()])), all(iter([B(), B()])))
