class Odd(Exception):
    pass


def halve(number):
    if number % 2:
        raise Odd(number)
    return number // 2


def look_up(table, key):
    try:
        return table[key]
    except KeyError:
        return -1


def collatz_depth(limit):
    odd = 0
    missing = 0
    done = 0
    table = {0: 0, 1: 1}
    for number in range(limit):
        try:
            halve(number)
        except Odd as error:
            odd += error.args[0] % 3
        finally:
            done += 1
        if look_up(table, number % 4) < 0:
            missing += 1
    return odd, missing, done


print(*collatz_depth(30000))
