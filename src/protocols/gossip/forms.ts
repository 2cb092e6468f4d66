import * as z from 'zod/mini';
import type { Form, Forms, NodeForm } from '../../sdk/forms.ts';
import type { Message, Request, Response, Timer } from './messages.ts';
import { chart, type Role } from './roles.ts';
import type { Durable, Gossiper } from './state.ts';
import type { GossipTypes } from './types.ts';

/** How messages and states stand in files and on the command line. Of a state everything may be left out. */

const count = z.int().check(z.minimum(0));
const orElse = <S extends z.core.SomeType>(form: S, value: () => unknown) =>
  z._default(form, value as never);
const listOf = <S extends z.core.SomeType>(form: S) => orElse(z.array(form), () => []);
const orNull = <S extends z.core.SomeType>(form: S) => z._default(z.nullable(form), null as never);

const key = z.string().check(
  z.refine((text) => text !== '' && text !== '__proto__', {
    error: (issue) => `found ${JSON.stringify(issue.input)}, expected the name of an item`,
  }),
);
const keys = listOf(key);
const role = z.enum(Object.keys(chart.states) as [Role]);

function parts(node: NodeForm) {
  const version = z.strictObject({ counter: count, writer: node });
  const item = z.strictObject({ key, value: orNull(z.string()), version });
  const entry = z.strictObject({
    ...{ key, value: orNull(z.string()), version },
    from: orNull(node),
    round: orNull(count),
  });
  // In order of the keys and frozen, as nodes keep it.
  const store = z.codec(z.array(entry), z.custom<Durable['store']>(Array.isArray), {
    decode: (entries) =>
      Object.freeze(
        entries
          .slice()
          .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
          .map((one) => Object.freeze(one)),
      ) as never,
    encode: (entries) => entries as never,
  });
  return { version, item, store };
}

function messageForm(node: NodeForm): Form<Message> {
  const { version, item } = parts(node);
  const items = listOf(item);
  const digest = listOf(z.strictObject({ key, version }));
  return z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('Push'), items }),
    z.strictObject({ type: z.literal('Pull') }),
    z.strictObject({ type: z.literal('PushPull'), items }),
    z.strictObject({ type: z.literal('PullReply'), items, known: keys }),
    z.strictObject({ type: z.literal('Feedback'), news: keys, known: keys }),
    z.strictObject({ type: z.literal('DigestSyn'), digest }),
    z.strictObject({
      type: z.literal('DigestAck'),
      items,
      wants: keys,
      same: z._default(z.boolean(), false),
      of: z._default(count, 0),
      checksum: z._default(count, 0),
    }),
    z.strictObject({ type: z.literal('DigestAck2'), items }),
    z.strictObject({ type: z.literal('Inv'), key, version }),
    z.strictObject({ type: z.literal('GetData'), key, version }),
    z.strictObject({ type: z.literal('Block'), item }),
  ]) as unknown as Form<Message>;
}

const timer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('round') }),
  z.strictObject({ type: z.literal('antiEntropy') }),
  z.strictObject({ type: z.literal('getData'), key }),
]) as unknown as Form<Timer>;

const request = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('publish'), key, value: z.string() }),
  z.strictObject({ op: z.literal('delete'), key }),
  z.strictObject({ op: z.literal('read'), key }),
]) as unknown as Form<Request>;

function stateForm(node: NodeForm): Form<Gossiper> {
  const { version, store } = parts(node);
  const hot = z.strictObject({
    key,
    misses: z._default(count, 0),
    needed: z._default(count, 0),
    unneeded: z._default(count, 0),
  });
  const wanted = z.strictObject({ key, version, asked: node, others: listOf(node) });
  return z.strictObject({
    role: z._default(role, 'susceptible'),
    counter: z._default(count, 0),
    round: z._default(z.nullable(count), 0),
    store: orElse(store, () => Object.freeze([])),
    hot: listOf(hot),
    wanted: listOf(wanted),
    agreed: listOf(z.strictObject({ peer: node, checksum: count })),
  }) as unknown as Form<Gossiper>;
}

const durableForm = (node: NodeForm): Form<Durable> =>
  z.strictObject({
    store: orElse(parts(node).store, () => Object.freeze([])),
    started: z._default(z.boolean(), false),
  }) as unknown as Form<Durable>;

function responseForm(node: NodeForm): Form<Response> {
  const version = z.strictObject({ counter: count, writer: node });
  return z.strictObject({
    value: orNull(z.string()),
    version: orNull(version),
  }) as unknown as Form<Response>;
}

export function forms(node: NodeForm): Forms<GossipTypes> {
  return {
    message: messageForm(node),
    timer,
    request,
    response: responseForm(node),
    state: { node: stateForm(node) },
    durable: { node: durableForm(node) },
  };
}
