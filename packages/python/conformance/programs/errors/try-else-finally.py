def attempt(value):
    try:
        result = 10 / value
    except ZeroDivisionError as error:
        print("except", error)
        return "failed"
    except (TypeError, ValueError) as error:
        print("other", type(error).__name__, error)
    else:
        print("else", result)
        return result
    finally:
        print("finally")
    return "end"


print(attempt(4), attempt(0), attempt("x"))
