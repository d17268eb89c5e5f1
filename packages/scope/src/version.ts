/**
 * Raised with every change that makes a session's state another one after the same commands: engines of different
 * versions are not compared, and their snapshots are not exchanged.
 */
export const engineVersion = '0.4.0';
