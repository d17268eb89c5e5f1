import type { JournalRecord } from './journal.ts';

/** A row of the log, as the store has it. */
export interface LogRow {
  readonly seq: number;
  readonly cmdId: string;
  /** The `seq` that this row voids. */
  readonly voids: number | null;
}

/** All that is known of a class when it is over: what its clients wrote down, and what the store has. */
export interface History {
  /** In the store's order. */
  readonly log: readonly LogRow[];
  /** The engine's hash after each `seq`, folded from the log alone. */
  readonly hashes: ReadonlyMap<number, string>;
  /** Digest of the view after the last row. */
  readonly view: string;
  readonly journals: ReadonlyMap<string, readonly JournalRecord[]>;
}

/**
 * Everything in a history that must not be, one line each; nothing, if the class survived. Knows the promises and
 * nothing of how they are kept.
 */
export function faultsIn(history: History): readonly string[] {
  const faults: string[] = [];
  const rows = new Map(history.log.map((row) => [row.seq, row]));
  checkLog(history.log, faults);
  for (const [name, records] of history.journals) {
    const fault = (rule: string, what: string): void => {
      faults.push(`${rule} ${name}: ${what}`);
    };
    checkAnswers(records, history.log, fault);
    checkReceived(records, fault);
    checkApplied(records, fault);
    checkContent(records, rows, history, fault);
  }
  return faults;
}

type Report = (rule: string, what: string) => void;

function checkLog(log: readonly LogRow[], faults: string[]): void {
  const ids = new Map<string, number>();
  for (const [index, { seq, cmdId }] of log.entries()) {
    if (seq !== index + 1) faults.push(`I2 the log has ${seq} in place ${index + 1}`);
    const before = ids.get(cmdId);
    if (before !== undefined) faults.push(`I5 the log has ${cmdId} at ${before} and at ${seq}`);
    ids.set(cmdId, seq);
  }
}

/** P1: what was acknowledged is in the log, where it was said to be. I5: one answer to one command. */
function checkAnswers(records: readonly JournalRecord[], log: readonly LogRow[], fault: Report): void {
  const places = new Map(log.map(({ cmdId, seq }) => [cmdId, seq]));
  const answers = new Map<string, string>();
  for (const record of records) {
    if (record.kind !== 'acknowledged' && record.kind !== 'refused') continue;
    const { cmdId } = record;
    if (record.kind === 'acknowledged') {
      const place = places.get(cmdId);
      if (place === undefined) fault('P1', `${cmdId} was acknowledged as ${record.seq} and is not in the log`);
      else if (place !== record.seq)
        fault('P1', `${cmdId} was acknowledged as ${record.seq} and is ${place} in the log`);
    } else if (passing.has(record.code)) continue;
    else if (places.has(cmdId)) fault('I5', `${cmdId} was refused ${record.code} and is in the log`);
    const answer = record.kind === 'acknowledged' ? String(record.seq) : record.code;
    const before = answers.get(cmdId);
    if (before !== undefined && before !== answer) fault('I5', `${cmdId} was answered ${before}, then ${answer}`);
    answers.set(cmdId, answer);
  }
}

/** Refusals that say nothing of whether the command is in the log: the same one may be sent again. */
const passing = new Set(['STORE_UNAVAILABLE', 'INTERPRETER_CRASHED', 'RATE_LIMITED', 'QUEUE_FULL', 'SHUTTING_DOWN']);

/** P3: each connection is served from where it asked to be, step by step. */
function checkReceived(records: readonly JournalRecord[], fault: Report): void {
  let conn = 0;
  let at = -1;
  for (const record of records) {
    if (record.kind !== 'asked' && record.kind !== 'snap' && record.kind !== 'step') continue;
    const { kind, seq } = record;
    if (kind === 'asked') {
      if (record.event === 'resume') fault('P3', `found a gap and asked for what follows ${seq}`);
      if (record.conn < conn) fault('P3', `connection ${record.conn} spoke after ${conn}`);
      conn = record.conn;
      at = seq;
      continue;
    }
    if (record.conn !== conn) fault('P3', `${kind} ${seq} came over connection ${record.conn}, not ${conn}`);
    if (kind === 'snap' ? seq < at : seq !== at + 1) fault('P3', `${kind} ${seq} came after ${at}`);
    at = seq;
  }
}

/** I8: what the client took over is 1, 2, 3 … after its last jump, and never goes back. */
function checkApplied(records: readonly JournalRecord[], fault: Report): void {
  let at = -1;
  for (const record of records) {
    if (record.kind === 'jumped') {
      if (record.seq < at) fault('I8', `jumped back from ${at} to ${record.seq}`);
      at = record.seq;
    } else if (record.kind === 'applied') {
      if (at < 0 || record.seq !== at + 1) fault('I8', `applied ${record.seq} after ${at}`);
      at = record.seq;
    } else if (record.kind === 'end' && record.seq !== at) fault('I8', `ended at ${record.seq}, having applied ${at}`);
  }
}

/** I4: what was shown is in the log. I6: what it came to is the fold of the log, at every step and at the end. */
function checkContent(
  records: readonly JournalRecord[],
  rows: ReadonlyMap<number, LogRow>,
  { log, hashes, view }: History,
  fault: Report,
): void {
  for (const record of records) {
    if (record.kind === 'step' || record.kind === 'applied') {
      const inLog = rows.get(record.seq)?.cmdId ?? 'nothing';
      if (inLog !== record.cmdId) fault('I4', `was shown ${record.cmdId} as ${record.seq}, where the log has ${inLog}`);
    }
    if (record.kind === 'snap' && record.seq > log.length)
      fault('I4', `was shown ${record.seq}, which is not in the log`);
    if ('hash' in record && record.hash !== null) {
      const folded = hashes.get(record.seq);
      if (folded !== record.hash && !isInDoubt(record.seq, log)) {
        fault('I6', `${record.kind} ${record.seq} has the hash ${record.hash}, the log's fold ${folded ?? 'none'}`);
      }
    }
    if (record.kind === 'end') {
      if (record.seq !== log.length) fault('P3', `ended at ${record.seq}, the log at ${log.length}`);
      if (record.view !== view) fault('I6', `ended with the view ${record.view}, the log's fold is ${view}`);
    }
  }
}

/** Between an entry and the one that voids it, a node may have shown what it led to. */
function isInDoubt(seq: number, log: readonly LogRow[]): boolean {
  return log.some(({ voids, seq: voidedAt }) => voids !== null && voids <= seq && seq < voidedAt);
}
