import * as z from 'zod/mini';
import type { Form, NodeForm } from '../sdk/forms.ts';
import { codec } from './codec.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The parameters of a note or the detail of a violation: `nodeFields` are those that hold nodes, one or several. */
export function namedForm(node: NodeForm, nodeFields: readonly string[]): Form<Fields> {
  const change = (fields: Fields, one: (value: unknown) => unknown): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => {
        if (!nodeFields.includes(name) || value === null) return [name, value];
        return [name, Array.isArray(value) ? value.map(one) : one(value)];
      }),
    );
  return codec<Fields, Fields>(
    z.record(z.string(), z.unknown()) as unknown as Form<Fields>,
    (fields) => change(fields, (name) => z.decode(node, name)),
    (fields) => change(fields, (id) => z.encode(node, id as never)),
  );
}
