import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  LanguageSupport,
  syntaxHighlighting,
} from '@codemirror/language';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'preact/hooks';
import { markExtensions, showBreakpoints, showMarks } from './decorations.ts';
import type { CodeMarks } from './marks.ts';

export interface CodePaneProps {
  readonly source: string;
  readonly marks: CodeMarks;
  readonly label: string;
  readonly breakpoints?: readonly number[];
  readonly onBreakpoint?: (line: number) => void;
  /** Present where the program may be edited; called with every change. */
  readonly onEdit?: (source: string) => void;
  /** The line of the cursor, from 1, whenever it moves. */
  readonly onCursor?: (line: number) => void;
}

const highlighting = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword],
    class: 'tok-keyword',
  },
  { tag: [tags.string, tags.special(tags.string)], class: 'tok-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'tok-number' },
  { tag: tags.comment, class: 'tok-comment' },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    class: 'tok-definition',
  },
  { tag: [tags.self, tags.special(tags.variableName)], class: 'tok-self' },
]);

/** The program: read-only or editable, with the running line, the expression at hand and its value in place. */
export function CodePane(props: CodePaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const access = useRef(new Compartment());
  /** What was typed and told, and has not come back as `source` yet. */
  const echoes = useRef<string[]>([]);
  const isEditable = props.onEdit !== undefined;

  useEffect(() => {
    const parent = host.current;
    if (parent === null) return undefined;
    const view = new EditorView({
      parent,
      state: EditorState.create({
        doc: latest.current.source,
        extensions: [
          markExtensions((line) => latest.current.onBreakpoint?.(line)),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of('    '),
          bracketMatching(),
          highlightSelectionMatches(),
          // The language alone: its completions would fetch a package that nothing here uses.
          new LanguageSupport(pythonLanguage),
          syntaxHighlighting(highlighting),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': latest.current.label,
            spellcheck: 'false',
            autocapitalize: 'off',
          }),
          // Tab moves the focus out after Escape, as the editor's own convention has it.
          keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap, ...searchKeymap]),
          access.current.of(accessOf(isEditable)),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((transaction) => transaction.isUserEvent('show'))) {
              const text = update.state.doc.toString();
              echoes.current.push(text);
              latest.current.onEdit?.(text);
            }
            if (update.selectionSet || update.docChanged)
              latest.current.onCursor?.(update.state.doc.lineAt(update.state.selection.main.head).number);
          }),
        ],
      }),
    });
    editor.current = view;
    return () => {
      view.destroy();
      editor.current = null;
    };
  }, []);

  useEffect(() => {
    editor.current?.dispatch({ effects: access.current.reconfigure(accessOf(isEditable)) });
  }, [isEditable]);

  useEffect(() => {
    const view = editor.current;
    // One's own text comes back when more has been typed already: to show it would undo that.
    const echo = echoes.current.indexOf(props.source);
    echoes.current.splice(0, echo < 0 ? Infinity : echo + 1);
    if (view === null || echo >= 0 || view.state.doc.toString() === props.source) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: props.source }, userEvent: 'show' });
  }, [props.source]);

  const markKey = JSON.stringify(props.marks);
  useEffect(() => {
    const view = editor.current;
    if (view === null) return;
    view.dispatch({ effects: showMarks(latest.current.marks) });
    const { line, error } = latest.current.marks;
    const shown = error?.range.line ?? line;
    if (shown === null || shown < 1 || shown > view.state.doc.lines) return;
    const { from } = view.state.doc.line(shown);
    const { top, bottom } = view.lineBlockAt(from);
    const { scrollTop, clientHeight } = view.scrollDOM;
    if (top < scrollTop + 24 || bottom > scrollTop + clientHeight - 48) {
      // Not the editor's own way, which would also scroll the page on a phone.
      view.scrollDOM.scrollTop = (top + bottom - clientHeight) / 2;
    }
  }, [markKey, props.source]);

  const breakpointKey = (props.breakpoints ?? []).join();
  useEffect(() => {
    editor.current?.dispatch({ effects: showBreakpoints(latest.current.breakpoints ?? []) });
  }, [breakpointKey]);

  return <div ref={host} class={`code-pane${isEditable ? ' is-editable' : ''}`} />;
}

const accessOf = (isEditable: boolean) =>
  isEditable
    ? [EditorState.readOnly.of(false), EditorView.editable.of(true)]
    : [
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ tabindex: '0' }),
      ];
