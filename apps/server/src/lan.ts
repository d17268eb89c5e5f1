import { networkInterfaces } from 'node:os';

/** This machine's addresses on its local networks, IPv4 first: what students can reach. */
function lanAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
}

/** `http://…` of each address at which a server bound to `host` is reached from outside this machine. */
export function lanUrls(host: string, port: number): readonly string[] {
  const isOpen = host === '0.0.0.0' || host === '::';
  return (isOpen ? lanAddresses() : isLoopback(host) ? [] : [host]).map((address) => `http://${address}:${port}`);
}

/** Also in the form that a socket reports for IPv4 on an IPv6 socket. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^(?:::ffff:)?127\./.test(address);
}
