import type { Rule } from './sign-in-config.ts';

/** What the issuer says of somebody. Read here and let go: nothing of it is kept. */
export type Claims = Readonly<Record<string, unknown>>;

/** Whether one of the rules lets them open rooms; without rules everybody may. */
export function mayTeach(claims: Claims, rules: readonly Rule[]): boolean {
  return rules.length === 0 || rules.some((rule) => holds(claims, rule));
}

function holds(claims: Claims, rule: Rule): boolean {
  if (rule.kind === 'domain') {
    const { email, email_verified: verified } = claims;
    // An address that nobody has verified is one that anybody may claim. Some issuers write the word.
    if (typeof email !== 'string' || (verified !== true && verified !== 'true')) return false;
    return email.slice(email.lastIndexOf('@') + 1).toLowerCase() === rule.domain;
  }
  const claim = Object.hasOwn(claims, rule.claim) ? claims[rule.claim] : undefined;
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.some((value) => value === rule.value);
}
