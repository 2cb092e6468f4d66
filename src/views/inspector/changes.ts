import { type FieldValue, type NodeChange, sameField } from '../../playback/fields.ts';
import type { Formatter } from '../../sdk/text.ts';
import type { Field } from '../../sdk/views.ts';

/** A field as it is shown: its value as text, and what it was before the node's last change. */
export interface ShownField {
  readonly name: string;
  readonly durable: boolean;
  readonly value: string;
  readonly was: string | null;
}

export const valueText = ({ value }: { readonly value: FieldValue }, fmt: Formatter): string =>
  value
    .map((part) => (typeof part === 'object' ? fmt.node(part.node) : String(part)))
    .filter((part) => part !== '')
    .join(' ');

/** A node's fields, marked with what its last change changed. One that has only come is not marked: it was not. */
export function markChanges(
  fields: readonly Field[],
  change: NodeChange | null,
  fmt: Formatter,
): readonly ShownField[] {
  return fields.map((field) => {
    const was = change?.changes.find((one) => sameField(one, field))?.from ?? null;
    return {
      name: field.name,
      durable: field.durable,
      value: valueText(field, fmt),
      was: was && valueText({ value: was }, fmt),
    };
  });
}
