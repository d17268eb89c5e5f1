import * as v from 'valibot';

export type Decoded<T> =
  | { readonly kind: 'decoded'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: string };

/** Turns what came over the wire into a value of the schema, or says in one line what is wrong with it. */
export function decode<Schema extends v.GenericSchema>(schema: Schema, input: unknown): Decoded<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return { kind: 'decoded', value: result.output };
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  return { kind: 'fault', fault: path === null ? issue.message : `${path}: ${issue.message}` };
}
