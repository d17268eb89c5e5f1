import { setEscape } from './escapes.ts';
import type { Node, SetItem } from './nodes.ts';
import { lengthOfText, type PatternSource } from './pattern-source.ts';

/** A set of characters; its `[` was taken. */
export function parseSet(source: PatternSource): Node {
  const here = source.position - 1;
  const isNegated = source.accept('^');
  const items: SetItem[] = [];
  for (;;) {
    const token = takeMember(source, here);
    if (token === ']' && items.length > 0) break;
    const item = member(source, token);
    if (!source.accept('-')) {
      items.push(item);
      continue;
    }
    const last = takeMember(source, here);
    if (last === ']') {
      items.push(item, { kind: 'code', code: 45 });
      break;
    }
    const end = member(source, last);
    if (item.kind !== 'code' || end.kind !== 'code' || end.code < item.code)
      throw source.error(`bad character range ${token}-${last}`, lengthOfText(token) + 1 + lengthOfText(last));
    items.push({ kind: 'range', low: item.code, high: end.code });
  }
  const unique = uniqueItems(items);
  const [only] = unique;
  if (unique.length === 1 && only?.kind === 'code')
    return { kind: isNegated ? 'notLiteral' : 'literal', code: only.code };
  return { kind: 'set', isNegated, items: unique };
}

function takeMember(source: PatternSource, here: number): string {
  const token = source.take();
  if (token === null) throw source.error('unterminated character set', source.position - here);
  return token;
}

function member(source: PatternSource, token: string): SetItem {
  return token.startsWith('\\') ? setEscape(source, token) : { kind: 'code', code: token.codePointAt(0) as number };
}

/** Each item once, in the order of its first occurrence. */
export function uniqueItems(items: readonly SetItem[]): readonly SetItem[] {
  const seen = new Map<string, SetItem>();
  for (const item of items) {
    const key =
      item.kind === 'code' ? `${item.code}` : item.kind === 'range' ? `${item.low}-${item.high}` : item.category;
    if (!seen.has(key)) seen.set(key, item);
  }
  return Array.from(seen.values());
}
