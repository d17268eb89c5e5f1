# --- literals
match x:
    case 0:
        a
    case -1 | 2 + 3j | "s" | b"b":
        b
    case None | True | False:
        c
    case _:
        d

# --- captures
def f(x):
    match x:
        case [a, b]:
            return a, b
        case [a, *rest]:
            return rest
        case (first, *_, last):
            return first, last
        case other:
            return other

# --- mappings
def f(x):
    match x:
        case {}:
            return 0
        case {"a": a, "b": [b, c]}:
            return a, b, c
        case {"k": 1, **rest}:
            return rest
        case {A.b: v}:
            return v

# --- classes
def f(x):
    match x:
        case Point():
            return 0
        case Point(0, y=0):
            return 1
        case Point(x=a, y=b) if a == b:
            return a
        case int(n) | float(n):
            return n
        case a.B(_, c):
            return c

# --- alternatives that bind names in different orders
def f(x):
    match x:
        case [a, b, c] | (c, [b, a]) | {"a": a, "b": b, "c": c}:
            return a, b, c

# --- as patterns
def f(x):
    match x:
        case [1 | 2 as a, [b, c] as d] as e:
            return a, b, c, d, e

# --- guards
match x:
    case y if y > 1:
        a
    case [y] if (z := y):
        b

# --- only wildcards
match x:
    case [_, _]:
        a
    case [*_]:
        b
    case [_, *_, 1]:
        c
    case ():
        d

# --- a match in a loop
def f(items):
    for item in items:
        match item:
            case 1:
                continue
            case 2:
                break
            case _:
                pass
