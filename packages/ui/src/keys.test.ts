import { describe, expect, it } from 'vitest';
import { actionOf, type KeyContext, type KeyPress, keysOf } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const onPage: KeyContext = { isTyping: false, focus: 'page', areLettersOff: false };

describe('keys', () => {
  it('step with the arrows, the function keys and their pair of chords', () => {
    expect(actionOf(press('ArrowRight'), onPage)).toBe('forward');
    expect(actionOf(press('F10'), onPage)).toBe('over');
    expect(actionOf(press("'", { ctrlKey: true }), onPage)).toBe('over');
    expect(actionOf(press(';', { ctrlKey: true }), onPage)).toBe('into');
    expect(actionOf(press('F11'), onPage)).toBe('into');
    expect(actionOf(press('F11', { shiftKey: true }), onPage)).toBe('out');
  });

  it('are dead inside inputs, but for function keys and chords', () => {
    const typing = { ...onPage, isTyping: true };
    for (const key of ['ArrowLeft', 'Home', ' ', 'l', '?', 'Escape']) expect(actionOf(press(key), typing)).toBeNull();
    expect(actionOf(press('F10'), typing)).toBe('over');
    expect(actionOf(press("'", { metaKey: true }), typing)).toBe('over');
  });

  it('leave a button its Space and a slider its arrows', () => {
    expect(actionOf(press(' '), { ...onPage, focus: 'button' })).toBeNull();
    expect(actionOf(press('ArrowLeft'), { ...onPage, focus: 'button' })).toBe('back');
    expect(actionOf(press('ArrowLeft'), { ...onPage, focus: 'slider' })).toBeNull();
  });

  it('that are single letters can be switched off', () => {
    expect(actionOf(press('L', { shiftKey: true }), onPage)).toBe('live');
    expect(actionOf(press('l'), { ...onPage, areLettersOff: true })).toBeNull();
    expect(actionOf(press('ArrowLeft'), { ...onPage, areLettersOff: true })).toBe('back');
  });

  it('with a browser meaning of their own are left alone: Ctrl+L, Ctrl+F, Alt+←', () => {
    expect(actionOf(press('l', { ctrlKey: true }), onPage)).toBeNull();
    expect(actionOf(press('f', { ctrlKey: true }), onPage)).toBeNull();
    expect(actionOf(press('ArrowLeft', { altKey: true }), onPage)).toBeNull();
  });

  it('are named in tooltips, the usual one first', () => {
    expect(keysOf('over')).toEqual(['F10', "Ctrl+'"]);
  });
});
