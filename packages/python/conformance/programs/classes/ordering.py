class Card:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return f"<{self.rank}>"


cards = [Card(5), Card(2), Card(9)]
print(sorted(cards), min(cards), max(cards), Card(1) > Card(0))
try:
    Card(1) <= Card(2)
except TypeError as error:
    print(error)
