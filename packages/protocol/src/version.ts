/** Both sides must speak the same one: a page older than its server is told to reload (`BAD_VERSION`). */
export const protocolVersion = 3;
