import * as z from 'zod/mini';
import { type RequestId, requestId } from '../../core/ids.ts';
import { deepFreeze } from '../../core/plain.ts';
import { byNodeForm, type Form, type Forms, type NodeForm, vectorForm } from '../../sdk/forms.ts';
import { type Entry, type LogCommand, type Message, noopEntry, type Timer } from './messages.ts';
import { chart, type Role } from './roles.ts';
import type { ClientDurable, ClientState, Question, ServerDurable, ServerState } from './state.ts';
import type { RaftTypes } from './types.ts';

/**
 * How messages and states stand in files and on the command line. What figure 2 has is asked for; what goes beyond it
 * may be left out, and of a state everything may.
 */

/** Terms and indexes: whole numbers from 0. */
const count = z.int().check(z.minimum(0));
const orNull = <S extends z.core.SomeType>(form: S) => z._default(z.nullable(form), null as never);
const orElse = <S extends z.core.SomeType>(form: S, value: () => unknown) =>
  z._default(form, value as never);

const key = z.string().check(
  z.refine((text) => text !== '' && text !== '__proto__', {
    error: (issue) => `found ${JSON.stringify(issue.input)}, expected the name of a key`,
  }),
);
const put = { key, value: z.string() };

const request = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('put'), ...put }),
  z.strictObject({ op: z.literal('append'), ...put }),
  z.strictObject({ op: z.literal('get'), key }),
]);

const operation = z._default(z.custom<RequestId>(isCount), requestId(0));

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const timer = z.strictObject({
  type: z.literal(['election', 'heartbeat', 'leaderHeard', 'retry']),
});

/** An entry with its command, or its term alone: then it is one that changes nothing. */
function entryForm(node: NodeForm): Form<Entry> {
  const session = { session: orNull(z.strictObject({ client: node, serial: count })) };
  const command = z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('noop') }),
    z.strictObject({ op: z.literal('put'), ...put, ...session }),
    z.strictObject({ op: z.literal('append'), ...put, ...session }),
    z.strictObject({ op: z.literal('get'), key, ...session }),
  ]);
  const full = z.strictObject({ term: count, command: command as unknown as Form<LogCommand> });
  return z.codec(z.union([count, full]), z.custom<Entry>(), {
    decode: (given) => (typeof given === 'number' ? noopEntry(given) : deepFreeze(given)),
    encode: (entry) => entry as z.output<typeof full>,
  }) as unknown as Form<Entry>;
}

function responseForm(node: NodeForm) {
  return z.strictObject({
    ok: z.boolean(),
    value: orNull(z.string()),
    leaderHint: orNull(node),
  });
}

function messageForm(node: NodeForm, entry: Form<Entry>): Form<Message> {
  return z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('RequestVote'),
      term: count,
      candidateId: node,
      lastLogIndex: count,
      lastLogTerm: count,
      preVote: z._default(z.boolean(), false),
    }),
    z.strictObject({
      type: z.literal('RequestVoteResult'),
      term: count,
      voteGranted: z.boolean(),
      preVote: z._default(z.boolean(), false),
    }),
    z.strictObject({
      type: z.literal('AppendEntries'),
      term: count,
      leaderId: node,
      prevLogIndex: count,
      prevLogTerm: count,
      entries: z.array(entry),
      leaderCommit: count,
    }),
    z.strictObject({
      type: z.literal('AppendEntriesResult'),
      term: count,
      success: z.boolean(),
      matchIndex: orNull(count),
      conflictTerm: orNull(count),
      conflictIndex: orNull(count),
    }),
    z.strictObject({ type: z.literal('ClientRequest'), serial: count, request }),
    z.strictObject({
      type: z.literal('ClientResponse'),
      serial: count,
      status: z.literal(['ok', 'notLeader']),
      leaderHint: orNull(node),
      response: orNull(responseForm(node)),
    }),
  ]) as unknown as Form<Message>;
}

const role = z.literal(Object.keys(chart.states) as Role[]);

/** The voters; frozen, so that state, disk and keyframes share the list. */
function configForm(node: NodeForm) {
  return z.codec(z.array(node), z.custom<ServerDurable['config']>(), {
    decode: (ids) => Object.freeze(ids),
    encode: (ids) => ids.slice(),
  });
}

function durableShape(node: NodeForm, entry: Form<Entry>) {
  return {
    currentTerm: z._default(count, 0),
    votedFor: orNull(node),
    log: z.prefault(vectorForm(entry), []),
    config: z.prefault(configForm(node), []),
  };
}

function stateForm(node: NodeForm, entry: Form<Entry>): Form<ServerState> {
  const nodes = orElse(z.array(node), () => []);
  const indexes = z.prefault(byNodeForm(node, count), {});
  const pending = z.strictObject({
    index: count,
    client: orNull(node),
    serial: z._default(count, 0),
    request: orNull(operation),
  });
  const session = z.strictObject({ serial: count, response: responseForm(node) });
  const machine = z.strictObject({
    kv: orElse(z.record(key, z.string()), () => ({})),
    sessions: z.prefault(byNodeForm(node, session), {}),
  });
  return z.strictObject({
    ...durableShape(node, entry),
    role: z._default(role, 'follower'),
    leaderId: orNull(node),
    commitIndex: z._default(count, 0),
    lastApplied: z._default(count, 0),
    votesGranted: nodes,
    preVotesGranted: nodes,
    votesDenied: nodes,
    nextIndex: indexes,
    matchIndex: indexes,
    heardFrom: orNull(z.array(node)),
    leaderHeard: z._default(z.boolean(), false),
    machine: z.prefault(machine, {}),
    pending: orElse(z.array(pending), () => []),
  }) as unknown as Form<ServerState>;
}

function clientForm(node: NodeForm): Form<ClientState> {
  const question = z.strictObject({ id: operation, request });
  return z.strictObject({
    serial: z._default(count, 0),
    server: orNull(node),
    asking: orNull(question),
    attempts: z._default(count, 0),
    queue: z.prefault(vectorForm(question as unknown as Form<Question>), []),
    turn: z._default(count, 0),
  }) as unknown as Form<ClientState>;
}

export function forms(node: NodeForm): Forms<RaftTypes> {
  const entry = entryForm(node);
  return {
    message: messageForm(node, entry),
    timer: timer as unknown as Form<Timer>,
    request: request as unknown as Form<RaftTypes['request']>,
    response: responseForm(node) as unknown as Form<RaftTypes['response']>,
    state: { server: stateForm(node, entry), client: clientForm(node) },
    durable: {
      server: z.strictObject(durableShape(node, entry)) as unknown as Form<ServerDurable>,
      client: z.strictObject({ serial: z._default(count, 0) }) as unknown as Form<ClientDurable>,
    },
  };
}
