import type { Vault } from '@nonlocal/client';
import { describe, expect, it } from 'vitest';
import { arrivalIn, forgetRoom, hideToken, keepRoom, ownRooms, tokenIn } from './rooms.ts';

function memoryVault(): Vault {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  };
}

const room = (code: string, token: string) => ({ code, token, openedAt: 1 });

describe('own rooms', () => {
  it('are kept newest first, and a room with a new code is still one room', () => {
    const vault = memoryVault();
    keepRoom(vault, room('AAAABBBB', 'token-one-token-one'));
    keepRoom(vault, room('CCCCDDDD', 'token-two-token-two'));
    keepRoom(vault, room('EEEEFFFF', 'token-one-token-one'));
    expect(ownRooms(vault).map((kept) => kept.code)).toEqual(['EEEEFFFF', 'CCCCDDDD']);
    forgetRoom(vault, 'token-two-token-two');
    expect(ownRooms(vault)).toHaveLength(1);
  });

  it('are none when the storage holds something else', () => {
    const vault = memoryVault();
    vault.set('nonlocal.rooms', '{broken');
    expect(ownRooms(vault)).toEqual([]);
    vault.set('nonlocal.rooms', '[{"code": 5}, null]');
    expect(ownRooms(vault)).toEqual([]);
  });

  it('R20 a projector’s key opens the projector and is no room of one’s own', () => {
    const vault = memoryVault();
    keepRoom(vault, room('K7MD-2PXQ', 'watch-only-watch-only'), 'projector');
    expect(ownRooms(vault)).toEqual([]);
    expect(tokenIn('#K7MD-2PXQ', vault)).toBeNull();
    expect(tokenIn('#K7MD-2PXQ', vault, 'projector')).toBe('watch-only-watch-only');
    keepRoom(vault, room('K7MD-2PXQ', 'token-one-token-one'));
    expect(tokenIn('#K7MD-2PXQ', vault, 'projector')).toBe('token-one-token-one');
    forgetRoom(vault, 'watch-only-watch-only');
    expect(ownRooms(vault, 'projector')).toEqual([]);
  });

  it('a token leaves the address at once, and a reload still has it', () => {
    expect(hideToken('#token=abcdefghijklmnop', '/teach/', history)).toBe('abcdefghijklmnop');
    expect(location.href).not.toContain('token');
    expect(hideToken('', '/teach/', history)).toBe('abcdefghijklmnop');
    history.replaceState(null, '', '/teach/');
    expect(hideToken('#K7MD-2PXQ', '/teach/', history)).toBeNull();
  });

  it('are found by the code in the fragment, or by the token itself', () => {
    const vault = memoryVault();
    keepRoom(vault, room('K7MD2PXQ', 'token-one-token-one'));
    keepRoom(vault, room('H4TW-9RNE', 'token-two-token-two'));
    expect(tokenIn('#K7MD-2PXQ', vault)).toBe('token-one-token-one');
    expect(tokenIn('#H4TW-9RNE', vault)).toBe('token-two-token-two');
    expect(tokenIn('#token=abcdefghijklmnop', vault)).toBe('abcdefghijklmnop');
    expect(tokenIn('#ZZZZ-ZZZZ', vault)).toBeNull();
    expect(tokenIn('', vault)).toBeNull();
  });
});

describe('who comes back from signing in', () => {
  it('has a ticket or a reason in the fragment, and anything else is none', () => {
    expect(arrivalIn('#ticket=ab.c-d.e_f')).toEqual({ kind: 'signedIn', ticket: 'ab.c-d.e_f' });
    expect(arrivalIn('#signIn=NOT_ALLOWED')).toEqual({
      kind: 'notSignedIn',
      message: expect.stringContaining('not among those'),
    });
    for (const hash of ['', '#K7MD-2PXQ', '#token=abcdefghijklmnop', '#signIn=<b>', '#signIn=constructor', '#ticket='])
      expect(arrivalIn(hash), hash).toBeNull();
  });
});
