import type { Clock, Vault } from '@nonlocal/client';

/** The client's ports, as a browser has them. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  newId: () => newId(),
};

/** `localStorage`, or the page's memory where the browser refuses it. */
export function localVault(): Vault {
  const memory = new Map<string, string>();
  return {
    get(key) {
      try {
        return localStorage.getItem(key) ?? memory.get(key) ?? null;
      } catch {
        return memory.get(key) ?? null;
      }
    },
    set(key, value) {
      memory.set(key, value);
      try {
        localStorage.setItem(key, value);
      } catch {
        // Blocked or full: the memory has it for as long as the page lives.
      }
    },
    remove(key) {
      memory.delete(key);
      try {
        localStorage.removeItem(key);
      } catch {
        // Blocked: there was nothing to remove.
      }
    },
  };
}

/** 128 random bits. `crypto.randomUUID` is missing on plain http, which is how a school's local network is served. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
