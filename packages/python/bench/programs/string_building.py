def caesar(text, shift):
    out = ""
    for letter in text:
        if "a" <= letter <= "z":
            out += chr((ord(letter) - 97 + shift) % 26 + 97)
        else:
            out += letter
    return out


def table(rows):
    lines = []
    for row in range(rows):
        cells = []
        for column in range(8):
            cells.append(str(row * column))
        lines.append("|".join(cells) + "\n")
    return "".join(lines)


text = "the quick brown fox jumps over the lazy dog, " * 100
for shift in range(1, 13):
    text = caesar(text, shift)
print(text[:44])
sheet = table(3000)
print(len(sheet), len(sheet.split("|")), sheet.count("7"), sheet[-40:].strip().replace("|", ";"))
