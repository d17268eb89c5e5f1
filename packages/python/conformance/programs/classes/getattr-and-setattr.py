class Recorder:
    def __getattr__(self, name):
        return f"no {name}"

    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


r = Recorder()
r.a = 1
print(r.a, r.b)
del r.a
print(r.a)
print(getattr(r, "zzz"), hasattr(r, "anything"))
