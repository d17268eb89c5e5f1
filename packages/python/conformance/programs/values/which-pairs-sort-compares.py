# list.sort finds a run at the start and inserts the rest by halves: __lt__ sees the pairs.
pairs = []


class Card:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        pairs.append(f'{self.rank}{other.rank}')
        return self.rank < other.rank


for row in ([3, 1, 2], [1, 3, 2], [2, 1, 1, 3], [1, 1, 0, 0, 2], [5, 4, 4, 3, 9, 1], [1, 4, 2, 8, 5, 7, 0, 3]):
    for reverse in (False, True):
        pairs.clear()
        print([card.rank for card in sorted(map(Card, row), reverse=reverse)], ' '.join(pairs))
