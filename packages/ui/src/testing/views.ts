import type { BindingView, CellView, CodeView, FrameView, FunctionView, ObjectView, View } from '@nonlocal/scope';

/** Views written by hand, as the engine would show them. Ids are those of a plausible run. */

export const atom = (text: string, type = 'str') => ({ type, text });
export const ref = (id: number) => ({ ref: id });

export const binding = (name: string, more: Partial<BindingView> = {}): BindingView => ({
  name,
  kind: 'local',
  isParameter: false,
  cell: null,
  value: null,
  ...more,
});

export const frame = (id: number, name: string, more: Partial<FrameView> = {}): FrameView => ({
  id,
  name,
  qualname: name,
  kind: name === '<module>' ? 'module' : 'function',
  code: id + 1000,
  func: null,
  range: { line: 1, col: 0, endLine: 1, endCol: 1 },
  lexicalParent: null,
  bindings: [],
  ...more,
});

export const cell = (id: number, content: CellView['content']): CellView => ({
  kind: 'cell',
  type: 'cell',
  id,
  content,
});

export const func = (id: number, name: string, more: Partial<FunctionView> = {}): FunctionView => ({
  kind: 'function',
  type: 'function',
  id,
  name,
  qualname: name,
  signature: '()',
  firstLine: 1,
  code: id + 100,
  closure: null,
  freevars: [],
  defaults: [],
  definedIn: 1,
  ...more,
});

const code = (id: number, name: string, more: Partial<CodeView> = {}): CodeView => ({
  kind: 'code',
  type: 'code',
  id,
  name,
  qualname: name,
  firstLine: 1,
  argCount: 0,
  varnames: [],
  cellvars: [],
  freevars: [],
  names: [],
  consts: ['None'],
  ...more,
});

const list = (id: number, items: readonly ({ ref: number } | { type: string; text: string })[]): ObjectView => ({
  kind: 'sequence',
  type: 'list',
  id,
  window: { from: 0, length: items.length, items },
});

export function view(frames: readonly FrameView[], objects: readonly ObjectView[], more: Partial<View> = {}): View {
  return {
    step: 5,
    status: { kind: 'paused' },
    event: { kind: 'line', frame: frames.at(-1)?.id ?? 0 },
    source: '',
    filename: 'main.py',
    frames,
    objects: Object.fromEntries(objects.map((object) => [object.id, object])),
    output: [],
    resolutions: [],
    narration: { id: 'line', params: {} },
    instructions: 40,
    ...more,
  };
}

const source = `def plan_trip():
    def advice():
        return 'pack the ' + item

    item = 'umbrella'
    print(advice())
    item = 'sunglasses'
    print(advice())
    return advice


remembered = plan_trip()
print(remembered())
`;

const at = (line: number, col: number, endCol: number) => ({ line, col, endLine: line, endCol });

/** Inside the inner call of the first lesson. */
export const insideInner: View = view(
  [
    frame(1, '<module>', {
      range: at(12, 0, 24),
      bindings: [binding('plan_trip', { kind: 'global', value: ref(10) }), binding('remembered', { kind: 'global' })],
    }),
    frame(2, 'plan_trip', {
      func: 10,
      range: at(8, 4, 19),
      lexicalParent: 1,
      bindings: [
        binding('advice', { value: ref(11) }),
        binding('item', { kind: 'cell', cell: 20, value: atom("'sunglasses'") }),
      ],
    }),
    frame(3, 'advice', {
      func: 11,
      range: at(3, 8, 33),
      lexicalParent: 2,
      bindings: [binding('item', { kind: 'free', cell: 20, value: atom("'sunglasses'") })],
    }),
  ],
  [
    func(10, 'plan_trip', { code: 110 }),
    func(11, 'advice', {
      qualname: 'plan_trip.<locals>.advice',
      code: 111,
      closure: [20],
      freevars: ['item'],
      definedIn: 2,
    }),
    code(110, 'plan_trip', {
      varnames: ['advice'],
      cellvars: ['item'],
      consts: ['<code advice>', "'umbrella'", "'sunglasses'"],
    }),
    code(111, 'advice', { freevars: ['item'], consts: ["'pack the '"] }),
    cell(20, atom("'sunglasses'")),
  ],
  {
    source,
    step: 14,
    event: { kind: 'expression', frame: 3, range: at(3, 15, 33), value: atom("'pack the sunglasses'") },
    output: [{ stream: 'stdout', text: 'pack the umbrella\n' }],
  },
);

/** Five calls deep in a factorial. */
export const recursion: View = view(
  [
    frame(1, '<module>', { bindings: [binding('factorial', { kind: 'global', value: ref(10) })] }),
    ...[5, 4, 3, 2, 1].map((n, index) =>
      frame(2 + index, 'factorial', {
        func: 10,
        lexicalParent: 1,
        bindings: [binding('n', { isParameter: true, value: atom(`${n}`, 'int') })],
      }),
    ),
  ],
  [func(10, 'factorial', { signature: '(n)' }), code(110, 'factorial', { varnames: ['n'] })],
  { source: 'def factorial(n): ...' },
);

/** Three lambdas, one cell, after their maker has returned. */
export const loopOfLambdas: View = view(
  [
    frame(1, '<module>', {
      range: at(10, 4, 20),
      bindings: [
        binding('make_all', { kind: 'global', value: ref(10) }),
        binding('multipliers', { kind: 'global', value: ref(30) }),
      ],
    }),
  ],
  [
    func(10, 'make_all', { code: 110 }),
    list(30, [ref(11), ref(12), ref(13)]),
    ...[11, 12, 13].map((id) =>
      func(id, '<lambda>', {
        qualname: 'make_all.<locals>.<lambda>',
        signature: '(number)',
        code: 111,
        closure: [20],
        freevars: ['factor'],
        definedIn: 2,
      }),
    ),
    code(110, 'make_all'),
    code(111, '<lambda>', { varnames: ['number'], freevars: ['factor'] }),
    cell(20, atom('4', 'int')),
  ],
  { source: 'def make_all(): ...', step: 20 },
);

/** One of each: a class with an instance, a dict, lists in a list, a generator, defaults, a bound method, a long text. */
export const mixture: View = view(
  [
    frame(1, '<module>', {
      range: at(4, 0, 10),
      bindings: [
        binding('Account', { kind: 'global', value: ref(30) }),
        binding('mine', { kind: 'global', value: ref(31) }),
        binding('pay', { kind: 'global', value: ref(32) }),
        binding('prices', { kind: 'global', value: ref(33) }),
        binding('grid', { kind: 'global', value: ref(34) }),
        binding('squares', { kind: 'global', value: ref(37) }),
        binding('multiply', { kind: 'global', value: ref(38) }),
        binding('title', { kind: 'global', value: atom("'A sentence that is much longer than a card is wide'") }),
        binding('math', { kind: 'global', value: ref(39) }),
      ],
    }),
    frame(2, 'add', {
      func: 40,
      lexicalParent: 1,
      range: at(2, 0, 10),
      bindings: [
        binding('self', { isParameter: true, value: ref(31) }),
        binding('amount', { isParameter: true, value: atom('25', 'int') }),
        binding('total', {}),
      ],
    }),
  ],
  [
    {
      kind: 'class',
      type: 'type',
      id: 30,
      name: 'Account',
      bases: [],
      attributes: {
        from: 0,
        length: 2,
        items: [
          binding('limit', { kind: 'attribute', value: atom('100', 'int') }),
          binding('add', { kind: 'attribute', value: ref(40) }),
        ],
      },
    },
    {
      kind: 'instance',
      type: 'Account',
      id: 31,
      cls: 30,
      attributes: { from: 0, length: 1, items: [binding('balance', { kind: 'attribute', value: atom('50', 'int') })] },
    },
    { kind: 'method', type: 'method', id: 32, self: ref(31), func: ref(40) },
    {
      kind: 'mapping',
      type: 'dict',
      id: 33,
      window: {
        from: 0,
        length: 60,
        items: [
          [atom("'tea'"), atom('2.5', 'float')],
          [atom("'cake'"), atom('4', 'int')],
        ],
      },
    },
    list(34, [ref(35), ref(36), ref(35)]),
    list(35, [atom('1', 'int'), atom('2', 'int'), atom('3', 'int')]),
    list(36, []),
    {
      kind: 'generator',
      type: 'generator',
      id: 37,
      name: 'squares',
      state: 'suspended',
      bindings: [binding('n', { value: atom('3', 'int') })],
      line: 8,
    },
    func(38, '<lambda>', {
      signature: '(number, factor=3)',
      code: 138,
      defaults: [{ name: 'factor', value: atom('3', 'int') }],
    }),
    { kind: 'other', type: 'module', id: 39, text: "<module 'math'>" },
    func(40, 'add', { signature: '(self, amount)', qualname: 'Account.add', code: 140 }),
  ],
  { source: 'class Account: ...', step: 9 },
);
