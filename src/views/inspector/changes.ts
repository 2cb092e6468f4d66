import type { Formatter } from '../../sdk/text.ts';
import type { Field } from '../../sdk/views.ts';

/** A field as it is shown: its value as text, and what it was before the node's last change. */
export interface ShownField {
  readonly name: string;
  readonly durable: boolean;
  readonly value: string;
  readonly was: string | null;
}

/** What was shown last, to tell changes by. */
export interface Shown {
  /** The node, and the branch it was seen on. */
  readonly of: string;
  readonly seq: number;
  readonly fields: readonly ShownField[];
}

export const valueText = (field: Field, fmt: Formatter): string =>
  field.value
    .map((part) => (typeof part === 'object' ? fmt.node(part.node) : String(part)))
    .filter((part) => part !== '')
    .join(' ');

/**
 * The fields of a node now, marked with what its last change changed. Marks stay until the next change; they go when
 * time went back or another node is looked at, since then nothing is known of what came just before.
 */
export function markChanges(
  before: Shown | null,
  of: string,
  seq: number,
  fields: readonly Omit<ShownField, 'was'>[],
): Shown {
  const known = before !== null && before.of === of && before.seq <= seq;
  if (!known) return { of, seq, fields: fields.map((field) => ({ ...field, was: null })) };
  const old = new Map(before.fields.map((field) => [keyOf(field), field]));
  const changed = fields.some((field) => old.get(keyOf(field))?.value !== field.value);
  if (!changed && fields.length === before.fields.length) return { ...before, seq };
  return {
    of,
    seq,
    fields: fields.map((field) => {
      const past = old.get(keyOf(field));
      return { ...field, was: past && past.value !== field.value ? past.value : null };
    }),
  };
}

const keyOf = (field: { readonly name: string; readonly durable: boolean }): string =>
  `${field.durable ? 'd' : 'v'} ${field.name}`;
