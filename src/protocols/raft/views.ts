import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { at } from '../../core/vector.ts';
import type {
  Cell,
  Field,
  LogRow,
  MessageGlyph,
  NodeGlyph,
  ViewDescriptor,
} from '../../sdk/views.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { type Log, majorityOf, termAt } from './log.ts';
import type { Entry, Message } from './messages.ts';
import { chart } from './roles.ts';
import type { RaftTypes } from './types.ts';

type Slot = Immutable<NodeSlot<RaftTypes>>;
type Server = Extract<Slot, { readonly kind: 'server' }>;
type Client = Extract<Slot, { readonly kind: 'client' }>;
type Value = Field['value'];

// ---- logs ----

/** An entry in a few letters, as in the paper's figures: its term, and what it does. */
function cellText(entry: Immutable<Entry>): string {
  const { term, command } = entry;
  switch (command.op) {
    case 'noop':
      return `${term}`;
    case 'put':
      return `${term} ${command.key}=${command.value}`;
    case 'append':
      return `${term} ${command.key}+=${command.value}`;
    case 'get':
      return `${term} ${command.key}?`;
  }
}

function cells(log: Log, from: number, commitIndex: number, text: (e: Entry) => string): Cell[] {
  const result: Cell[] = [];
  for (let index = from < 1 ? 1 : from; index <= log.length; index++) {
    const entry = at(log, index - 1) as Entry;
    result.push({ index, text: text(entry), group: entry.term, firm: index <= commitIndex });
  }
  return result;
}

/** How many entries the stage shows beside a server, and the log view in a row. */
const TAIL = 7;
const WINDOW = 100;

function logRows(world: World<RaftTypes>): LogRow[] {
  const servers = world.nodes.filter((node) => node.kind === 'server' && node.health !== 'removed');
  const longest = servers.reduce(
    (most, node) =>
      node.kind === 'server' && node.state.log.length > most ? node.state.log.length : most,
    0,
  );
  return servers.flatMap((node) => {
    if (node.kind !== 'server') return [];
    const { log, commitIndex, lastApplied } = node.state;
    const shown = cells(log, longest - WINDOW + 1, commitIndex, cellText);
    return [{ node: node.id, cells: shown, marks: { commitIndex, lastApplied } }];
  });
}

// ---- the stage ----

const SIGNS = { follower: '', preCandidate: '△', candidate: '▲', leader: '◆' } as const;

function glyph(node: Slot, world: World<RaftTypes>): NodeGlyph<RaftTypes> {
  return node.kind === 'server' ? serverGlyph(node, world) : clientGlyph(node);
}

function serverGlyph(node: Server, world: World<RaftTypes>): NodeGlyph<RaftTypes> {
  const { role, currentTerm: term, log, commitIndex } = node.state;
  const up = node.health === 'up' || node.health === 'paused';
  const rival = up && role === 'leader' ? newerLeader(world, term) : null;
  return {
    sign: up ? SIGNS[role] : '',
    tone: tone(node, up, rival !== null),
    role: up ? role : null,
    caption: { key: 'term', params: { term } },
    remark: up ? remark(node, rival) : null,
    cells: cells(log, log.length - TAIL + 1, commitIndex, (entry) => `${entry.term}`),
    timer: up && role !== 'leader' ? 'election' : null,
  };
}

function tone(node: Server, up: boolean, stale: boolean): NodeGlyph<RaftTypes>['tone'] {
  if (!up || stale) return 'muted';
  if (node.state.role === 'leader') return 'primary';
  return node.state.role === 'follower' ? 'neutral' : 'contend';
}

function remark(node: Server, rival: NodeId | null): NodeGlyph<RaftTypes>['remark'] {
  const { role, config, votesGranted, preVotesGranted } = node.state;
  const needed = majorityOf(config.length);
  if (rival !== null) return { key: 'staleLeader', params: { leader: rival } };
  if (config.length === 0) return { key: 'notMember', params: {} };
  if (role === 'candidate') {
    return { key: 'votes', params: { granted: votesGranted.length, needed } };
  }
  if (role === 'preCandidate') {
    return { key: 'preVotes', params: { granted: preVotesGranted.length, needed } };
  }
  return null;
}

/** A living leader of a later term, if there is one. */
function newerLeader(world: World<RaftTypes>, term: number): NodeId | null {
  for (const node of world.nodes) {
    if (node.kind !== 'server' || node.health !== 'up') continue;
    if (node.state.role === 'leader' && node.state.currentTerm > term) return node.id;
  }
  return null;
}

function clientGlyph(node: Client): NodeGlyph<RaftTypes> {
  const { asking, serial } = node.state;
  return {
    sign: '',
    tone: node.health === 'up' ? 'client' : 'muted',
    role: null,
    caption: asking === null ? null : { key: 'asking', params: { serial } },
    remark: null,
    cells: [],
    timer: asking === null ? null : 'retry',
  };
}

function messageGlyph(message: Immutable<Message>): MessageGlyph {
  switch (message.type) {
    case 'AppendEntries': {
      const { length } = message.entries;
      const label = length === 0 ? message.type : `${message.type} +${length}`;
      return { shape: 'dot', tone: 'primary', label };
    }
    case 'AppendEntriesResult': {
      const tone = message.success ? 'neutral' : 'bad';
      const label = message.success ? `${message.type} ${message.matchIndex ?? ''}` : message.type;
      return { shape: 'ring', tone, label: message.success ? label.trimEnd() : `${label} ✗` };
    }
    case 'RequestVote':
      return { shape: 'triangle', tone: 'contend', label: `${voteName(message)} T${message.term}` };
    case 'RequestVoteResult':
      return {
        shape: 'ring',
        tone: message.voteGranted ? 'contend' : 'muted',
        label: `${voteName(message)} ${message.voteGranted ? '✓' : '✗'}`,
      };
    case 'ClientRequest':
      return { shape: 'square', tone: 'client', label: `${message.request.op} #${message.serial}` };
    case 'ClientResponse':
      return {
        shape: 'diamond',
        tone: message.status === 'ok' ? 'client' : 'muted',
        label: `${message.status} #${message.serial}`,
      };
  }
}

const voteName = (message: { readonly type: string; readonly preVote: boolean }): string =>
  message.preVote ? `${message.type} (PreVote)` : message.type;

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
function logInShort(log: Log): Value {
  if (log.length === 0) return [0];
  const terms: number[] = [];
  for (let index = Math.max(1, log.length - TAIL + 1); index <= log.length; index++) {
    terms.push(termAt(log, index));
  }
  const more = log.length > TAIL ? '… ' : '';
  return [log.length, `[${more}${terms.join(' ')}]`];
}

function serverFields(node: Server): Field[] {
  const { state, durable } = node;
  const plain = (name: string, value: Value): Field => ({ name, durable: false, value });
  const kept = (name: string, value: Value): Field => ({ name, durable: true, value });
  const fields = [
    kept('currentTerm', [durable.currentTerm]),
    kept('votedFor', nodeOrNone(durable.votedFor)),
    kept('log', logInShort(durable.log)),
    kept('config', listed(durable.config)),
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
    fields.push(plain('pending', state.pending.length === 0 ? NONE : waiting(state.pending)));
  }
  fields.push(plain('kv', store(state.machine.kv)));
  fields.push(plain('sessions', sessions(state.machine.sessions)));
  return fields;
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
  const value: Value = asking
    ? [asking.op, asking.key, 'value' in asking ? asking.value : '']
    : NONE;
  return [
    { name: 'serial', durable: true, value: [durable.serial] },
    { name: 'server', durable: false, value: nodeOrNone(state.server) },
    { name: 'asking', durable: false, value },
    { name: 'attempts', durable: false, value: [state.attempts] },
    { name: 'queue', durable: false, value: [state.queue.length - state.turn] },
  ];
}

export const views: readonly ViewDescriptor<RaftTypes>[] = [
  {
    kind: 'topology',
    id: 'cluster',
    place: (kind) => (kind === 'server' ? 'ring' : 'left'),
    node: glyph,
    message: messageGlyph,
  },
  { kind: 'log', id: 'logs', rows: logRows },
  { kind: 'statechart', id: 'roles', nodeKind: 'server', chart },
  {
    kind: 'fields',
    id: 'state',
    fields: (node) => (node.kind === 'server' ? serverFields(node) : clientFields(node)),
  },
];
