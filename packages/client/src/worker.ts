/**
 * The second door of this package, for the worker alone: it brings the engine with it, which the page's first load
 * must not.
 */
export { serveSandbox } from './sandbox-host.ts';
export type { Channel, ToPage, ToWorker } from './sandbox-wire.ts';
