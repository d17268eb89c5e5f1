def shout(text):
    return txet.upper()


shout("hi")
