import type { NarrationView } from './view.ts';

/** English, by message id; `{name}` stands for a parameter. Empty parts in `[…]` are left out. */
const templates: Readonly<Record<string, string>> = {
  empty: 'No program is loaded.',
  malformed: 'Line {line} is not Python: {type}: {message}',
  limit: 'The run is over: {message}.',
  waiting: 'The program waits for a line of input.[ It asks: {prompt}]',
  failed: 'The program ends with {type}[: {message}].',
  loaded: 'The program is loaded. Line {line} runs first.',
  ended: 'The program has ended.',
  call: '{caller} calls {name}[ with {args}].',
  classBody: 'The body of class {name} runs in a namespace of its own.',
  return: '{name} returns {value}.',
  exception: '{type} is raised in {name}, line {line}[: {message}].',
  expression: '`{text}` is {value}.',
  instruction: '{opcode}[ {argument}] is next.',
  evaluated: '`{source}` was evaluated at the prompt[: {text}].',
  evaluationFailed: '`{source}` failed at the prompt[: {text}].',
  cellSet: 'The cell[ of {names}] now holds {value}.',
  input: 'The program got its line of input.',
  line: 'Line {line} of {name} is next.',
  cellRebound: 'The cell[ of {names}] now holds {value}. Line {line} is next.',
  functionMade: 'A function was made and bound to {name}. Line {line} is next.',
  closureMade: 'A function was made and bound to {name}; it holds the cell of {captured}. Line {line} is next.',
  classMade: 'A class was made and bound to {name}. Line {line} is next.',
  bound: '{name} is now bound to {value}. Line {line} is next.',
  rebound: '{name} is rebound to {value}. Line {line} is next.',
  unbound: '{name} is no longer bound. Line {line} is next.',
  output: 'The program printed “{text}”. Line {line} is next.',
  loopTurn: 'The loop turns. Line {line} is next.',
};

/** Ids come over the wire: any text may be one. */
function templateOf(id: string): string {
  return Object.hasOwn(templates, id) ? (templates[id] ?? '') : '';
}

const parameters = new Map<string, readonly string[]>();

/** The names of a message's parameters, in the order of its text. */
export function parametersOf(id: string): readonly string[] {
  let names = parameters.get(id);
  if (names === undefined) {
    names = [...new Set(Array.from(templateOf(id).matchAll(/\{(?<name>\w+)\}/gu), (match) => match[1] ?? ''))];
    if (Object.hasOwn(templates, id)) parameters.set(id, names);
  }
  return names;
}

/** The sentence in English. An id that is not known gives an empty sentence. */
export function narrate(narration: NarrationView): string {
  const template = templateOf(narration.id);
  const fill = (text: string): string =>
    text.replace(/\{(?<name>\w+)\}/gu, (_, name: string) => String(narration.params[name] ?? ''));
  return fill(
    template.replace(/\[(?<part>[^\]]*)\]/gu, (_, part: string) => {
      const name = /\{(?<name>\w+)\}/u.exec(part)?.groups?.['name'] ?? '';
      return (narration.params[name] ?? '') === '' ? '' : part;
    }),
  );
}
