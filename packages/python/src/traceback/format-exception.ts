import { groupMembers, isGroup } from '../objects/exception-group.ts';
import { exceptionClass, type PyException, type PyTraceback } from '../objects/exception.ts';
import { PyFrame } from '../vm/frame.ts';
import type { Machine } from '../vm/machine.ts';
import { type Entry, entryAt, entryText } from './entry-text.ts';
import { type ExceptionText, exceptionText, typeText } from './exception-text.ts';
import { hintFor } from './meant-name.ts';
import { placeOf, syntaxErrorText } from './syntax-error-text.ts';
import { indent } from './text-block.ts';

/**
 * The text of an uncaught exception as CPython 3.14 prints it: https://docs.python.org/3.14/library/traceback.html.
 * What led to it comes first, oldest at the top; the members of a group are drawn as a tree.
 */

/** Gives the source of a file by the name it was compiled under. */
export type GetSource = (filename: string) => string | null;

/** Texts that only the guest's Python could tell, found beforehand. */
export type ToldTexts = ReadonlyMap<PyException, ExceptionText>;

const maxGroupWidth = 15;
const maxGroupDepth = 10;
/** A program can build histories without end; beyond these the rest is left out. */
const maxExceptions = 5000;
const maxLength = 1_000_000;
/** Further entries of the same line in the same function are counted instead of shown. */
const repeatLimit = 3;

/** An exception with what is shown of its history. Each exception is shown once. */
interface Node {
  readonly exception: PyException;
  cause: Node | null;
  context: Node | null;
  members: readonly Node[] | null;
}

/** Those of the exceptions shown whose texts need the guest's Python. */
export function untoldExceptions(vm: Machine, exception: PyException): readonly PyException[] {
  const untold: PyException[] = [];
  const pending = [historyOf(exception)];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (exceptionText(vm, node.exception) === undefined) untold.push(node.exception);
    if (node.cause !== null) pending.push(node.cause);
    if (node.context !== null) pending.push(node.context);
    pending.push(...(node.members ?? []));
  }
  return untold;
}

/** Every line ends in a newline. Called with a heap clock in place: see `describeUncaught`. */
export function formatException(
  vm: Machine,
  exception: PyException,
  getSource: GetSource,
  told: ToldTexts = new Map(),
): string {
  return new Writer(vm, getSource, told).write(historyOf(exception));
}

function historyOf(exception: PyException): Node {
  const seen = new Set([exception]);
  const make = (shown: PyException): Node => {
    seen.add(shown);
    return { exception: shown, cause: null, context: null, members: null };
  };
  const top = make(exception);
  const pending = [top];
  let room = maxExceptions;
  for (let node = pending.pop(); node !== undefined && room > 0; node = pending.pop()) {
    const { cause, context, suppressContext } = node.exception;
    if (cause !== null && !seen.has(cause)) node.cause = make(cause);
    if (context !== null && node.cause === null && !suppressContext && !seen.has(context)) node.context = make(context);
    if (isGroup(node.exception)) node.members = groupMembers(node.exception).map(make);
    room -= 1 + (node.members?.length ?? 0);
    if (node.cause !== null) pending.push(node.cause);
    if (node.context !== null) pending.push(node.context);
    pending.push(...(node.members ?? []));
  }
  return top;
}

const causeText = '\nThe above exception was the direct cause of the following exception:\n\n';
const contextText = '\nDuring handling of the above exception, another exception occurred:\n\n';

class Writer {
  private readonly vm: Machine;
  private readonly getSource: GetSource;
  private readonly told: ToldTexts;
  private readonly sources = new Map<string, readonly string[] | null>();
  private text = '';
  private depth = 0;
  /** The box of the innermost group is still to be closed. */
  private isOpen = false;

  constructor(vm: Machine, getSource: GetSource, told: ToldTexts) {
    this.vm = vm;
    this.getSource = getSource;
    this.told = told;
  }

  write(node: Node): string {
    this.chain(node);
    return this.text;
  }

  private chain(node: Node): void {
    const links: { readonly node: Node; readonly before: string }[] = [];
    for (let link: Node | null = node; link !== null;) {
      const earlier: Node | null = link.cause ?? link.context;
      links.push({ node: link, before: earlier === null ? '' : link.cause === null ? contextText : causeText });
      link = earlier;
    }
    for (const { node: link, before } of links.toReversed()) {
      if (before !== '') this.emit(before);
      if (link.members === null) this.single(link.exception);
      else if (this.depth > maxGroupDepth) this.emit(`... (max_group_depth is ${maxGroupDepth})\n`);
      else this.group(link.exception, link.members);
    }
  }

  private get margin(): string {
    return ' '.repeat(2 * this.depth);
  }

  private emit(text: string, edge = '|'): void {
    if (this.text.length > maxLength) return;
    this.text += indent(text.slice(0, maxLength), this.depth === 0 ? '' : `${this.margin}${edge} `);
  }

  private single(exception: PyException): void {
    if (exception.traceback !== null) {
      this.emit('Traceback (most recent call last):\n');
      this.emit(this.stack(exception.traceback));
    }
    this.emit(this.last(exception));
  }

  private group(exception: PyException, members: readonly Node[]): void {
    const isTop = this.depth === 0;
    if (isTop) this.depth = 1;
    if (exception.traceback !== null) {
      this.emit('Exception Group Traceback (most recent call last):\n', isTop ? '+' : '|');
      this.emit(this.stack(exception.traceback));
    }
    this.emit(this.last(exception));
    this.isOpen = false;
    const shown = Math.min(members.length, maxGroupWidth + 1);
    for (let i = 0; i < shown; i++) {
      const isLast = i === shown - 1;
      // A group inside may close the box for us.
      if (isLast) this.isOpen = true;
      const isCut = i >= maxGroupWidth;
      this.text += `${this.margin}${i === 0 ? '+-' : '  '}+---------------- ${isCut ? '...' : i + 1} ----------------\n`;
      this.depth++;
      if (isCut) this.emit(moreText(members.length - maxGroupWidth));
      else this.chain(members[i] as Node);
      if (isLast && this.isOpen) {
        this.text += `${this.margin}+------------------------------------\n`;
        this.isOpen = false;
      }
      this.depth--;
    }
    if (isTop) this.depth = 0;
  }

  private stack(traceback: PyTraceback): string {
    let text = '';
    let previous: Entry | null = null;
    let count = 0;
    const finish = (): void => {
      const more = count - repeatLimit;
      if (more > 0) text += `  [Previous line repeated ${more} more time${more > 1 ? 's' : ''}]\n`;
    };
    for (let link: PyTraceback | null = traceback; link !== null; link = link.next) {
      if (!(link.frame instanceof PyFrame)) continue;
      const entry = entryAt(link.frame.frame.code.code, link.lasti, link.line);
      if (
        previous === null ||
        entry.filename !== previous.filename ||
        entry.line !== previous.line ||
        entry.name !== previous.name
      ) {
        finish();
        count = 0;
      }
      previous = entry;
      if (++count <= repeatLimit) text += entryText(entry, this.linesOf(entry.filename));
    }
    finish();
    return text;
  }

  private linesOf(filename: string): readonly string[] | null {
    let lines = this.sources.get(filename);
    if (lines === undefined) {
      lines = this.getSource(filename)?.split(/\r\n|\r|\n/u) ?? null;
      this.sources.set(filename, lines);
    }
    return lines;
  }

  /** Class and message, with what a SyntaxError shows of the source before it and the notes behind. */
  private last(exception: PyException): string {
    const type = typeText(exception);
    const { message, notes } = this.told.get(exception) ??
      exceptionText(this.vm, exception) ?? { message: '<exception str() failed>', notes: [] };
    const after = notes.map((note) => `${note}\n`).join('');
    if (exception.cls.isSubtype(exceptionClass('SyntaxError')))
      return syntaxErrorText(placeOf(this.vm, exception, type)) + after;
    const full = message + hintFor(this.vm, exception);
    return `${full === '' ? type : `${type}: ${full}`}\n${after}`;
  }
}

function moreText(count: number): string {
  return `and ${count} more exception${count > 1 ? 's' : ''}\n`;
}
