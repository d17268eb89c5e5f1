/** The join code in an address: `/join/K7MD-2PXQ` or `/?code=K7MD-2PXQ`. */
export function codeIn(address: { readonly pathname: string; readonly search: string }): string | null {
  const path = /^\/join\/([^/]+)\/?$/.exec(address.pathname)?.[1];
  const code = path ?? new URLSearchParams(address.search).get('code');
  return code === null || code === '' ? null : decodeURIComponent(code);
}

/** Four and four symbols, as it is read aloud. */
export const spaced = (code: string): string => (code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code);
