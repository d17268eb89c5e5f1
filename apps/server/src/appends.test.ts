import { expect, it } from 'vitest';
import { type AppendEnd, Appends } from './appends.ts';

it('P12 appends under way are waited for until whoever asked has been told, but not for ever', async () => {
  const ends: AppendEnd[] = [];
  const appends = new Appends((how) => ends.push(how));
  await appends.settled(60_000);
  let resolve = (_result: { kind: 'committed' }): void => {};
  const told: string[] = [];
  const slow = new Promise<{ kind: 'committed' }>((done) => {
    resolve = done;
  });
  void appends
    .watch(slow)
    .then((result) => result)
    .then(({ kind }) => told.push(kind));
  const failing = appends.watch(Promise.reject<{ kind: 'committed' }>(new Error('gone'))).catch(() => {});
  await appends.settled(1);
  await failing;
  expect([ends, told]).toEqual([['unknown'], []]);
  const settled = appends.settled(60_000).then(() => [...told]);
  resolve({ kind: 'committed' });
  expect(await settled).toEqual(['committed']);
  expect(ends).toEqual(['unknown', 'committed']);
});
