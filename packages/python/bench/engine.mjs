/**
 * A process with one Python in it, driven by messages from `plain.mjs`: each message is a program, each answer says how
 * long it ran and what it printed. The process is the unit because engines share nothing then: neither heap nor
 * compiled code, and a fresh one is a fresh process.
 *
 *   node engine.mjs pyodide
 *
 * @typedef {object} Engine
 * @property {string} version
 * @property {(source: string) => string} run Runs a program as `__main__`, in a namespace of its own; gives what it printed.
 *
 * `cpu`: milliseconds of processor time, of all threads.
 * @typedef {{ readonly kind: 'ready', readonly version: string, readonly ms: number }} Ready `ms`: loading took.
 * @typedef {{ readonly kind: 'ran', readonly ms: number, readonly cpu: number, readonly output: string } | { readonly kind: 'failed', readonly
 *   reason: string }} Answer
 */

/** @param {Ready | Answer} message */
const send = (message) => process.send?.(message);

const before = performance.now();
const { engine } = /** @type {{ engine: Engine }} */ (await import(`./engines/${process.argv[2]}.mjs`));
send({ kind: 'ready', version: engine.version, ms: performance.now() - before });

process.on('message', (source) => {
  const start = performance.now();
  const used = process.cpuUsage();
  try {
    const output = engine.run(String(source));
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    send({ kind: 'ran', ms, cpu: (user + system) / 1000, output });
  } catch (error) {
    send({ kind: 'failed', reason: String(error).trim().split('\n').at(-1) ?? '' });
  }
});
