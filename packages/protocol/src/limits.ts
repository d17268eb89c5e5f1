/** One message from a client, in bytes of its JSON text. */
export const messageBytes = 65_536;
/** Nesting of a message: the message itself is at depth 1. */
export const messageDepth = 16;
/** Keys of one object in a message. */
export const messageKeys = 64;
/** Code points of a nickname as it is kept. */
export const nicknameLength = 24;
/** UTF-16 units of a program, or of a line for the prompt; its JSON text must still fit in a message. */
export const sourceLength = 60_000;
/** Breakpoints in one program. */
export const breakpointCount = 1_000;
