import { gen, nat, sample } from 'fast-check';

/** The programs of a seed. */
export function scopePrograms(count: number, seed: number): string[] {
  const program = gen().map((take) => makeScopeProgram((below) => take(nat, { max: below - 1 })));
  return sample(program, { numRuns: count, seed });
}

/** A whole number from 0 to below its argument. */
type Draw = (below: number) => number;

/**
 * Programs about names: functions, lambdas, classes, comprehensions and type parameters nested in each other, which bind,
 * read, delete and declare the same few names. What they print depends on where each name lives. Every program ends, and
 * many end in an exception, or are refused by the compiler.
 */
function makeScopeProgram(draw: Draw): string {
  return new Writer(draw).program();
}

const names = ['a', 'b', 'c', '__d', 'x'] as const;

const prelude = `def show(*values):
    print(*[v if isinstance(v, (int, str, type(None))) else type(v).__name__ for v in values])
`;

type Block = 'module' | 'function' | 'class';

class Writer {
  readonly #draw: Draw;
  #lines: string[] = [];
  #count = 0;
  /** What the functions around certainly bind. */
  readonly #bound: string[][] = [];
  /** Statements that may still be written. */
  #left: number;

  constructor(draw: Draw) {
    this.#draw = draw;
    this.#left = 4 + draw(22);
  }

  program(): string {
    this.#lines = [prelude];
    if (!this.#chance(4)) this.#line(0, `${names.join(' = ')} = 'module'`);
    while (this.#left > 0) {
      if (this.#chance(3)) {
        this.#statement(0, 'module');
        continue;
      }
      this.#line(0, 'try:');
      this.#statement(1, 'module');
      this.#line(0, 'except Exception as error:');
      this.#line(1, 'show(str(error))');
    }
    this.#line(
      0,
      `show(*[f'{k}={v}' for k, v in sorted(globals().items()) if isinstance(v, (int, str)) and k in 'abcx'])`,
    );
    return `${this.#lines.join('\n')}\n`;
  }

  #chance(oneIn: number): boolean {
    return this.#draw(oneIn) === 0;
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#draw(from.length)] as T;
  }

  #name(): string {
    return this.#pick(names);
  }

  #fresh(letter: string): string {
    return `${letter}${this.#count++}`;
  }

  #line(depth: number, text: string): void {
    this.#lines.push('    '.repeat(depth) + text);
  }

  #body(depth: number, block: Block): void {
    let count = 1 + this.#draw(4);
    do this.#statement(depth, block);
    while (--count > 0 && this.#left > 0);
  }

  /** The body of a function or class: what it declares, what it binds first, and the rest. */
  #scope(depth: number, block: Block, parameters: readonly string[]): void {
    const free = names.filter((name) => !parameters.includes(name) || this.#chance(20));
    const around = this.#bound.flat();
    if (this.#chance(3) && free.length > 0) {
      const name = this.#pick(free);
      if (around.includes(name) ? !this.#chance(4) : this.#chance(12)) this.#line(depth, `nonlocal ${name}`);
      else if (this.#chance(2)) this.#line(depth, `global ${name}`);
    }
    const mine = this.#chance(2) ? [this.#name(), this.#name()] : [];
    if (mine.length > 0) this.#line(depth, `${mine.join(' = ')} = ${this.#expression(1)}`);
    this.#bound.push(block === 'function' ? [...mine, ...parameters] : []);
    this.#body(depth, block);
    this.#bound.pop();
  }

  /** For annotations, bounds and aliases, where `:=` and `yield` are refused. */
  #type(depth: number): string {
    const text = this.#expression(depth);
    return text.includes(':=') && !this.#chance(20) ? this.#name() : text;
  }

  #statement(depth: number, block: Block): void {
    this.#left--;
    const name = this.#name();
    const nests = depth < 4 && this.#left > 0;
    switch (this.#draw(22)) {
      case 0:
      case 1:
        this.#line(depth, `${name} = ${this.#expression(2)}`);
        return;
      case 2:
        this.#line(depth, `show(${this.#expression(2)}, ${this.#name()})`);
        return;
      case 3:
        this.#guarded(depth, `show(${name})`);
        return;
      case 4:
        this.#guarded(depth, `del ${name}`);
        return;
      case 5:
        this.#line(depth, `${name} ${this.#pick(['+=', '*='])} ${this.#expression(1)}`);
        return;
      case 6:
      case 7:
      case 8:
        if (nests) this.#function(depth, block);
        else this.#line(depth, `show(${name})`);
        return;
      case 9:
      case 10:
        if (nests) this.#class(depth);
        else this.#line(depth, `${name} = 'leaf'`);
        return;
      case 11:
        this.#line(depth, `for ${name} in (1, ${this.#expression(1)}):`);
        this.#body(depth + 1, block);
        return;
      case 12:
        this.#line(depth, 'try:');
        this.#body(depth + 1, block);
        this.#line(depth, `except Exception as ${name}:`);
        this.#line(depth + 1, `show(str(${name}))`);
        if (this.#chance(2)) this.#body(depth + 1, block);
        return;
      case 13:
        this.#line(depth, `if ${this.#expression(2)}:`);
        this.#body(depth + 1, block);
        if (this.#chance(2)) {
          this.#line(depth, 'else:');
          this.#body(depth + 1, block);
        }
        return;
      case 14: {
        const generator = this.#lambda(2);
        this.#line(depth, `show((${generator})(${this.#chance(3) ? '' : this.#expression(1)}))`);
        return;
      }
      case 15:
        this.#line(depth, `${name}: ${this.#type(1)}${this.#chance(2) ? ` = ${this.#expression(1)}` : ''}`);
        return;
      case 16: {
        const alias = this.#fresh('T');
        this.#line(depth, `type ${alias}${this.#parameters()} = ${this.#type(2)}`);
        this.#guarded(depth, `show(${alias}.__value__)`);
        return;
      }
      case 17:
        if (this.#chance(3)) this.#line(depth, `exec(${JSON.stringify(`${name} = 'exec'\nshow(${this.#name()})`)})`);
        else this.#line(depth, `show(*sorted(k for k in locals() if k in 'abcx'))`);
        return;
      case 18:
        this.#line(depth, `${name}, *${this.#name()} = ${this.#expression(1)}, ${this.#expression(1)}`);
        return;
      case 19:
        this.#line(depth, `match ${this.#expression(1)}:`);
        this.#line(depth + 1, `case [${name}, *_] | {'k': ${name}}:`);
        this.#body(depth + 2, block);
        this.#line(depth + 1, `case ${this.#name()}:`);
        this.#body(depth + 2, block);
        return;
      case 20:
        this.#line(depth, this.#chance(2) ? `import sys as ${name}` : `from math import pi as ${name}`);
        return;
      default:
        if (block === 'function')
          this.#line(depth, `${this.#pick(['return', 'yield', 'show'])} (${this.#expression(2)})`);
        else this.#line(depth, `show(${this.#expression(2)})`);
    }
  }

  #guarded(depth: number, statement: string): void {
    this.#line(depth, 'try:');
    this.#line(depth + 1, statement);
    this.#line(depth, 'except (NameError, TypeError) as error:');
    this.#line(depth + 1, 'show(str(error))');
  }

  #parameters(): string {
    if (!this.#chance(2)) return '';
    const bound = this.#chance(3) ? `: ${this.#type(1)}` : '';
    return `[${this.#name()}${bound}${this.#chance(4) ? `, *${this.#fresh('Ts')}` : ''}]`;
  }

  #function(depth: number, block: Block): void {
    const name = this.#chance(5) ? this.#name() : this.#fresh('f');
    const isAsync = this.#chance(12);
    const isMethod = block === 'class' && !this.#chance(4);
    const own = names.filter(() => this.#chance(5));
    const given = [
      ...(isMethod ? ['self'] : []),
      ...own.map((each) => `${each}=${this.#expression(1)}`),
      ...(this.#chance(6) ? ['*rest'] : []),
      ...(this.#chance(6) ? [`y=${this.#expression(1)}`] : []),
    ];
    const result = this.#chance(6) ? ` -> ${this.#type(1)}` : '';
    const parameters = this.#chance(5) ? this.#parameters() : '';
    this.#line(depth, `${isAsync ? 'async ' : ''}def ${name}${parameters}(${given.join(', ')})${result}:`);
    if (isMethod && this.#chance(3)) this.#line(depth + 1, 'show(__class__, super().__init__ is None)');
    this.#scope(depth + 1, 'function', own);
    if (isMethod) return;
    const call = `${name}(${this.#chance(4) ? this.#expression(1) : ''})`;
    if (!this.#chance(4)) this.#guarded(depth, `show(next(iter(r)) if hasattr(r := ${call}, '__next__') else r)`);
  }

  #class(depth: number): void {
    const name = this.#chance(5) ? this.#name() : this.#fresh('C');
    const parameters = this.#chance(4) ? this.#parameters() : '';
    this.#line(depth, `class ${name}${parameters}:`);
    this.#scope(depth + 1, 'class', []);
    if (this.#chance(2)) {
      this.#line(depth + 1, 'def method(self):');
      if (this.#chance(2)) this.#line(depth + 2, 'show(__class__.__name__, super().__repr__ is None)');
      this.#scope(depth + 2, 'function', []);
      this.#guarded(depth, `${name}().method()`);
    }
    if (this.#chance(3)) this.#guarded(depth, `show(${name}.${this.#name()})`);
  }

  #lambda(depth: number): string {
    const parameter = this.#chance(2) ? `${this.#name()}=${this.#expression(depth - 1)}` : `*${this.#name()}`;
    return `lambda ${parameter}: ${this.#expression(depth - 1)}`;
  }

  #expression(depth: number): string {
    const name = this.#name();
    if (depth === 0) return this.#chance(3) ? String(this.#draw(9)) : name;
    const inner = depth - 1;
    switch (this.#draw(14)) {
      case 0:
        return `(${name} := ${this.#expression(inner)})`;
      case 1:
        return `[${this.#expression(inner)} for ${name} in (1, 2)]`;
      case 2:
        return `[${this.#expression(inner)} for ${name} in (1, ${this.#name()}) if ${this.#expression(inner)} for x in (3,)]`;
      case 3:
        return `list(${this.#expression(inner)} for ${name} in (1, 2))`;
      case 4:
        return `{${name}: ${this.#expression(inner)} for ${name} in 'ab'}`;
      case 5:
        return `(${this.#lambda(depth)})()`;
      case 6:
        return `[lambda: ${this.#expression(inner)} for ${name} in (1, 2)][0]()`;
      case 7:
        return `f'{${this.#expression(inner)}!s:.9}'`;
      case 8:
        return `(${this.#expression(inner)}, ${this.#expression(inner)})[0]`;
      case 9:
        return `(${this.#expression(inner)} if ${name} else ${this.#expression(inner)})`;
      default:
        return this.#chance(4) ? String(this.#draw(9)) : name;
    }
  }
}
