import type { LogEntry, RoomId, SavedImage, Step, StepOutcome } from '@nonlocal/classroom';
import type { Command, View } from '@nonlocal/scope';

/** A saved image, with the hash that its state must have. */
export type KnownImage = Pick<SavedImage, 'seq' | 'hash' | 'bytes'>;

/**
 * What server and interpreter process say to each other. `life` counts the interpreters a room has had in this pool:
 * answers of an earlier one are dropped.
 */
export type ToInterpreter =
  | {
      readonly kind: 'restore';
      readonly room: RoomId;
      readonly life: number;
      /** `null`: fold from the very beginning. */
      readonly image: KnownImage | null;
      readonly entries: readonly LogEntry[];
      /** Entries that count as not having happened. */
      readonly voided: readonly number[];
    }
  | {
      readonly kind: 'execute';
      readonly room: RoomId;
      readonly life: number;
      readonly seq: number;
      readonly command: Command;
    }
  | { readonly kind: 'image'; readonly room: RoomId; readonly life: number }
  | { readonly kind: 'drop'; readonly room: RoomId };

export type FromInterpreter =
  /** The heartbeat: at work for this room, on this entry. Sent before the work. */
  | { readonly kind: 'alive'; readonly room: RoomId | null; readonly seq: number }
  | {
      readonly kind: 'restored';
      readonly room: RoomId;
      readonly life: number;
      readonly seq: number;
      readonly view: View;
      readonly hash: string;
      /** The last ones only: nobody is shown those long before. */
      readonly steps: readonly Step[];
    }
  /** The image is damaged, or not what it says it is. */
  | { readonly kind: 'imageRejected'; readonly room: RoomId; readonly life: number }
  | {
      readonly kind: 'executed';
      readonly room: RoomId;
      readonly life: number;
      readonly seq: number;
      readonly outcome: StepOutcome;
    }
  | {
      readonly kind: 'imaged';
      readonly room: RoomId;
      readonly life: number;
      readonly seq: number;
      readonly hash: string;
      readonly engine: string;
      readonly bytes: Uint8Array;
    }
  /** The image would be larger than anybody is to get. */
  | { readonly kind: 'imageTooLarge'; readonly room: RoomId; readonly life: number }
  /** The room's session has become too large for this process, which has given it up. */
  | { readonly kind: 'tooLarge'; readonly room: RoomId; readonly life: number }
  /** The engine itself failed at this entry: its session is gone, the process goes on. */
  | {
      readonly kind: 'faulted';
      readonly room: RoomId;
      readonly life: number;
      readonly seq: number;
      readonly message: string;
    };

const fields: ReadonlyMap<unknown, Readonly<Record<string, 'string' | 'number' | 'object'>>> = new Map([
  ['alive', { seq: 'number' }],
  ['restored', { room: 'string', life: 'number', seq: 'number', view: 'object', hash: 'string', steps: 'object' }],
  ['imageRejected', { room: 'string', life: 'number' }],
  ['executed', { room: 'string', life: 'number', seq: 'number', outcome: 'object' }],
  ['imaged', { room: 'string', life: 'number', seq: 'number', hash: 'string', engine: 'string', bytes: 'object' }],
  ['imageTooLarge', { room: 'string', life: 'number' }],
  ['tooLarge', { room: 'string', life: 'number' }],
  ['faulted', { room: 'string', life: 'number', seq: 'number', message: 'string' }],
] as const);

/**
 * Whether a process of ours said something that one of ours says. Views and deltas are not looked into: they come
 * from the engine, and a process that was led to lie about them can only lie to its own rooms.
 */
export function isFromInterpreter(message: unknown): message is FromInterpreter {
  if (typeof message !== 'object' || message === null) return false;
  const content = new Map<string, unknown>(Object.entries(message));
  const expected = fields.get(content.get('kind'));
  if (expected === undefined) return false;
  return Object.entries(expected).every(([key, type]) => {
    const value = content.get(key);
    return typeof value === type && value !== null;
  });
}
