/**
 * A lesson is plain data: it can be shown in a class, run alone in a browser, or printed. Prose is plain text in
 * which `backticks` mark code; nothing in it is ever read as HTML.
 */
export interface Lesson {
  /** Stable, kebab-case: it names files and links. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly parts: readonly LessonPart[];
  readonly glossary: readonly GlossaryEntry[];
}

export interface LessonPart {
  readonly id: string;
  readonly title: string;
  /** What this part is for, told before the first step. */
  readonly intro: readonly string[];
  readonly program: Program;
  readonly notes: readonly LessonNote[];
  /** What to try at the prompt, in order. */
  readonly prompts: readonly PromptCue[];
  readonly exercise?: Exercise;
}

export interface Program {
  readonly filename: string;
  readonly source: string;
  /** What CPython 3.14 prints; `…` stands for an address. What a traceback says is not part of it. */
  readonly output: string;
}

/** What the instructor may say when the program stands at a certain place. */
export interface LessonNote {
  readonly when: Moment;
  readonly text: string;
}

/** A place in a program's run. Every field that is there must hold. */
export interface Moment {
  /** The text of the running line, leading blanks apart. Text, not a number, so that editing a program moves its notes. */
  readonly line?: string;
  /** The running frame's name, `<module>` outside of functions. */
  readonly frame?: string;
  readonly event?: 'loaded' | 'line' | 'call' | 'return' | 'exception' | 'ended';
  /** A name the running frame shows as bound, or as not yet bound. */
  readonly bound?: string;
  readonly unbound?: string;
}

export interface PromptCue {
  readonly source: string;
  /** What CPython 3.14 answers, of a traceback the last line; `…` stands for an address, empty for no answer. */
  readonly answer: string;
  readonly text: string;
}

export interface Exercise {
  readonly question: string;
  readonly starter: Program;
  readonly hints: readonly string[];
  readonly solution: Program;
}

export interface GlossaryEntry {
  readonly term: string;
  readonly meaning: string;
  /** A page of the Python documentation. */
  readonly url: string;
}
