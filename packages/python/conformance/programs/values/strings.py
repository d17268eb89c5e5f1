word = "Nonlocal"
print(word[0], word[-1], word[2:5], word[::-1], word.lower(), word.replace("l", "L"))
print("a,b,,c".split(","), " x  y ".split(), "-".join("abc"), "abc".center(9, "*"))
print("%s is %d years, %.2f m, %5s|%-5s|%05d" % ("Ada", 36, 1.7, "r", "l", 42))
print(f"{word!r:>12}|{3.14159:8.3f}|{1234567:,}|{255:#x}|{5:03}|{'x':^5}|{0.25:.0%}|{word=}")
print("tab\there", repr("quote's"), repr('both "\''), "é".encode(), b"\x00abc".hex(), "ß".upper())
print("{} {1} {name}".format(1, 2, name=3) if False else "{0} {1} {name}".format(1, 2, name=3))
print("abc" < "abd", "a" * 3, "b" in "abc", "abc".find("c"), "x".isalpha(), "12".isdigit(), ord("a"), chr(955))
print("line one\nline two".splitlines(), "Title Case".swapcase(), "under_score".title(), "pre-fix".removeprefix("pre-"))
