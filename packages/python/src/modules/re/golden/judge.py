"""Says in one line what a pattern makes of some texts. Both engines run it: the cases stand in front of it."""
import re

def place(match):
    if match is None:
        return '-'
    spans = ' '.join(['%d,%d' % span for span in match.regs])
    return spans if match.lastindex is None else '%s;%d' % (spans, match.lastindex)

def describe(pattern, flags, texts):
    try:
        compiled = re.compile(pattern, flags)
    except (re.PatternError, OverflowError, ValueError) as error:
        return '%s: %s' % (type(error).__name__, error)
    template = '<\\g<0>>' if isinstance(pattern, str) else b'<\\g<0>>'
    lines = []
    for text in texts:
        if 'brief' in globals():
            lines.append(place(compiled.match(text)) + ' | ' + ' / '.join([place(m) for m in compiled.finditer(text)]))
            continue
        lines.append(' | '.join([
            place(compiled.match(text)), place(compiled.fullmatch(text)),
            ' / '.join([place(match) for match in compiled.finditer(text)]),
            place(compiled.search(text, 1, 6)), ascii(compiled.split(text, 3)), ascii(compiled.sub(template, text)),
        ]))
    return '\n  '.join(lines)

for pattern, flags, texts in cases:
    print(describe(pattern, flags, texts))
