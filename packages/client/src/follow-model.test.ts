import { emptyView } from '@nonlocal/scope';
import { describe, expect, it } from 'vitest';
import { FollowModel } from './follow-model.ts';
import { step } from './testing/fake-server.ts';
import { readStep } from './wire.ts';

function apply(follow: FollowModel, seq: number): string {
  const read = readStep(step(seq));
  return read === null ? 'unreadable' : follow.apply(read);
}

/** Joined at `from`, followed up to `to`. */
function following(from: number, to: number): FollowModel {
  const follow = new FollowModel();
  follow.jump(from, { ...emptyView, step: from });
  for (let seq = from + 1; seq <= to; seq++) apply(follow, seq);
  return follow;
}

describe('following', () => {
  it('is on at joining and shows the live view', () => {
    const follow = following(3, 5);
    expect([follow.isFollowing.value, follow.position.value, follow.view.value.step]).toEqual([true, 5, 5]);
  });

  it('I8 applies the next seq only: a lower one is dropped, a gap changes nothing', () => {
    const follow = following(0, 3);
    expect([apply(follow, 2), apply(follow, 3), apply(follow, 5), apply(follow, 4)]).toEqual([
      'dropped',
      'dropped',
      'gap',
      'applied',
    ]);
    expect(follow.moments.value.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4]);
  });

  it('a deliberate move detaches, and nobody moves a detached viewer', () => {
    const follow = following(0, 5);
    follow.back();
    apply(follow, 6);
    expect([follow.isFollowing.value, follow.position.value, follow.behind.value]).toEqual([false, 4, 2]);
    expect(follow.view.value.step).toBe(4);
    follow.returnToLive();
    expect([follow.position.value, follow.behind.value]).toEqual([6, 0]);
  });

  it('a forward move from the live moment returns to live', () => {
    const follow = following(0, 2);
    follow.back();
    follow.forward();
    expect([follow.position.value, follow.isFollowing.value]).toEqual([2, false]);
    follow.forward();
    expect(follow.isFollowing.value).toBe(true);
  });

  it('moves stay within what was seen, over the hole that a jump leaves', () => {
    const follow = following(0, 3);
    follow.jump(90, { ...emptyView, step: 90 });
    expect(follow.position.value).toBe(90);
    follow.goTo(50);
    expect(follow.position.value).toBe(3);
    follow.forward();
    expect(follow.position.value).toBe(90);
    follow.toFirst();
    expect([follow.position.value, follow.canGoBack.value]).toEqual([0, false]);
  });

  it('every view of a long class can be shown again', () => {
    const follow = following(0, 500);
    for (const seq of [0, 1, 31, 32, 33, 250, 499, 500, 250]) {
      follow.goTo(seq);
      expect(follow.view.value.step).toBe(seq);
      expect(follow.view.value.narration.id).toBe(seq === 0 ? emptyView.narration.id : `n${seq}`);
    }
  });
});
