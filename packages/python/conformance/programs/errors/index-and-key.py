for action in (
    lambda: [1, 2][5],
    lambda: {"a": 1}["b"],
    lambda: (1,)[3],
    lambda: "abc"[10],
    lambda: int("12a"),
    lambda: None.attribute,
    lambda: int()(),
    lambda: "a" + 1,
    lambda: [] < 3,
    lambda: {[]: 1},
    lambda: len(5),
    lambda: 1 // 0,
    lambda: 1.0 / 0,
    lambda: 5 % 0,
    lambda: iter(3),
    lambda: [1].index(2),
    lambda: [].pop(),
    lambda: float("abc"),
    lambda: undefined_name,
):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, "|", error)
