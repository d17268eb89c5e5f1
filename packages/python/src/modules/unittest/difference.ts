import { sourceModule } from '../registry.ts';

/**
 * The marked-up difference in assertion messages, the one that CPython's `difflib.ndiff` gives. Its rule is that of Ratcliff
 * and Obershelp: the longest common run first, then the same on both sides of it.
 */
sourceModule(
  'unittest._difference',
  String.raw`
class _Matcher:
    """Blocks that two sequences have in common."""

    def __init__(self, junk=None):
        self.junk = junk

    def set_second(self, second):
        self.second = second
        places = {}
        for at, item in enumerate(second):
            places.setdefault(item, []).append(at)
        self.junk_items = frozenset(item for item in places if self.junk is not None and self.junk(item))
        most = len(second) // 100 + 1
        # In long sequences what is everywhere says nothing.
        self.places = {item: at for item, at in places.items()
                       if item not in self.junk_items and (len(second) < 200 or len(at) <= most)}

    def set_first(self, first):
        self.first = first
        self.cached = None

    def longest(self, a_from, a_to, b_from, b_to):
        """(start in first, start in second, length) of the longest common run without junk, then grown by junk."""
        first, second, junk = self.first, self.second, self.junk_items
        best_a, best_b, best = a_from, b_from, 0
        lengths = {}
        for i in range(a_from, a_to):
            grown = {}
            for j in self.places.get(first[i], ()):
                if j < b_from:
                    continue
                if j >= b_to:
                    break
                length = grown[j] = lengths.get(j - 1, 0) + 1
                if length > best:
                    best_a, best_b, best = i - length + 1, j - length + 1, length
            lengths = grown
        for with_junk in (False, True):
            while (best_a > a_from and best_b > b_from and (second[best_b - 1] in junk) is with_junk
                   and first[best_a - 1] == second[best_b - 1]):
                best_a, best_b, best = best_a - 1, best_b - 1, best + 1
            while (best_a + best < a_to and best_b + best < b_to and (second[best_b + best] in junk) is with_junk
                   and first[best_a + best] == second[best_b + best]):
                best += 1
        return best_a, best_b, best

    def blocks(self):
        if self.cached is None:
            found = []
            waiting = [(0, len(self.first), 0, len(self.second))]
            while waiting:
                a_from, a_to, b_from, b_to = waiting.pop()
                a, b, length = self.longest(a_from, a_to, b_from, b_to)
                if length:
                    found.append((a, b, length))
                    if a_from < a and b_from < b:
                        waiting.append((a_from, a, b_from, b))
                    if a + length < a_to and b + length < b_to:
                        waiting.append((a + length, a_to, b + length, b_to))
            self.cached = sorted(found)
        return self.cached

    def changes(self):
        """(kind, from, to in first, from, to in second), in order."""
        a = b = 0
        for start_a, start_b, length in [*self.blocks(), (len(self.first), len(self.second), 0)]:
            if a < start_a and b < start_b:
                yield 'replace', a, start_a, b, start_b
            elif a < start_a:
                yield 'delete', a, start_a, b, start_b
            elif b < start_b:
                yield 'insert', a, start_a, b, start_b
            a, b = start_a + length, start_b + length
            if length:
                yield 'equal', start_a, a, start_b, b

    def ratio(self):
        total = len(self.first) + len(self.second)
        return 2.0 * sum(block[2] for block in self.blocks()) / total if total else 1.0

    def most(self):
        """No ratio is greater: by lengths, then by the items each has."""
        total = len(self.first) + len(self.second)
        if not total:
            return 1.0
        bound = 2.0 * min(len(self.first), len(self.second)) / total
        if bound <= 0.74:
            return bound
        left = {}
        for item in self.second:
            left[item] = left.get(item, 0) + 1
        common = 0
        for item in self.first:
            count = left.get(item, 0)
            if count:
                common += 1
                left[item] = count - 1
        return 2.0 * common / total

def _is_blank(char):
    return char in ' \t'

def ndiff(first, second):
    """The lines of both, marked '- ', '+ ', '  ' and, where lines are similar, '? '."""
    matcher = _Matcher()
    matcher.set_second(second)
    matcher.set_first(first)
    for kind, a, a_to, b, b_to in matcher.changes():
        if kind == 'replace':
            yield from _replaced(first, a, a_to, second, b, b_to)
        elif kind == 'delete':
            yield from _marked('-', first, a, a_to)
        elif kind == 'insert':
            yield from _marked('+', second, b, b_to)
        else:
            yield from _marked(' ', first, a, a_to)

def _marked(mark, lines, start, end):
    for line in lines[start:end]:
        yield f'{mark} {line}'

def _around(first, a, a_to, second, b, b_to):
    if a < a_to and b < b_to:
        yield from _replaced(first, a, a_to, second, b, b_to)
    elif a < a_to:
        yield from _marked('-', first, a, a_to)
    else:
        yield from _marked('+', second, b, b_to)

def _replaced(first, a, a_to, second, b, b_to):
    """Some lines for others: at the most similar pair the two are brought together."""
    best, pair, same = 0.74, None, None
    matcher = _Matcher(_is_blank)
    for j in range(b, b_to):
        matcher.set_second(second[j])
        for i in range(a, a_to):
            if first[i] == second[j]:
                same = same or (i, j)
                continue
            matcher.set_first(first[i])
            if matcher.most() > best and matcher.ratio() > best:
                best, pair = matcher.ratio(), (i, j)
    if best < 0.75:
        if same is None:
            if b_to - b < a_to - a:
                yield from _marked('+', second, b, b_to)
                yield from _marked('-', first, a, a_to)
            else:
                yield from _marked('-', first, a, a_to)
                yield from _marked('+', second, b, b_to)
            return
        pair = same
    else:
        same = None
    i, j = pair
    yield from _around(first, a, i, second, b, j)
    if same is None:
        yield from _similar(matcher, first[i], second[j])
    else:
        yield f'  {first[i]}'
    yield from _around(first, i + 1, a_to, second, j + 1, b_to)

def _similar(matcher, one, other):
    matcher.set_second(other)
    matcher.set_first(one)
    under_one = under_other = ''
    for kind, a, a_to, b, b_to in matcher.changes():
        if kind == 'equal':
            under_one += ' ' * (a_to - a)
            under_other += ' ' * (b_to - b)
        elif kind == 'replace':
            under_one += '^' * (a_to - a)
            under_other += '^' * (b_to - b)
        else:
            under_one += '-' * (a_to - a)
            under_other += '+' * (b_to - b)
    for mark, line, under in (('-', one, under_one), ('+', other, under_other)):
        yield f'{mark} {line}'
        under = ''.join(char if sign == ' ' and char.isspace() else sign for char, sign in zip(line, under)).rstrip()
        if under:
            yield f'? {under}\n'
`,
);
