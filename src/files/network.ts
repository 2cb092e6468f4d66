import * as z from 'zod/mini';
import type { Micros } from '../core/ids.ts';
import type { Form } from '../sdk/forms.ts';
import type { Delay, LinkModel } from '../sdk/world.ts';
import { codec, complain } from './codec.ts';
import { duration, probability, spanPair } from './fields.ts';

type DelayText =
  | { readonly fixed: Micros }
  | { readonly uniform: readonly [Micros, Micros] }
  | { readonly table: readonly Micros[] };

const quantiles = codec(
  z.array(duration).check(z.minLength(2), z.maxLength(10_000)),
  (items, context) => {
    for (const [i, item] of items.entries()) {
      if (i > 0 && item < (items[i - 1] as Micros)) {
        return complain(context, 'durations that do not fall', [i]);
      }
    }
    return items as readonly Micros[];
  },
  (items) => [...items],
);

/** How long something takes: fixed, evenly between two bounds, or by a table of quantiles. */
export const delay: Form<Delay> = codec<DelayText, Delay>(
  z.union(
    [
      z.strictObject({ fixed: duration }),
      z.strictObject({ uniform: spanPair(duration) }),
      z.strictObject({ table: quantiles }),
    ],
    'expected {"fixed": duration}, {"uniform": [duration, duration]} or {"table": [duration, …]}',
  ) as unknown as Form<DelayText>,
  (text) => {
    if ('fixed' in text) return { kind: 'fixed', by: text.fixed };
    if ('table' in text) return { kind: 'table', quantiles: text.table };
    return { kind: 'uniform', min: text.uniform[0], max: text.uniform[1] };
  },
  (value) => {
    if (value.kind === 'fixed') return { fixed: value.by };
    if (value.kind === 'table') return { table: value.quantiles };
    return { uniform: [value.min, value.max] };
  },
);

/** The four settings of a link, any of which may be left out. */
export const linkFields = {
  delay: z.optional(delay),
  loss: z.optional(probability),
  duplicate: z.optional(probability),
  order: z.optional(z.enum(['fifo', 'any'])),
};

/** Just the settings of a link among an object's fields. */
export function linkModel(
  fields: { readonly [F in keyof LinkModel]?: LinkModel[F] | undefined },
): Partial<LinkModel> {
  return {
    ...(fields.delay && { delay: fields.delay }),
    ...(fields.loss && { loss: fields.loss }),
    ...(fields.duplicate && { duplicate: fields.duplicate }),
    ...(fields.order && { order: fields.order }),
  };
}
