import * as z from 'zod/mini';
import { DURATION_FORM, parseDuration, printDuration } from '../core/duration.ts';
import { type Micros, micros, type NodeId, nodeId } from '../core/ids.ts';
import { toArray, type Vector, vectorOf } from '../core/vector.ts';
import type { Advisor } from './advice.ts';
import type { Protocol } from './protocol.ts';
import type { Survey } from './survey.ts';
import type { DurableOf, KindOf, ProtocolTypes, StateOf } from './types.ts';

/**
 * Forms say how a value stands outside the engine (files, command line): zod codecs that read it (`z.decode`) and print
 * it (`z.encode`). Outside, nodes stand by name and lists as arrays; inside, as ids and vectors.
 */
export type Form<Inside> = z.ZodMiniType<Inside, unknown>;
/** The form of a node's id: its name. */
export type NodeForm = z.ZodMiniType<NodeId, unknown>;

export interface Forms<T extends ProtocolTypes> {
  readonly message: Form<T['message']>;
  readonly timer: Form<T['timer']>;
  readonly request: Form<T['request']>;
  readonly response: Form<T['response']>;
  /** Whatever has a default may be left out. */
  readonly state: { readonly [K in KindOf<T>]: Form<StateOf<T, K>> };
  readonly durable: { readonly [K in KindOf<T>]: Form<DurableOf<T, K>> };
}

/**
 * A protocol with the forms in which its states and messages stand in files and on the command line. Apart from the
 * protocol itself, since a page that only plays a run needs neither them nor the library that reads by them.
 */
export interface WrittenProtocol<T extends ProtocolTypes> extends Protocol<T> {
  forms(node: NodeForm): Forms<T>;
  /** What is known of unwise settings; null if there is nothing to say of any. */
  readonly advisor: Advisor<T> | null;
  /** What is counted where many of its runs are looked at, besides what every protocol has. */
  readonly survey?: Survey<T>;
}

/** How many names a message lists. */
const LISTED = 40;

/** Node names to ids and back, for the nodes there are (`names[id]`). */
export function nodeForm(names: readonly string[]): NodeForm {
  const ids = new Map(names.map((name, id) => [name, nodeId(id)]));
  const expected = names.length > LISTED ? [...names.slice(0, LISTED), '…'] : names;
  return z.codec(
    z.string().check(
      z.refine((name) => ids.has(name), {
        error: (issue) =>
          `found ${JSON.stringify(issue.input)}, expected one of ${expected.join(', ')}`,
      }),
    ),
    z.custom<NodeId>((id) => typeof id === 'number' && id in names),
    {
      decode: (name) => ids.get(name) as NodeId,
      encode: (id) => names[id] as string,
    },
  ) as unknown as NodeForm;
}

/** A list outside, a persistent vector inside. */
export function vectorForm<X>(item: Form<X>): Form<Vector<X>> {
  return z.codec(
    z.array(item),
    z.custom<Vector<X>>((value) => value !== undefined),
    {
      decode: (items) => vectorOf(items),
      encode: (list) => toArray(list),
    },
  ) as unknown as Form<Vector<X>>;
}

/** "150ms" outside, microseconds inside. */
export const durationForm: Form<Micros> = z.codec(
  z.union([z.string(), z.number()]).check(
    z.refine((input) => parseDuration(input) !== null, {
      error: (issue) => `found ${JSON.stringify(issue.input)}, expected ${DURATION_FORM}`,
    }),
  ),
  z.custom<Micros>((value) => typeof value === 'number'),
  {
    decode: (input) => parseDuration(input) ?? micros(0),
    encode: (value) => printDuration(value),
  },
) as unknown as Form<Micros>;

/** Something for each of several nodes: an object by name outside, by id inside. */
export type ByNode<X> = Record<number, X>;

export function byNodeForm<X>(node: NodeForm, value: Form<X>): Form<ByNode<X>> {
  const inside = z.custom<ByNode<X>>((value) => value !== undefined);
  return z.codec(z.record(z.string(), z.unknown()), inside, {
    decode: (record, context) => {
      const result: ByNode<X> = {};
      for (const [name, item] of Object.entries(record)) {
        const id = z.safeDecode(node, name);
        const read = z.safeDecode(value, item);
        for (const issue of [...(id.error?.issues ?? []), ...(read.error?.issues ?? [])]) {
          context.issues.push({ ...issue, input: item, path: [name, ...issue.path] } as never);
        }
        if (id.success && read.success) result[id.data] = read.data;
      }
      return result;
    },
    encode: (record) =>
      Object.fromEntries(
        Object.entries(record).map(([id, item]) => [
          z.encode(node, Number(id) as NodeId) as string,
          z.encode(value, item),
        ]),
      ),
  }) as unknown as Form<ByNode<X>>;
}
