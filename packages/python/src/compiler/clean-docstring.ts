const TAB_SIZE = 8;

/**
 * Takes the indentation out of a docstring, as `inspect.cleandoc` does, except that blank lines at both ends stay:
 * line numbers in it still count.
 */
export function cleanDocstring(docstring: string): string {
  const [first = '', ...rest] = expandTabs(docstring).split('\n');
  let margin = Infinity;
  for (const line of rest) {
    const indent = line.length - trimSpaces(line).length;
    if (indent < line.length) {
      margin = Math.min(margin, indent);
    }
  }
  const kept = rest.map((line) => {
    const spaces = line.length - trimSpaces(line).length;
    return line.slice(Math.min(spaces, margin === Infinity ? 0 : margin));
  });
  return [trimSpaces(first), ...kept].join('\n');
}

function trimSpaces(line: string): string {
  return line.replace(/^ +/, '');
}

function expandTabs(text: string): string {
  if (!text.includes('\t')) {
    return text;
  }
  let expanded = '';
  let column = 0;
  for (const character of text) {
    if (character === '\t') {
      const width = TAB_SIZE - (column % TAB_SIZE);
      expanded += ' '.repeat(width);
      column += width;
    } else {
      expanded += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return expanded;
}
