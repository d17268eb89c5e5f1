class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self.balance

    def withdraw(self, amount):
        if amount > self.balance:
            return False
        self.balance -= amount
        return True


class Savings(Account):
    def __init__(self, owner, rate):
        super().__init__(owner)
        self.rate = rate

    def deposit(self, amount):
        return Account.deposit(self, amount + amount // self.rate)


accounts = [Account("ada"), Savings("grace", 50), Account("alan", 10)]
refused = 0
for turn in range(25000):
    for account in accounts:
        account.deposit(turn % 13)
        if not account.withdraw(turn % 29):
            refused += 1
for turn in range(5000):
    accounts[turn % 3] = Savings("new", turn % 7 + 1) if turn % 2 else Account("new", turn)
print(refused, [account.balance for account in accounts])
