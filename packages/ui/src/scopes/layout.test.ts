import type { View } from '@nonlocal/scope';
import { describe, expect, it } from 'vitest';
import {
  atom,
  binding,
  cell,
  frame,
  func,
  insideInner,
  loopOfLambdas,
  mixture,
  recursion,
  ref,
  view,
} from '../testing/views.ts';
import { changesBetween } from './changes.ts';
import { edgesOf } from './edges.ts';
import { compact, layOut, type Placed, type RoomMemory, roomy } from './layout.ts';
import { freshMemory, sceneOf } from './scene.ts';

const draw = (
  of: View,
  memory = freshMemory(),
  rooms: RoomMemory = new Map(),
  spacing = roomy,
  open = new Set<number>(),
  widest = 2000,
) => {
  const scene = sceneOf(of, open, memory);
  const layout = layOut(scene, rooms, spacing, widest);
  const at = (key: `${'f' | 'o' | 'c'}${number}`): Placed => {
    const box = layout.boxes.get(key);
    if (box === undefined) throw new Error(`${key} is not drawn`);
    return box;
  };
  return { scene, layout, at, edges: edgesOf(scene, layout) };
};

function overlaps(a: Placed, b: Placed): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The first lesson after the outer call: its frame has gone, the module holds the inner function. */
const afterReturn: View = view(
  [
    frame(1, '<module>', {
      bindings: [
        binding('plan_trip', { kind: 'global', value: ref(10) }),
        binding('remembered', { kind: 'global', value: ref(11) }),
      ],
    }),
  ],
  [
    func(10, 'plan_trip'),
    func(11, 'advice', { qualname: 'plan_trip.<locals>.advice', closure: [20], freevars: ['item'], definedIn: 2 }),
    cell(20, atom("'sunglasses'")),
  ],
  { source: insideInner.source, step: 20 },
);

describe('layout', () => {
  it.each([
    ['a closure', insideInner],
    ['a recursion', recursion],
    ['three lambdas', loopOfLambdas],
    ['what outlives a call', afterReturn],
    ['one of each', mixture],
  ])('lets no two boxes of %s overlap, wide or narrow, open or closed', (_what, shown) => {
    for (const spacing of [roomy, compact]) {
      for (const open of [new Set<number>(), new Set([10, 11, 12, 13])]) {
        const { layout } = draw(shown, freshMemory(), new Map(), spacing, open);
        const boxes = [...layout.boxes.values()];
        boxes.forEach((a, index) => {
          for (const b of boxes.slice(index + 1)) expect(overlaps(a, b), `${a.item.key} and ${b.item.key}`).toBe(false);
          expect(a.x + a.w).toBeLessThanOrEqual(layout.width);
          expect(a.y + a.h).toBeLessThanOrEqual(layout.height);
        });
      }
    }
  });

  it('puts a child below its parent, a newer one to the right, objects right of their creator', () => {
    const closure = draw(insideInner);
    expect(closure.at('f2').y).toBeGreaterThan(closure.at('f1').y + closure.at('f1').h);
    expect(closure.at('f3').y).toBeGreaterThan(closure.at('f2').y + closure.at('f2').h);
    expect(closure.at('o11').x).toBeGreaterThan(closure.at('f2').x + closure.at('f2').w);
    const calls = draw(recursion);
    expect(calls.at('f3').y).toBe(calls.at('f2').y);
    expect(calls.at('f3').x).toBeGreaterThan(calls.at('f2').x);
  });

  it('begins a new row where siblings would go beyond the pane, each still below its parent', () => {
    const { layout, at } = draw(recursion, freshMemory(), new Map(), roomy, new Set(), 600);
    expect(layout.width).toBeLessThanOrEqual(600 + roomy.margin);
    expect(at('f3').y).toBe(at('f2').y);
    expect(at('f4').y).toBeGreaterThan(at('f2').y + at('f2').h);
    expect(at('f4').x).toBe(at('f2').x);
  });

  it('draws a cell once, with an arrow from its owner, from the inner frame and from the function', () => {
    const { edges, layout } = draw(insideInner);
    expect([...layout.boxes.keys()].filter((key) => key.startsWith('c'))).toEqual(['c20']);
    expect(edges.filter((edge) => edge.to === 'c20').map((edge) => edge.from)).toEqual(['f2', 'o11', 'f3']);
  });

  it('draws the lexical chain and the call stack as different edges', () => {
    const { edges } = draw(recursion);
    expect(edges.filter((edge) => edge.kind === 'lexical').map((edge) => edge.to)).toEqual([
      'f1',
      'f1',
      'f1',
      'f1',
      'f1',
    ]);
    expect(edges.filter((edge) => edge.kind === 'call').map((edge) => edge.to)).toEqual(['f1', 'f2', 'f3', 'f4', 'f5']);
  });

  it('keeps what is left of a returned frame, its cell and functions in the same place', () => {
    const memory = freshMemory();
    const rooms: RoomMemory = new Map();
    const before = draw(insideInner, memory, rooms);
    const after = draw(afterReturn, memory, rooms);
    const ghost = after.scene.frames.find((each) => each.id === 2);
    expect(ghost).toMatchObject({ name: 'plan_trip', frame: null, parent: 1 });
    expect(ghost?.rows.map((row) => [row.label, row.content.kind])).toEqual([
      ['advice', 'gone'],
      ['item', 'arrow'],
    ]);
    for (const key of ['f2', 'c20', 'o11'] as const) {
      const { x, y } = before.at(key);
      expect(after.at(key)).toMatchObject({ x, y });
    }
  });

  it('finds owner and name of a returned frame without having seen it run', () => {
    const { scene } = draw(loopOfLambdas);
    const ghost = scene.frames.find((each) => each.id === 2);
    expect(ghost).toMatchObject({ name: 'make_all', frame: null });
    expect(ghost?.cells.map((each) => each.name)).toEqual(['factor']);
    expect(ghost?.objects).toHaveLength(3);
  });

  it('does not move the frames below when an object above goes away', () => {
    const memory = freshMemory();
    const rooms: RoomMemory = new Map();
    const objects = [func(10, 'a'), func(11, 'b'), func(12, 'c'), func(13, 'd')];
    const names = ['a', 'b', 'c', 'd'];
    const moment = (count: number) =>
      view(
        [
          frame(1, '<module>', {
            bindings: names.slice(0, count).map((name, at) => binding(name, { value: ref(10 + at) })),
          }),
          frame(2, 'a', { lexicalParent: 1, func: 10 }),
        ],
        objects.slice(0, count),
      );
    const before = draw(moment(4), memory, rooms);
    const after = draw(moment(1), memory, rooms);
    expect(after.at('f2').y).toBe(before.at('f2').y);
  });

  it('leaves the middle of a deep stack out and says how many', () => {
    const deep = view(
      [
        frame(1, '<module>'),
        ...Array.from({ length: 100 }, (_, index) => frame(2 + index, 'down', { lexicalParent: 1 })),
      ],
      [],
    );
    const { scene } = draw(deep);
    expect(scene.frames).toHaveLength(10);
    expect(scene.frames.reduce((sum, each) => sum + each.skipped, 0)).toBe(91);
    expect(scene.running).toBe(101);
  });

  it('folds a long container, with what only its folded elements lead to, until it is opened', () => {
    const items = Array.from({ length: 99 }, (_, index) => atom(String(index), 'int'));
    const long = {
      kind: 'sequence',
      type: 'list',
      id: 30,
      window: { from: 0, length: 500, items: [...items, ref(31)] },
    } as const;
    const inner = { ...long, id: 31, window: { from: 0, length: 0, items: [] } } as const;
    const moment = view([frame(1, '<module>', { bindings: [binding('a', { value: ref(30) })] })], [long, inner]);
    const closed = draw(moment);
    expect(closed.scene.frames[0]?.objects.map(({ rows, hidden }) => [rows.length, hidden])).toEqual([[8, 492]]);
    const opened = draw(moment, undefined, undefined, undefined, new Set([30]));
    expect(opened.scene.frames[0]?.objects.map(({ rows, hidden }) => [rows.length, hidden])).toEqual([
      [100, 400],
      [0, 0],
    ]);
    expect(closed.at('o30').h).toBeLessThan(opened.at('o30').h);
  });
});

describe('changes', () => {
  it('are the rows and boxes that differ, and nothing else', () => {
    const memory = freshMemory();
    const before = sceneOf(insideInner, new Set(), memory);
    const objects = { ...insideInner.objects, 20: cell(20, atom("'raincoat'")) };
    const after = sceneOf({ ...insideInner, objects }, new Set(), memory);
    expect([...changesBetween(before, after)]).toEqual(['c20.content']);
    expect(changesBetween(null, after).size).toBe(0);
    expect(changesBetween(after, after).size).toBe(0);
  });
});
