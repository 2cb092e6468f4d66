import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import type { Field, ViewDescriptor } from '../../sdk/views.ts';
import type { Configuration } from './config.ts';
import { lastIndex, type Stored, termAt } from './log.ts';
import { logRows } from './logRows.ts';
import type { Snapshot } from './machine.ts';
import type { Request } from './messages.ts';
import { chart } from './roles.ts';
import { type Client, type Server, stage, TAIL } from './stage.ts';
import type { Leading } from './state.ts';
import type { RaftTypes } from './types.ts';

type Value = Field['value'];

// ---- the inspector ----

const NONE: Value = ['–'];
const nodeOrNone = (node: NodeId | null): Value => (node === null ? NONE : [{ node }]);
const listed = (nodes: readonly NodeId[]): Value =>
  nodes.length === 0 ? NONE : nodes.map((node) => ({ node }));

/** Something for each of several nodes: s2 5 · s3 4. */
function byNode(record: Readonly<Record<number, number>>): Value {
  const parts = Object.entries(record).flatMap(([id, value]) => [
    '·',
    { node: Number(id) as NodeId },
    value,
  ]);
  return parts.length === 0 ? NONE : parts.slice(1);
}

/** A log in short: how many entries, and the terms of the last ones. */
function logInShort(stored: Stored): Value {
  const { length } = stored.log;
  if (length === 0) return [0];
  const last = lastIndex(stored);
  const terms: number[] = [];
  for (let index = last - Math.min(length, TAIL) + 1; index <= last; index++) {
    terms.push(termAt(stored, index));
  }
  const more = length > TAIL ? '… ' : '';
  return [length, `[${more}${terms.join(' ')}]`];
}

/** Up to where it reaches, in which term, and of how many items it is. */
const snapshotInShort = (snapshot: Snapshot | null): Value =>
  snapshot === null
    ? NONE
    : [
        `≤ ${snapshot.lastIncludedIndex}`,
        `T${snapshot.lastIncludedTerm}`,
        `×${snapshot.items.length}`,
      ];

/** The voters; in a joint configuration those of before first; those without a vote in brackets. */
function configInShort({ voters, oldVoters, nonVoting }: Immutable<Configuration>): Value {
  const before = oldVoters === null ? [] : [...listed(oldVoters), '→'];
  const more = nonVoting.length === 0 ? [] : ['(', ...listed(nonVoting), ')'];
  return [...before, ...listed(voters), ...more];
}

function serverFields(node: Server): Field[] {
  const { state, durable } = node;
  const plain = (name: string, value: Value): Field => ({ name, durable: false, value });
  const kept = (name: string, value: Value): Field => ({ name, durable: true, value });
  const fields = [
    kept('currentTerm', [durable.currentTerm]),
    kept('votedFor', nodeOrNone(durable.votedFor)),
    kept('log', logInShort(durable as Stored)),
    kept('snapshot', snapshotInShort(durable.snapshot as Snapshot | null)),
    kept('config', configInShort(state.membership.config)),
    plain('role', [state.role]),
    plain('leaderId', nodeOrNone(state.leaderId)),
    plain('commitIndex', [state.commitIndex]),
    plain('lastApplied', [state.lastApplied]),
  ];
  if (state.role === 'preCandidate') {
    fields.push(plain('preVotesGranted', listed(state.preVotesGranted)));
  }
  if (state.role === 'candidate') fields.push(plain('votesGranted', listed(state.votesGranted)));
  if (state.role === 'leader') {
    fields.push(plain('nextIndex', byNode(state.nextIndex)));
    fields.push(plain('matchIndex', byNode(state.matchIndex)));
    fields.push(...leadingFields(state.leading));
    fields.push(plain('pending', state.pending.length === 0 ? NONE : waiting(state.pending)));
  }
  fields.push(plain('kv', store(state.machine.kv)));
  fields.push(plain('sessions', sessions(state.machine.sessions)));
  return fields;
}

/** What a leader has under way, where that is anything. */
function leadingFields(leading: Immutable<Leading> | null): Field[] {
  if (leading === null) return [];
  const plain = (name: string, value: Value): Field => ({ name, durable: false, value });
  const { change, transfer, round, confirmed, reads, inflight, installing } = leading;
  const counts = Object.fromEntries(Object.entries(inflight).map(([id, all]) => [id, all.length]));
  const offsets = Object.fromEntries(
    Object.entries(installing).map(([id, { offset }]) => [id, offset]),
  );
  return [
    ...(Object.keys(counts).length === 0 ? [] : [plain('inflight', byNode(counts))]),
    ...(Object.keys(offsets).length === 0 ? [] : [plain('installing', byNode(offsets))]),
    ...(round === 0 ? [] : [plain('round', [`${confirmed}/${round}`])]),
    ...(reads.length === 0
      ? []
      : [
          plain(
            'reads',
            reads.map(({ key }) => key),
          ),
        ]),
    ...(change ? [plain('change', configInShort(change.target))] : []),
    ...(transfer ? [plain('transfer', [{ node: transfer.to }])] : []),
  ];
}

const waiting = (pending: Server['state']['pending']): Value => pending.map(({ index }) => index);

function store(kv: Readonly<Record<string, string>>): Value {
  const pairs = Object.entries(kv).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? NONE : pairs;
}

function sessions(record: Server['state']['machine']['sessions']): Value {
  const serials: Record<number, number> = {};
  for (const id in record) serials[Number(id)] = record[id]?.serial ?? 0;
  return byNode(serials);
}

function clientFields(node: Client): Field[] {
  const { state, durable } = node;
  const asking = state.asking?.request;
  return [
    { name: 'serial', durable: true, value: [durable.serial] },
    { name: 'server', durable: false, value: nodeOrNone(state.server) },
    { name: 'asking', durable: false, value: asking ? inShort(asking) : NONE },
    { name: 'attempts', durable: false, value: [state.attempts] },
    { name: 'queue', durable: false, value: [state.queue.length - state.turn] },
  ];
}

function inShort(request: Immutable<Request>): Value {
  if ('servers' in request) return [request.op, ...listed(request.servers)];
  if ('server' in request) return [request.op, ...nodeOrNone(request.server)];
  return [request.op, request.key, 'value' in request ? request.value : ''];
}

export const views: readonly ViewDescriptor<RaftTypes>[] = [
  stage,
  { kind: 'log', id: 'logs', rows: logRows },
  { kind: 'statechart', id: 'roles', nodeKind: 'server', chart },
  {
    kind: 'fields',
    id: 'state',
    fields: (node) => (node.kind === 'server' ? serverFields(node) : clientFields(node)),
  },
];
