export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be meant. The message is one line for people, names the variable, and never has a secret. */
export class WrongValue extends Error {
  override readonly name = 'WrongValue';
}

/** An empty value counts as absent. */
export function value(env: Environment, name: string): string | null {
  const text = env[name]?.trim() ?? '';
  return text === '' ? null : text;
}

/** Of at least so many characters. */
export function secretIn(env: Environment, name: string, least: number): string | null {
  const secret = value(env, name);
  if (secret !== null && secret.length < least) throw new WrongValue(`${name} must have at least ${least} characters.`);
  return secret;
}
