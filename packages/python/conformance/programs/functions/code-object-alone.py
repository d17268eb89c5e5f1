def loud():
    print("run without being called")


code = loud.__code__
exec(code)
print(code.co_name, code.co_argcount, code.co_flags, type(code).__name__)
exec(code)
