def make_account(owner, balance):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(("deposit", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            history.append(("refused", amount))
            return None
        balance -= amount
        history.append(("withdraw", amount))
        return balance

    def last():
        if len(history) > 12:
            history.clear()
            return None
        return history[-1] if history else None

    return deposit, withdraw, last


def power(base, exponent):
    if exponent == 0:
        return 1
    half = power(base, exponent // 2)
    if exponent % 2:
        return half * half * base
    return half * half


total = 0
deposit, withdraw, last = make_account("ada", 100)
for turn in range(600):
    deposit(turn % 17)
    taken = withdraw(turn % 23)
    if taken is None:
        total += 1
    newest = last()
    total += power(3, turn % 16) % 10
    row = [cell * cell for cell in range(3)]
    names = {"turn": turn, "row": row}
    total += len(names)
print(total)
