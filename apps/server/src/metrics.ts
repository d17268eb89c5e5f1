import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { AppendEnd } from './appends.ts';
import type { Tally } from './tally.ts';

/** What there is at the moment. */
export interface Sizes {
  readonly rooms: number;
  readonly connections: number;
  readonly students: number;
}

/** From SQLite on a good disk to a database that the room gives up. */
const appendSeconds = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

type Count = Exclude<keyof Tally, 'refusals' | 'refused'>;

const counts: Readonly<Record<Count, readonly [name: string, help: string]>> = {
  steps: ['nonlocal_steps_total', 'Entries of logs that an interpreter has carried out.'],
  acks: ['nonlocal_acks_total', 'Requests that were answered with ok.'],
  broadcasts: ['nonlocal_broadcasts_total', 'Messages sent unasked, each to one or many connections.'],
  deliveries: ['nonlocal_deliveries_total', 'Messages sent unasked, once for each connection.'],
  clogs: ['nonlocal_clogs_total', 'Times that a connection took no more.'],
  interpreterRestarts: ['nonlocal_interpreter_restarts_total', 'Interpreter processes that were replaced.'],
};

const sizes: Readonly<Record<keyof Sizes, readonly [name: string, help: string]>> = {
  rooms: ['nonlocal_rooms', 'Rooms that are open on this node.'],
  connections: ['nonlocal_connections', 'Connections of this node.'],
  students: ['nonlocal_students', 'Students of this node that have joined and are connected.'],
};

/**
 * One server in Prometheus' text format. Labels come from closed lists: nothing here names a room or a person, and
 * nobody can make it grow.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #appends: Histogram<'result'>;

  constructor(tally: Tally, now: () => Sizes) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    for (const key of Object.keys(sizes) as (keyof Sizes)[]) {
      const [name, help] = sizes[key];
      void new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(now()[key]);
        },
      });
    }
    for (const key of Object.keys(counts) as Count[]) {
      const [name, help] = counts[key];
      void new Counter({
        name,
        help,
        registers,
        collect() {
          this.reset();
          this.inc(tally[key]);
        },
      });
    }
    void new Counter({
      name: 'nonlocal_refusals_total',
      help: 'Handshakes and requests that were refused, by the reason given.',
      labelNames: ['code'] as const,
      registers,
      collect() {
        this.reset();
        for (const [code, count] of tally.refusals) this.inc({ code }, count);
      },
    });
    this.#appends = new Histogram({
      name: 'nonlocal_append_seconds',
      help: 'Time that the store took for an append, by how it ended.',
      labelNames: ['result'] as const,
      buckets: appendSeconds,
      registers,
    });
  }

  appended(result: AppendEnd, seconds: number): void {
    this.#appends.observe({ result }, seconds);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
