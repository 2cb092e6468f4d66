import * as z from 'zod/mini';
import type { Form } from '../sdk/forms.ts';

type Context = z.core.ParsePayload<unknown>;

/** Reports, inside a codec, that a value is not what was expected (a noun); `path` leads from the value to the field. */
export function complain(context: Context, expected: string, path: PropertyKey[] = []): never {
  context.issues.push({
    code: 'custom',
    message: `expected ${expected}`,
    input: context.value,
    path,
    continue: false,
  });
  return z.NEVER;
}

/** A form made of what stands in a file and two functions between that and what stands inside. */
export function codec<Outside, Inside>(
  outside: z.ZodMiniType<Outside, unknown>,
  decode: (value: Outside, context: Context) => Inside,
  encode: (value: Inside) => Outside,
): Form<Inside> {
  // Of several alternatives zod tries to print by each, also by one with a key that the value does not have.
  const inside = z.custom<Inside>((value) => value !== undefined);
  return z.codec(outside, inside, {
    decode,
    encode,
  } as never) as unknown as Form<Inside>;
}

/** Reads a part of a value by a form that is known only by then; its issues become the whole's. */
export function within<Inside>(
  form: Form<Inside>,
  value: unknown,
  path: PropertyKey[],
  context: Context,
): Inside {
  const read = z.safeDecode(form, value as never);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    context.issues.push({ ...issue, input: value, path: [...path, ...issue.path] } as never);
  }
  return z.NEVER;
}
