import * as z from 'zod/mini';
import type { NodeId } from '../../core/ids.ts';
import { deepFreeze } from '../../core/plain.ts';
import { toArray } from '../../core/vector.ts';
import {
  byNodeForm,
  durationForm,
  type Form,
  type Forms,
  type NodeForm,
  vectorForm,
} from '../../sdk/forms.ts';
import {
  type Members,
  membersFrom,
  STATUSES,
  type Standing,
  standing,
  UNKNOWN,
} from './members.ts';
import type { Message, Request, Response, Timer } from './messages.ts';
import { chart, type Role } from './roles.ts';
import type { Durable, Heard, SwimState } from './state.ts';
import type { SwimTypes } from './types.ts';

/** How messages and states stand in files and on the command line. Beliefs stand as in `{ "n3": "suspect 0" }`, by name. */

const count = z.int().check(z.minimum(0));
const status = z.literal(STATUSES.filter((one) => one !== 'unknown'));
const orNull = <S extends z.core.SomeType>(form: S) => z._default(z.nullable(form), null as never);

/** "suspect 3": the status and the incarnation. */
const STANDING = /^(alive|suspect|dead|left) (0|[1-9]\d{0,8})$/;

const standingForm = z.codec(
  z.string().check(
    z.refine((text) => STANDING.test(text), {
      error: (issue) =>
        `found ${JSON.stringify(issue.input)}, expected alive, suspect, dead or left, and an incarnation: "alive 0"`,
    }),
  ),
  z.custom<Standing>(),
  {
    decode: (text) => {
      const [held = '', incarnation = ''] = text.split(' ');
      return standing(held as Standing['status'], Number(incarnation));
    },
    encode: (held) => `${held.status} ${held.incarnation}`,
  },
) as unknown as Form<Standing>;

/** An object by name outside, a list by id inside; who is not named is not known. */
function membersForm(node: NodeForm): Form<Members> {
  const byName = byNodeForm(node, standingForm);
  return z.codec(byName as never, z.custom<Members>(), {
    decode: (given: Record<number, Standing>) => {
      const length = Math.max(-1, ...Object.keys(given).map(Number)) + 1;
      return membersFrom(Array.from({ length }, (_, id) => given[id] ?? UNKNOWN));
    },
    encode: (members: Members) =>
      Object.fromEntries(
        toArray(members.list).flatMap((held, id) => (held === UNKNOWN ? [] : [[id, held]])),
      ),
  } as never) as unknown as Form<Members>;
}

/** Frozen, so that state, messages and keyframes share it. */
const frozen = <X>(form: z.ZodMiniType): Form<X> =>
  z.codec(form, z.custom<X>(), {
    decode: (given) => deepFreeze(given) as X,
    encode: (value) => value as never,
  }) as unknown as Form<X>;

function updateForm(node: NodeForm) {
  return frozen(z.strictObject({ member: node, status, incarnation: count, from: node }));
}

function messageForm(node: NodeForm): Form<Message> {
  const seqNo = count;
  const updates = z._default(z.array(updateForm(node)), () => []);
  const members = membersForm(node);
  return z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('Ping'), seqNo, updates }),
    z.strictObject({
      type: z.literal('PingReq'),
      seqNo,
      target: node,
      nack: z._default(z.boolean(), false),
      updates,
    }),
    z.strictObject({ type: z.literal('Ack'), seqNo, updates }),
    z.strictObject({ type: z.literal('Nack'), seqNo, updates }),
    z.strictObject({
      type: z.literal('PushPull'),
      join: z._default(z.boolean(), false),
      members,
    }),
    z.strictObject({ type: z.literal('PushPullReply'), members }),
  ]) as unknown as Form<Message>;
}

function timerForm(node: NodeForm): Form<Timer> {
  return z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal(['period', 'probe', 'join', 'pushPull', 'reconnect']) }),
    z.strictObject({ type: z.literal('relay'), seqNo: count }),
    z.strictObject({ type: z.literal('suspicion'), member: node }),
  ]) as unknown as Form<Timer>;
}

const request = z.strictObject({ op: z.literal(['leave', 'join']) }) as unknown as Form<Request>;
const response = z.strictObject({ ok: z.boolean() }) as unknown as Form<Response>;

function stateForm(node: NodeForm): Form<SwimState> {
  const nodes = z.array(node) as unknown as Form<NodeId[]>;
  const flag = z._default(z.boolean(), false);
  const probe = z.strictObject({
    target: node,
    seqNo: count,
    acked: flag,
    asked: z._default(count, 0),
    nacks: z._default(count, 0),
  });
  const relay = frozen(
    z.strictObject({ seqNo: count, target: node, origin: node, originSeqNo: count, nack: flag }),
  );
  const queued = frozen(
    z.strictObject({ update: updateForm(node), transmits: z._default(count, 0) }),
  );
  const suspicion = frozen(
    z.strictObject({
      start: z.prefault(durationForm, 0),
      min: durationForm,
      max: durationForm,
      wanted: z._default(count, 0),
      by: nodes,
    }),
  );
  return z.strictObject({
    seeds: nodesForm(node),
    role: z._default(z.literal(Object.keys(chart.states) as Role[]), 'member'),
    incarnation: z._default(count, 0),
    period: z._default(count, 0),
    seqNo: z._default(count, 0),
    members: z.prefault(membersForm(node), {}),
    heard: z.prefault(heardForm(node), []),
    unprobed: z.prefault(vectorForm(node), []),
    probe: orNull(probe),
    relays: z._default(z.array(relay), () => []),
    updates: z._default(z.array(queued), () => []),
    suspicions: z.prefault(byNodeForm(node, suspicion), {}),
    health: z._default(count, 0),
  }) as unknown as Form<SwimState>;
}

/** Frozen, so that state, disk and keyframes share it. */
const nodesForm = (node: NodeForm) =>
  frozen<readonly NodeId[]>(z._default(z.array(node), () => []));

const durableForm = (node: NodeForm) =>
  z.strictObject({
    started: z._default(z.boolean(), false),
    seeds: nodesForm(node),
  }) as unknown as Form<Durable>;

const hearsay = (node: NodeForm) => ({ period: z._default(count, 0), from: orNull(node) });

const heardForm = (node: NodeForm) =>
  vectorForm(
    frozen<Heard>(
      z.strictObject({ ...hearsay(node), suspected: orNull(z.strictObject(hearsay(node))) }),
    ),
  );

export function forms(node: NodeForm): Forms<SwimTypes> {
  return {
    message: messageForm(node),
    timer: timerForm(node),
    request,
    response,
    state: { node: stateForm(node) },
    durable: { node: durableForm(node) },
  };
}
