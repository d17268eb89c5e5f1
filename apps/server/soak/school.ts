import { setTimeout as sleep } from 'node:timers/promises';
import { Dice } from '@nonlocal/testing';
import { type CreatedRoom, createRoom } from '../src/testing/socket-client.ts';
import { Follower, patienceMs } from './follower.ts';
import { Instructor } from './instructor.ts';

/** What nobody has heard of by then did not happen. */
const quietMs = 300;

export interface SchoolParts {
  /** Where the journals go. */
  readonly folder: string;
  /** Of the server itself. */
  readonly port: number;
  /** Where each of the instructors connects: as many as there are. */
  readonly instructorPorts: readonly number[];
  /** Where each of the students connects: as many as there are. */
  readonly studentPorts: readonly number[];
  readonly random: () => number;
  readonly paceMs?: number;
}

/** A room with its instructors and students, all of whom keep journals. */
export class School {
  readonly room: CreatedRoom;
  readonly instructors: readonly Instructor[];
  readonly #folder: string;
  readonly #present = new Set<Follower>();
  #admitted = 0;

  /** Everyone is in the room. */
  static async open(parts: SchoolParts): Promise<School> {
    const school = new School(await createRoom(parts.port), parts);
    for (const port of parts.studentPorts) school.admit(port);
    for (const each of school.everyone) each.join();
    await Promise.all(school.everyone.map((each) => each.until(() => each.isJoined, 'it is in the room')));
    return school;
  }

  private constructor(room: CreatedRoom, { folder, instructorPorts, random, paceMs = 35 }: SchoolParts) {
    this.room = room;
    this.#folder = folder;
    this.instructors = instructorPorts.map((port, index) => {
      const request = { role: 'instructor', token: room.instructorToken } as const;
      const parts = { name: `teacher${index + 1}`, folder, port, request, head: () => this.head };
      return new Instructor({ ...parts, dice: new Dice(random), paceMs });
    });
  }

  get students(): readonly Follower[] {
    return [...this.#present];
  }

  get everyone(): readonly Follower[] {
    return [...this.instructors, ...this.students];
  }

  get acknowledged(): number {
    return this.instructors.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  }

  /** The last `seq` known to be durable. */
  get head(): number {
    return Math.max(0, ...this.instructors.map(({ head }) => head));
  }

  /** Another student, who has yet to join. */
  admit(port: number): Follower {
    const name = `student${++this.#admitted}`;
    const request = { role: 'student', code: this.room.code, nickname: name } as const;
    const student = new Follower({ name, folder: this.#folder, port, request, head: () => this.head });
    this.#present.add(student);
    return student;
  }

  /** Leaves without a word, and is not waited for. */
  dismiss(student: Follower): void {
    student.close();
    this.#present.delete(student);
  }

  start(): void {
    for (const instructor of this.instructors) instructor.start();
  }

  /** Resolves when so many more commands were acknowledged. */
  async progress(acknowledgements: number, ms = patienceMs): Promise<void> {
    const goal = this.acknowledged + acknowledgements;
    const end = Date.now() + ms;
    while (this.acknowledged < goal) {
      if (Date.now() > end)
        throw new Error(`${goal - this.acknowledged} of ${acknowledgements} commands had no answer`);
      await sleep(5);
    }
  }

  /** Who waits for the next try to connect tries now. */
  retryNow(): void {
    for (const each of this.everyone) each.model.retryNow();
  }

  /** Lets every command come to its answer, and everyone to the head of the room. */
  async settle(ms = patienceMs): Promise<void> {
    await Promise.all(this.instructors.map((instructor) => instructor.stop()));
    const isLevel = (): boolean => {
      const head = Math.max(this.head, ...this.everyone.map(({ last }) => last));
      return this.everyone.every(({ last }) => last === head);
    };
    do {
      await Promise.all(this.everyone.map((each) => each.until(isLevel, `everyone is at ${this.head}`, ms)));
      await sleep(quietMs);
    } while (!isLevel());
  }

  /** Everyone writes down where they stand, and leaves. */
  end(): void {
    for (const each of this.everyone) each.end();
  }

  /** For a class that did not come to its end. */
  abandon(): void {
    for (const instructor of this.instructors) instructor.stop().catch(() => {});
    for (const each of this.everyone) each.close();
  }
}
