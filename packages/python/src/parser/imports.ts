import type { Alias, Stmt } from '../ast/nodes.ts';
import type { Cursor } from './cursor.ts';

export function parseImport(p: Cursor): Stmt {
  const { line, col } = p.expect('import');
  const names: Alias[] = [];
  do names.push(parseAlias(p, parseDottedName));
  while (p.accept(','));
  return { kind: 'Import', names, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

export function parseImportFrom(p: Cursor): Stmt {
  const { line, col } = p.expect('from');
  let level = 0;
  for (; p.at('.') || p.at('...'); p.advance()) level += p.token.text.length;
  const module = level > 0 && p.at('import') ? null : parseDottedName(p);
  p.expect('import');
  const names = parseImportedNames(p);
  return { kind: 'ImportFrom', module, names, level, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

function parseImportedNames(p: Cursor): Alias[] {
  if (p.at('*')) {
    const { line, col, endLine, endCol } = p.advance();
    return [{ name: '*', asname: null, line, col, endLine, endCol }];
  }
  const parenthesised = p.accept('(');
  const names: Alias[] = [];
  do names.push(parseAlias(p, (inner) => inner.expect('NAME').text));
  while (p.accept(',') && !(parenthesised && p.at(')')));
  if (parenthesised) p.expect(')');
  return names;
}

function parseAlias(p: Cursor, parseName: (p: Cursor) => string): Alias {
  const { line, col } = p.token;
  const name = parseName(p);
  const asname = p.accept('as') ? p.expect('NAME').text : null;
  return { name, asname, line, col, endLine: p.last.endLine, endCol: p.last.endCol };
}

function parseDottedName(p: Cursor): string {
  let name = p.expect('NAME').text;
  while (p.accept('.')) name += '.' + p.expect('NAME').text;
  return name;
}
