def low():
    return {}["missing"]


def high():
    try:
        low()
    except KeyError as error:
        raise ValueError("bad configuration") from error


high()
