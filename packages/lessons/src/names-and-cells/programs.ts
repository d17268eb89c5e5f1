import type { Program } from '../lesson.ts';

export const vague: Program = {
  filename: '1_vague.py',
  source: `def f():
    def g():
        return 'pack the ' + x

    x = 'umbrella'
    print(g())
    x = 'sunglasses'
    print(g())
    return g


h = f()
print(h())
`,
  output: 'pack the umbrella\npack the sunglasses\npack the sunglasses\n',
};

export const named: Program = {
  filename: '2_named.py',
  source: `def plan_trip():
    def advice():
        return 'pack the ' + item

    item = 'umbrella'
    print(advice())
    item = 'sunglasses'
    print(advice())
    return advice


remembered = plan_trip()
print(remembered())
`,
  output: 'pack the umbrella\npack the sunglasses\npack the sunglasses\n',
};

export const empty: Program = {
  filename: '3_too_early.py',
  source: `def plan_trip():
    def advice():
        return 'pack the ' + item

    print(advice.__closure__)
    try:
        advice()
    except NameError as error:
        print(error)
    item = 'umbrella'
    return advice()


print(plan_trip())
`,
  output:
    "(<cell at …: empty>,)\ncannot access free variable 'item' where it is not associated with a value in enclosing scope\npack the umbrella\n",
};

export const twoTrips: Program = {
  filename: '4_two_trips.py',
  source: `def plan_trip(item):
    count = 0

    def advice():
        return f'{count} times the {item}'

    def pack():
        nonlocal count
        count += 1
        return advice()

    return advice, pack


hill_advice, hill_pack = plan_trip('rope')
sea_advice, sea_pack = plan_trip('towel')

hill_pack()
hill_pack()
sea_pack()

print(hill_advice())
print(sea_advice())
print(hill_advice.__code__ is sea_advice.__code__)
print(hill_advice.__closure__[0] is hill_pack.__closure__[1])
print(hill_advice.__closure__[0] is sea_advice.__closure__[0])
`,
  output: '2 times the rope\n1 times the towel\nTrue\nTrue\nFalse\n',
};

export const loopOfLambdas: Program = {
  filename: '5_loop_of_lambdas.py',
  source: `def make_all():
    multipliers = []
    for factor in (2, 3, 4):
        multipliers.append(lambda number: number * factor)
    return multipliers


for multiply in make_all():
    print(multiply(10))
`,
  output: '40\n40\n40\n',
};

export const defaultArgument: Program = {
  filename: '6_default_argument.py',
  source: `def make_all():
    multipliers = []
    for factor in (2, 3, 4):
        multipliers.append(lambda number, factor=factor: number * factor)
    return multipliers


for multiply in make_all():
    print(multiply(10), multiply.__closure__, multiply.__defaults__)
`,
  output: '20 None (2,)\n30 None (3,)\n40 None (4,)\n',
};

export const factory: Program = {
  filename: '7_factory.py',
  source: `def make_multiplier(factor):
    return lambda number: number * factor


def make_all():
    multipliers = []
    for factor in (2, 3, 4):
        multipliers.append(make_multiplier(factor))
    return multipliers


for multiply in make_all():
    print(multiply(10), multiply.__closure__[0].cell_contents)
`,
  output: '20 2\n30 3\n40 4\n',
};

export const moduleTrap: Program = {
  filename: '8_module_trap.py',
  source: `multipliers = []
for factor in (2, 3, 4):
    multipliers.append(lambda number: number * factor)

for multiply in multipliers:
    print(multiply(10), multiply.__closure__)

factor = 100
print(multipliers[0](10))
`,
  output: '40 None\n40 None\n40 None\n1000\n',
};

export const payoff: Program = {
  filename: '9_payoff.py',
  source: `def make_counter():
    count = 0

    def tick():
        nonlocal count
        count += 1
        return count

    return tick


def count_calls(function):
    calls = make_counter()

    def wrapper(*args):
        print(f'call {calls()} of {function.__name__}')
        return function(*args)

    return wrapper


@count_calls
def area(width, height):
    return width * height


print(area(2, 3))
print(area(4, 5))
`,
  output: 'call 1 of area\n6\ncall 2 of area\n20\n',
};

export const averagerStarter: Program = {
  filename: 'averager.py',
  source: `def make_averager():
    total = 0
    seen = 0

    def add(number):
        # Make this work. It prints an error as it stands: which one, and why?
        total += number
        seen += 1
        return total / seen

    return add


average = make_averager()
print(average(10))
print(average(20))
print(average(60))
`,
  output: '',
};

export const averagerSolution: Program = {
  filename: 'averager_solution.py',
  source: `def make_averager():
    total = 0
    seen = 0

    def add(number):
        nonlocal total, seen
        total += number
        seen += 1
        return total / seen

    return add


average = make_averager()
print(average(10))
print(average(20))
print(average(60))
`,
  output: '10.0\n15.0\n30.0\n',
};
