import { describe, expect, it } from 'vitest';
import { codeAlphabet, parseRoomCode, roomCodeFrom } from './ids.ts';

describe('room codes', () => {
  it('C1 are eight of 31 symbols that nobody mistakes for another', () => {
    expect(codeAlphabet).toHaveLength(31);
    expect(codeAlphabet).not.toMatch(/[01ILO]/);
    expect(roomCodeFrom(() => 0.999_999)).toBe('ZZZZ-ZZZZ');
    expect(roomCodeFrom(() => 0)).toBe('2222-2222');
  });

  it('C2 are read as people type them', () => {
    for (const typed of ['K7MD-2PXQ', 'k7md2pxq', ' K7M-D2P XQ ', 'k7md 2pxq'])
      expect(parseRoomCode(typed)).toBe('K7MD-2PXQ');
    for (const typed of ['', 'K7MD', 'K7MD-2PXQQ', 'K7MD-2PX0', 'K7MD-2PX\u0000'])
      expect(parseRoomCode(typed)).toBeNull();
  });
});
