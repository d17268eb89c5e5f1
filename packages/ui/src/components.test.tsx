import { render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { ActionButton } from './ActionButton.tsx';
import { CellPoke } from './scopes/CellPoke.tsx';
import { OutputPane } from './OutputPane.tsx';
import { PromptPane } from './PromptPane.tsx';
import { Prose } from './Prose.tsx';
import { QrCode } from './QrCode.tsx';
import { MemberList } from './MemberList.tsx';
import { Roster } from './Roster.tsx';
import { cell } from './testing/views.ts';

const host = document.createElement('div');
document.body.append(host);
afterEach(() => render(null, host));

const find = (selector: string): HTMLElement => {
  const element = host.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`no ${selector} in ${host.innerHTML}`);
  return element;
};

it('a button that is off says why, stays reachable and does nothing', () => {
  const onPress = vi.fn<() => void>();
  render(
    <ActionButton icon="back" label="Back" action="back" because="this is the first step" onPress={onPress} />,
    host,
  );
  const button = find('button');
  button.click();
  expect(onPress).not.toHaveBeenCalled();
  expect(button.getAttribute('aria-label')).toBe('Back, not now: this is the first step');
  expect(button.hasAttribute('disabled')).toBe(false);
});

it('a button names its keys in its tooltip', () => {
  render(<ActionButton icon="over" label="Step over" action="over" onPress={() => undefined} />, host);
  expect(find('button').title).toBe("Step over (F10 or Ctrl+')");
});

it('prose makes code of backticks and markup of nothing', () => {
  render(<Prose text="the cell of `x` is <b>empty</b>" />, host);
  expect(host.innerHTML).toBe('the cell of <code>x</code> is &lt;b&gt;empty&lt;/b&gt;');
});

it('program output is text: markup, control characters and direction overrides are shown, not obeyed', () => {
  const text = '</pre><img src=x onerror=alert(1)>\u001b[31m\u202eabc\n';
  render(<OutputPane output={[{ stream: 'stdout', text }]} status={{ kind: 'paused' }} />, host);
  expect(host.querySelector('img')).toBeNull();
  expect(find('.output-stdout').textContent).toBe('</pre><img src=x onerror=alert(1)>␛[31m⟨202e⟩abc\n');
});

it('a syntax error stands at its place with a caret', () => {
  const diagnostic = {
    type: 'SyntaxError',
    message: 'invalid syntax',
    filename: 'main.py',
    line: 2,
    offset: 5,
    endLine: 2,
    endOffset: 6,
    text: 'x = = 1\n',
  };
  render(<OutputPane output={[]} status={{ kind: 'malformed', diagnostic }} />, host);
  expect(find('.output-stderr').textContent).toBe(
    '  File "main.py", line 2\n    x = = 1\n        ^\nSyntaxError: invalid syntax',
  );
});

it('the roster puts raised hands first and tells forks from followers in words', () => {
  const base = { isConnected: true, forkedAt: null, isHandRaised: false } as const;
  render(
    <Roster
      entries={[
        { ...base, id: '1', name: 'Ann', status: 'following' },
        { ...base, id: '2', name: 'Ben', status: 'forked', forkedAt: 7 },
        { ...base, id: '3', name: 'Zoe', status: 'following', isHandRaised: true },
        { ...base, id: '4', name: 'Cy', status: 'following', isConnected: false },
      ]}
    />,
    host,
  );
  expect([...host.querySelectorAll('li')].map((item) => item.textContent)).toEqual([
    'Zoehand upfollowing',
    'Benforked at step 7',
    'Annfollowing',
    'Cyaway',
  ]);
  expect(find('.roster-summary').textContent).toBe('3 here · 2 following · 1 in a fork · 1 hand up');
});

it('each member of a list has actions that say whom they are about', () => {
  const onPress = vi.fn<(member: { readonly id: string }) => void>();
  const members = [
    { id: '1', name: 'Ann', isConnected: true },
    { id: '2', name: 'Ben', isConnected: false },
  ];
  const actions = [{ label: 'Admit', about: (name: string) => `Admit ${name}`, onPress }];
  render(<MemberList title="Waiting" members={members} actions={actions} />, host);
  expect([...host.querySelectorAll('li')].map((item) => item.textContent)).toEqual(['AnnAdmit', 'BenawayAdmit']);
  find('[aria-label="Admit Ben"]').click();
  expect(onPress.mock.calls.map(([member]) => member.id)).toEqual(['2']);
});

it('the prompt brings earlier lines back with the arrow keys', async () => {
  const entry = (id: number, source: string) => ({ id, frame: '<module>', source, text: '', failed: false });
  render(
    <PromptPane
      entries={[entry(1, 'first'), entry(2, 'second')]}
      frames={[]}
      frame={null}
      onFrame={() => undefined}
      onEvaluate={() => undefined}
    />,
    host,
  );
  const field = find('.prompt-field input') as HTMLInputElement;
  const press = async (key: string) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  await press('ArrowUp');
  expect(field.value).toBe('second');
  await press('ArrowUp');
  expect(field.value).toBe('first');
  await press('ArrowDown');
  await press('ArrowDown');
  expect(field.value).toBe('');
});

it('a cell is set with what was typed, and left alone on Escape', () => {
  const onSet = vi.fn<(source: string) => void>();
  const onCancel = vi.fn<() => void>();
  const item = {
    key: 'c20',
    cell: cell(20, { type: 'int', text: '4' }),
    name: 'factor',
    content: {
      key: 'content',
      label: '',
      kind: 'cell',
      isParameter: false,
      side: 'right',
      content: { kind: 'text', text: '4' },
    },
  } as const;
  const owner = {
    key: 'f2',
    id: 2,
    name: 'f',
    frame: null,
    rows: [],
    parent: 1,
    caller: null,
    cells: [],
    objects: [],
    skipped: 0,
  } as const;
  render(
    <CellPoke box={{ kind: 'cell', item, owner, x: 0, y: 0, w: 40, h: 24 }} onSet={onSet} onCancel={onCancel} />,
    host,
  );
  expect((find('input') as HTMLInputElement).value).toBe('4');
  find('input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(onCancel).toHaveBeenCalledOnce();
  find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  expect(onSet).toHaveBeenCalledWith('4');
});

it('a QR code has a quiet zone and a name', () => {
  render(<QrCode text="http://192.168.0.7:3000/join/K7MD-2PXQ" label="QR code" />, host);
  expect(find('svg').getAttribute('viewBox')?.startsWith('-2 -2 ')).toBe(true);
  expect(find('path').getAttribute('d')?.length).toBeGreaterThan(1000);
});
