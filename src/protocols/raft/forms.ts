import * as z from 'zod/mini';
import { type NodeId, type RequestId, requestId } from '../../core/ids.ts';
import { deepFreeze } from '../../core/plain.ts';
import {
  byNodeForm,
  durationForm,
  type Form,
  type Forms,
  type NodeForm,
  vectorForm,
} from '../../sdk/forms.ts';
import { type Configuration, makeConfig } from './config.ts';
import type { Snapshot, SnapshotItem } from './machine.ts';
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

const kvRequests = [
  z.strictObject({ op: z.literal('put'), ...put }),
  z.strictObject({ op: z.literal('append'), ...put }),
  z.strictObject({ op: z.literal('get'), key }),
] as const;

/** What may be asked of a server: of the store, and of the cluster itself. */
function requestForm(node: NodeForm) {
  return z.discriminatedUnion('op', [
    ...kvRequests,
    z.strictObject({ op: z.literal('addServer'), server: node }),
    z.strictObject({ op: z.literal('removeServer'), server: node }),
    z.strictObject({ op: z.literal('addNonVoting'), server: node }),
    z.strictObject({ op: z.literal('changeMembers'), servers: z.array(node) }),
    z.strictObject({ op: z.literal('transferLeadership'), server: orNull(node) }),
  ]);
}

const operation = z._default(z.custom<RequestId>(isCount), requestId(0));

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const timer = z.strictObject({
  type: z.literal(['election', 'heartbeat', 'leaderHeard', 'catchUp', 'transfer', 'retry']),
});

/** An entry with its command, or its term alone: then it is one that changes nothing. */
function entryForm(node: NodeForm): Form<Entry> {
  const session = { session: orNull(z.strictObject({ client: node, serial: count })) };
  const command = z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('noop') }),
    z.strictObject({ op: z.literal('put'), ...put, ...session }),
    z.strictObject({ op: z.literal('append'), ...put, ...session }),
    z.strictObject({ op: z.literal('get'), key, ...session }),
    z.strictObject({ op: z.literal('config'), config: configForm(node) }),
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
      leadershipTransfer: z._default(z.boolean(), false),
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
      round: z._default(count, 0),
    }),
    z.strictObject({
      type: z.literal('AppendEntriesResult'),
      term: count,
      success: z.boolean(),
      matchIndex: orNull(count),
      conflictTerm: orNull(count),
      conflictIndex: orNull(count),
      round: z._default(count, 0),
    }),
    z.strictObject({
      type: z.literal('InstallSnapshot'),
      term: count,
      leaderId: node,
      lastIncludedIndex: count,
      lastIncludedTerm: count,
      lastConfig: configForm(node),
      offset: count,
      data: z.array(snapshotItemForm(node)),
      done: z.boolean(),
      round: z._default(count, 0),
    }),
    z.strictObject({
      type: z.literal('InstallSnapshotResult'),
      term: count,
      lastIncludedIndex: count,
      offset: count,
      installed: z.boolean(),
      round: z._default(count, 0),
    }),
    z.strictObject({ type: z.literal('TimeoutNow'), term: count, leaderId: node }),
    z.strictObject({ type: z.literal('TimeoutNowResult'), term: count }),
    z.strictObject({ type: z.literal('ClientRequest'), serial: count, request: requestForm(node) }),
    z.strictObject({
      type: z.literal('ClientResponse'),
      serial: count,
      status: z.literal(['ok', 'notLeader', 'refused']),
      leaderHint: orNull(node),
      response: orNull(responseForm(node)),
    }),
  ]) as unknown as Form<Message>;
}

const role = z.literal(Object.keys(chart.states) as Role[]);

/**
 * Who belongs to the cluster: the names of its voters where that is all there is to say, as it mostly is; otherwise with those of
 * before a joint change and those without a vote.
 */
function configForm(node: NodeForm): Form<Configuration> {
  const ids = z.array(node);
  const full = z.strictObject({
    voters: ids,
    oldVoters: orNull(ids),
    nonVoting: orElse(ids, () => []),
  });
  type Full = z.output<typeof full>;
  return z.codec(z.union([ids, full]), z.custom<Configuration>(), {
    decode: (given) =>
      Array.isArray(given)
        ? makeConfig(given)
        : makeConfig(
            given.voters,
            given.oldVoters as readonly NodeId[] | null,
            given.nonVoting as readonly NodeId[],
          ),
    encode: ({ voters, oldVoters, nonVoting }) =>
      oldVoters === null && nonVoting.length === 0
        ? voters.slice()
        : ({ voters, oldVoters, nonVoting } as unknown as Full),
  }) as unknown as Form<Configuration>;
}

function snapshotItemForm(node: NodeForm) {
  return z.union([
    z.strictObject({ key, value: z.string() }),
    z.strictObject({ client: node, serial: count, response: responseForm(node) }),
  ]);
}

/** Frozen, so that state, disk, messages and keyframes share it. */
function snapshotForm(node: NodeForm): Form<Snapshot> {
  const form = z.strictObject({
    lastIncludedIndex: count,
    lastIncludedTerm: count,
    config: configForm(node),
    items: orElse(z.array(snapshotItemForm(node)), () => []),
  });
  return z.codec(form, z.custom<Snapshot>(), {
    decode: (given) => deepFreeze(given) as unknown as Snapshot,
    encode: (snapshot) => snapshot as never,
  }) as unknown as Form<Snapshot>;
}

function durableShape(node: NodeForm, entry: Form<Entry>) {
  return {
    currentTerm: z._default(count, 0),
    votedFor: orNull(node),
    log: z.prefault(vectorForm(entry), []),
    snapshot: orNull(snapshotForm(node)),
    config: z.prefault(configForm(node), []),
  };
}

/** What a leader has under way, all of which may be left out. */
function leadingForm(node: NodeForm) {
  const asker = { client: orNull(node), serial: z._default(count, 0), request: orNull(operation) };
  const nodes = orElse(z.array(node), () => []);
  const flag = z._default(z.boolean(), false);
  const installing = z.strictObject({ snapshot: snapshotForm(node), offset: count });
  const read = z.strictObject({
    ...asker,
    key,
    readIndex: count,
    round: count,
    by: z.literal(['readIndex', 'lease', 'atOnce']),
  });
  const change = z.strictObject({
    ...asker,
    target: configForm(node),
    newcomers: nodes,
    round: z._default(count, 1),
    roundEnd: z._default(count, 0),
    late: flag,
    timeouts: z._default(count, 0),
  });
  return z.strictObject({
    inflight: z.prefault(byNodeForm(node, z.array(count)), {}),
    probing: nodes,
    installing: z.prefault(byNodeForm(node, installing as never), {}),
    round: z._default(count, 0),
    roundStart: z.prefault(durationForm, 0),
    answered: z.prefault(byNodeForm(node, count), {}),
    confirmed: z._default(count, 0),
    leaseUntil: z.prefault(durationForm, 0),
    reads: orElse(z.array(read), () => []),
    change: orNull(change),
    transfer: orNull(z.strictObject({ ...asker, to: node, sent: flag })),
    toldTimeoutNow: flag,
  });
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
  const receiving = z.strictObject({
    lastIncludedIndex: count,
    lastIncludedTerm: count,
    items: vectorForm(snapshotItemForm(node) as unknown as Form<SnapshotItem>),
  });
  const session = z.strictObject({ serial: count, response: responseForm(node) });
  const machine = z.strictObject({
    kv: orElse(z.record(key, z.string()), () => ({})),
    sessions: z.prefault(byNodeForm(node, session), {}),
  });
  return z.strictObject({
    ...durableShape(node, entry),
    membership: z.prefault(z.strictObject({ config: configForm(node), index: count }), {
      config: [],
      index: 0,
    }),
    role: z._default(role, 'follower'),
    leaderId: orNull(node),
    commitIndex: z._default(count, 0),
    lastApplied: z._default(count, 0),
    votesGranted: nodes,
    preVotesGranted: nodes,
    votesDenied: nodes,
    nextIndex: indexes,
    matchIndex: indexes,
    leading: orNull(leadingForm(node)),
    heardFrom: orNull(z.array(node)),
    leaderHeard: z._default(z.boolean(), false),
    receiving: orNull(receiving),
    machine: z.prefault(machine, {}),
    pending: orElse(z.array(pending), () => []),
  }) as unknown as Form<ServerState>;
}

function clientForm(node: NodeForm): Form<ClientState> {
  const question = z.strictObject({ id: operation, request: requestForm(node) });
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
    request: requestForm(node) as unknown as Form<RaftTypes['request']>,
    response: responseForm(node) as unknown as Form<RaftTypes['response']>,
    state: { server: stateForm(node, entry), client: clientForm(node) },
    durable: {
      server: z.strictObject(durableShape(node, entry)) as unknown as Form<ServerDurable>,
      client: z.strictObject({ serial: z._default(count, 0) }) as unknown as Form<ClientDurable>,
    },
  };
}
