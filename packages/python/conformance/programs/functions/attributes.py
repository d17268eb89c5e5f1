def tool():
    """Does nothing, well documented."""


tool.version = 3
tool.__name__ = "renamed"
print(tool.version, tool.__name__, tool.__qualname__, tool.__doc__)
print(tool.__dict__, tool.__module__)
try:
    tool.missing
except AttributeError as error:
    print(error)
try:
    tool.__closure__ = ()
except AttributeError as error:
    print(error)
