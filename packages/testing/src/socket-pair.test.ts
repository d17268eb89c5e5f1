import { expect, it } from 'vitest';
import { SocketPair } from './socket-pair.ts';

function pair() {
  const heard: unknown[] = [];
  const made = new SocketPair({
    opened: () => heard.push('opened'),
    received: (event, payload) => heard.push([event, payload]),
    closed: (reason) => heard.push(`closed: ${reason}`),
  });
  made.accept({
    requested: (event, payload, answer) => answer([event, payload]),
    closed: () => heard.push('server closed'),
  });
  return { made, heard };
}

it('nothing arrives before a flush, and then in order', () => {
  const { made, heard } = pair();
  made.send('a', { list: [1, undefined], gone: undefined });
  made.request('b', 5, (answer) => heard.push(answer));
  expect(heard).toEqual([]);
  made.flush(2);
  expect(heard).toEqual(['opened', ['a', { list: [1, undefined] }]]);
  made.flush();
  expect(heard.at(-1)).toEqual(['b', 5]);
});

it('a cut loses what is under way and tells both ends, once', () => {
  const { made, heard } = pair();
  made.flush();
  made.send('a', 1);
  made.request('b', 2, (answer) => heard.push(answer));
  made.cut();
  made.cut();
  made.flush();
  expect(heard).toEqual(['opened', 'server closed', 'closed: cut']);
});
