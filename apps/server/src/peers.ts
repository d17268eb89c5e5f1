import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddr from 'proxy-addr';
import { isLoopback } from './lan.ts';

/** Headers with which a proxy says that it speaks for somebody else. */
const forwarding = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-real-ip'] as const;

/**
 * Who is at the other end of a request. The one place that reads addresses: what a header says of them counts only
 * when the configured proxies wrote it, from the nearest one outwards until one is not among them.
 */
export class Peers {
  /** Whether the address is that of a configured proxy. */
  readonly trusts: (address: string) => boolean;

  /** Throws a `TypeError` where one of them is none that `isProxyName` takes. */
  constructor(proxies: readonly string[]) {
    const trusts = proxies.length === 0 ? () => false : proxyAddr.compile([...proxies]);
    this.trusts = (address) => trusts(address, 0);
  }

  /** The address at which the request began, as far as the configured proxies vouch for it. */
  addressOf(request: IncomingMessage): string {
    // A proxy that does not know it may write a word, or anything else that it was sent.
    return plain(this.#way(request).findLast((address) => isIP(address) !== 0) ?? '');
  }

  /**
   * Whose limits the request counts against. In IPv6 a household has at least 2^64 addresses: they count as one.
   */
  networkOf(request: IncomingMessage): string {
    const address = this.addressOf(request);
    return isIP(address) === 6 ? prefix64(address) : address;
  }

  /**
   * From this machine itself. A proxy here that nobody has configured is known by its headers; one that is configured
   * and does not say for whom it asks may ask for anybody.
   */
  isLocal(request: IncomingMessage): boolean {
    const way = this.#way(request);
    if (!isLoopback(way.at(-1) ?? '')) return false;
    return this.#isProxy(request) ? way.length > 1 : forwarding.every((name) => request.headers[name] === undefined);
  }

  /**
   * Whether a page of this server asks, by its `Origin`, which no page can forge. Without one it is no browser; that
   * is let in from this machine only.
   */
  isSameOrigin(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    if (origin === undefined) return this.isLocal(request);
    const host = this.#hostOf(request);
    if (host === undefined || !URL.canParse(origin)) return false;
    const page = new URL(origin);
    const own = `${page.protocol}//${host}`;
    // Parsed as well, so that a port that goes without saying may be said.
    return URL.canParse(own) && new URL(own).host === page.host;
  }

  /** As the browser addressed it: a proxy may have changed `Host` on the way. */
  #hostOf(request: IncomingMessage): string | undefined {
    const { host, 'x-forwarded-host': forwarded } = request.headers;
    if (typeof forwarded !== 'string' || !this.#isProxy(request)) return host;
    return forwarded.split(',', 1)[0]?.trim();
  }

  #isProxy(request: IncomingMessage): boolean {
    return this.trusts(request.socket.remoteAddress ?? '');
  }

  /** Addresses from the nearest one outwards, up to and including the first that is no configured proxy. */
  #way(request: IncomingMessage): readonly string[] {
    return proxyAddr.all(request, this.trusts);
  }
}

const namedRanges = ['loopback', 'linklocal', 'uniquelocal'];

/** An address, a range, or a name of ranges. */
export function isProxyName(text: string): boolean {
  // proxy-addr would read a bare number as an address as well.
  if (!namedRanges.includes(text) && isIP(text.split('/', 1)[0] ?? '') === 0) return false;
  try {
    proxyAddr.compile(text);
    return true;
  } catch {
    return false;
  }
}

/** Without the form in which a socket reports IPv4 on an IPv6 socket. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.)/i, '');

function prefix64(address: string): string {
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::');
  const groups = head === '' ? [] : head.split(':');
  // `::` stands for as many groups of zeros as are missing; those after it reach the first half only if it is short.
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  while (tail !== undefined && groups.length + after.length < 8) groups.push('0');
  const first = [...groups, ...after].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}
