import type { MatchCase, Pattern, Range } from '../ast/nodes.ts';
import { visitExpression, visitExpressions } from './collect-expressions.ts';
import type { Collector } from './collector.ts';
import { SymbolFlag } from './scope.ts';

export function visitCaseHead(c: Collector, matchCase: MatchCase): void {
  visitPattern(c, matchCase.pattern);
  visitExpressions(c, [matchCase.guard]);
}

function visitPattern(c: Collector, pattern: Pattern): void {
  c.deeper(() => visitPatternNode(c, pattern));
}

function visitPatternNode(c: Collector, pattern: Pattern): void {
  switch (pattern.kind) {
    case 'MatchValue':
      visitExpression(c, pattern.value);
      return;
    case 'MatchSingleton':
      return;
    case 'MatchSequence':
    case 'MatchOr':
      visitPatterns(c, pattern.patterns);
      return;
    case 'MatchStar':
      capture(c, pattern.name, pattern);
      return;
    case 'MatchMapping':
      visitExpressions(c, pattern.keys);
      visitPatterns(c, pattern.patterns);
      capture(c, pattern.rest, pattern);
      return;
    case 'MatchClass':
      visitExpression(c, pattern.cls);
      visitPatterns(c, pattern.patterns);
      pattern.kwdAttrs.forEach((attribute, i) => {
        c.checkAssignable(attribute, pattern.kwdPatterns[i] ?? pattern, 'Store');
      });
      visitPatterns(c, pattern.kwdPatterns);
      return;
    case 'MatchAs':
      if (pattern.pattern !== null) {
        visitPattern(c, pattern.pattern);
      }
      capture(c, pattern.name, pattern);
      return;
    default:
      pattern satisfies never;
  }
}

function visitPatterns(c: Collector, patterns: readonly Pattern[]): void {
  for (const pattern of patterns) {
    visitPattern(c, pattern);
  }
}

function capture(c: Collector, name: string | null, range: Range): void {
  if (name !== null) {
    const isExact = range.line === range.endLine && range.endCol - range.col === name.length;
    c.add(name, SymbolFlag.LOCAL, range, 'store', isExact);
  }
}
