import { Session } from '../src/session.ts';

/** The memory that sessions take which wait for their next command, beyond what the first one needs. */
const source = `
def make_counter(start=0):
    count = start
    def increment(by=1):
        nonlocal count
        count += by
        return count
    return increment

class Account:
    """Keeps a balance."""
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []
    def deposit(self, amount):
        self.balance += amount
        self.history.append(('deposit', amount))
        return self

counters = {name: make_counter(i) for i, name in enumerate(['a', 'b', 'c'])}
accounts = [Account('ada', 10), Account('grace')]
for account in accounts:
    account.deposit(5).deposit(7)
squares = (n * n for n in range(10))
next(squares)
print(accounts, counters)
`;

const count = Number(process.argv[2] ?? 1000);
/** Commands before the session is left alone. */
const steps = 40;

/** @param {number} number */
function open(number) {
  const session = Session.create();
  session.apply({ kind: 'load', source: `${source}# ${number}\n`, filename: 'main.py' });
  for (let step = 0; step < steps; step++) session.apply({ kind: 'step', granularity: 'line', move: { kind: 'into' } });
  return session;
}

async function memory() {
  for (let turn = 0; turn < 4; turn++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, resident: rss };
}

const sessions = [open(0)];
const before = await memory();
while (sessions.length <= count) sessions.push(open(sessions.length));
const after = await memory();
/** @param {number} bytes */
const mb = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
console.log(`${count} idle sessions after ${steps} steps each, beyond the first:`);
console.log(
  `  heap      ${mb(after.heap - before.heap)}, ${((after.heap - before.heap) / count / 1024).toFixed(1)} KB a session`,
);
console.log(`  resident  ${mb(after.resident - before.resident)}`);
if (sessions.length !== count + 1) throw new Error('sessions went missing');
