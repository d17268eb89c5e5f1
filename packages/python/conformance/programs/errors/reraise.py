def risky():
    raise RuntimeError("first")


try:
    try:
        risky()
    except RuntimeError as error:
        error.add_note("while testing")
        raise
except RuntimeError as error:
    print(error, error.__notes__, error.__context__)
    try:
        raise TypeError("second") from None
    except TypeError as second:
        print(second.__cause__, second.__suppress_context__)
raise RuntimeError("with a note")
