import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Peers } from './peers.ts';

const request = (remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;

const from = (remoteAddress: string, forwardedFor: string): IncomingMessage =>
  request(remoteAddress, { 'x-forwarded-for': forwardedFor });

const alone = new Peers([]);
const behind = new Peers(['10.0.0.0/8', 'loopback']);

describe('where a request comes from', () => {
  it('P17 is the address of its socket: a forged X-Forwarded-For is ignored', () => {
    expect(alone.addressOf(from('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7');
    expect(alone.addressOf(from('127.0.0.1', '198.51.100.1'))).toBe('127.0.0.1');
    expect(behind.addressOf(from('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7');
  });

  it('is what the configured proxies say, up to the first that is none of them', () => {
    expect(behind.addressOf(from('10.1.2.3', '198.51.100.1'))).toBe('198.51.100.1');
    expect(behind.addressOf(from('::ffff:10.1.2.3', 'forged, 198.51.100.1, 10.9.9.9'))).toBe('198.51.100.1');
    expect(behind.addressOf(from('10.1.2.3', 'unknown'))).toBe('10.1.2.3');
    expect(behind.addressOf(request('10.1.2.3'))).toBe('10.1.2.3');
    expect(behind.addressOf(request('::ffff:198.51.100.1'))).toBe('198.51.100.1');
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001::1', '2001:db8:1:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['198.51.100.1', '198.51.100.1'],
  ])('%s counts as %s', (address, network) => {
    expect(alone.networkOf(request(address))).toBe(network);
  });

  it('is this machine only without a proxy between, known or not', () => {
    expect(alone.isLocal(request('127.0.0.1'))).toBe(true);
    expect(alone.isLocal(request('::1'))).toBe(true);
    expect(alone.isLocal(request('10.1.2.3'))).toBe(false);
    expect(alone.isLocal(from('127.0.0.1', '127.0.0.1'))).toBe(false);
    expect(alone.isLocal(request('127.0.0.1', { forwarded: 'for=127.0.0.1' }))).toBe(false);
    expect(behind.isLocal(request('127.0.0.1'))).toBe(false);
    expect(behind.isLocal(from('127.0.0.1', '198.51.100.1'))).toBe(false);
    expect(behind.isLocal(from('127.0.0.1', 'unknown'))).toBe(false);
    expect(behind.isLocal(from('10.1.2.3', '127.0.0.1'))).toBe(true);
  });
});

describe('the page that asks', () => {
  const page = (origin: string, host: string, headers: Record<string, string> = {}, address = '203.0.113.7') =>
    request(address, { origin, host, ...headers });

  it('P17 is of this server if its Origin is the host that was asked', () => {
    expect(alone.isSameOrigin(page('http://class.example:3000', 'class.example:3000'))).toBe(true);
    expect(alone.isSameOrigin(page('https://class.example', 'class.example:443'))).toBe(true);
    expect(alone.isSameOrigin(page('https://evil.example', 'class.example'))).toBe(false);
    expect(alone.isSameOrigin(page('http://class.example:3001', 'class.example:3000'))).toBe(false);
    for (const origin of ['null', '', 'class.example', 'file://'])
      expect(alone.isSameOrigin(page(origin, 'class.example')), origin).toBe(false);
    expect(alone.isSameOrigin(request('203.0.113.7', { host: 'class.example' }))).toBe(false);
    expect(alone.isSameOrigin(request('127.0.0.1', { host: 'class.example' }))).toBe(true);
  });

  it('P17 may be named by X-Forwarded-Host only by a configured proxy', () => {
    const named = { 'x-forwarded-host': 'class.example' };
    expect(behind.isSameOrigin(page('https://class.example', 'node1:3000', named, '10.1.2.3'))).toBe(true);
    expect(behind.isSameOrigin(page('https://class.example', 'class.example', {}, '10.1.2.3'))).toBe(true);
    expect(behind.isSameOrigin(page('https://evil.example', 'node1:3000', named, '10.1.2.3'))).toBe(false);
    expect(behind.isSameOrigin(page('https://class.example', 'node1:3000', named))).toBe(false);
    expect(alone.isSameOrigin(page('https://class.example', 'node1:3000', named, '10.1.2.3'))).toBe(false);
  });
});
