import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import type { Cell, MessageGlyph, NodeGlyph, ViewDescriptor } from '../../sdk/views.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { type Configuration, isVoter } from './config.ts';
import { entryAt, lastIndex, majorityOf, type Stored, snapshotIndex } from './log.ts';
import type { Entry, Message } from './messages.ts';
import type { RaftTypes } from './types.ts';

/** How the cluster stands on the stage: all that a page needs which only plays it. */

export type Slot = Immutable<NodeSlot<RaftTypes>>;
export type Server = Extract<Slot, { readonly kind: 'server' }>;
export type Client = Extract<Slot, { readonly kind: 'client' }>;

/** How many entries are shown beside a server; of more servers than this each has less room. */
export const TAIL = 7;
const SHORT_TAIL = 4;

export const storedOf = ({ state }: Server): Stored => state as Stored;

/** The end of a log; before it a block, where a snapshot stands for the beginning. */
function tailOf(stored: Stored, commitIndex: number, most: number): Cell[] {
  const result: Cell[] = [];
  const [base, last] = [snapshotIndex(stored), lastIndex(stored)];
  const { snapshot } = stored;
  if (snapshot !== null) {
    const term = snapshot.lastIncludedTerm;
    result.push({ index: base, text: '', group: term, firm: true, block: true });
  }
  for (let index = Math.max(base, last - most) + 1; index <= last; index++) {
    const { term } = entryAt(stored, index) as Entry;
    result.push({ index, text: `${term}`, group: term, firm: index <= commitIndex });
  }
  return result;
}

const SIGNS = { follower: '', preCandidate: '△', candidate: '▲', leader: '◆' } as const;

function glyph(node: Slot, world: World<RaftTypes>): NodeGlyph<RaftTypes> {
  return node.kind === 'server' ? serverGlyph(node, world) : clientGlyph(node);
}

function serverGlyph(node: Server, world: World<RaftTypes>): NodeGlyph<RaftTypes> {
  const { role, currentTerm: term, commitIndex } = node.state;
  const stored = storedOf(node);
  const up = node.health === 'up' || node.health === 'paused';
  const rival = up && role === 'leader' ? newerLeader(world, term) : null;
  return {
    sign: up ? SIGNS[role] : '',
    tone: tone(node, up, rival !== null),
    role: up ? role : null,
    caption: { key: 'term', params: { term } },
    remark: up ? remark(node, rival) : null,
    cells: tailOf(stored, commitIndex, isCrowded(world) ? SHORT_TAIL : TAIL),
    timer: up && role !== 'leader' ? 'election' : null,
  };
}

const isCrowded = ({ nodes }: World<RaftTypes>): boolean =>
  nodes.filter(({ kind, health }) => kind === 'server' && health !== 'removed').length > TAIL;

function tone(node: Server, up: boolean, stale: boolean): NodeGlyph<RaftTypes>['tone'] {
  if (!up || stale) return 'muted';
  if (node.state.role === 'leader') return 'primary';
  return node.state.role === 'follower' ? 'neutral' : 'contend';
}

function remark(node: Server, rival: NodeId | null): NodeGlyph<RaftTypes>['remark'] {
  if (rival !== null) return { key: 'staleLeader', params: { leader: rival } };
  return election(node) ?? lead(node) ?? belonging(node);
}

/** How an election stands. */
function election({ state }: Server): NodeGlyph<RaftTypes>['remark'] {
  const { role, membership, votesGranted, preVotesGranted } = state;
  const needed = majorityOf(membership.config.voters.length);
  if (role === 'candidate') {
    return { key: 'votes', params: { granted: votesGranted.length, needed } };
  }
  if (role === 'preCandidate') {
    return { key: 'preVotes', params: { granted: preVotesGranted.length, needed } };
  }
  return null;
}

/** What a leader has under way. */
function lead({ state }: Server): NodeGlyph<RaftTypes>['remark'] {
  const { leading, membership } = state;
  const { voters, oldVoters } = membership.config;
  if (state.role !== 'leader') return null;
  if (leading?.transfer) return { key: 'handingOver', params: { successor: leading.transfer.to } };
  if (oldVoters !== null) {
    return { key: 'jointly', params: { old: oldVoters.length, fresh: voters.length } };
  }
  const { change } = leading ?? {};
  return change ? { key: 'catchingUp', params: { round: change.round } } : null;
}

/** What a server is to the cluster, if it is not one of its voters. */
function belonging({ id, state }: Server): NodeGlyph<RaftTypes>['remark'] {
  const { config } = state.membership;
  if (state.receiving) return { key: 'receiving', params: { items: state.receiving.items.length } };
  if (isVoter(config as Configuration, id)) return null;
  const key = config.nonVoting.includes(id) ? 'nonVoting' : 'notMember';
  return { key, params: {} };
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
    case 'InstallSnapshot': {
      const last = message.offset + message.data.length;
      const label = `${message.type} …${message.lastIncludedIndex} [${message.offset}–${last}]`;
      return { shape: 'square', tone: 'primary', label };
    }
    case 'InstallSnapshotResult': {
      const done = message.installed ? '✓' : message.offset;
      return { shape: 'ring', tone: 'neutral', label: `${message.type} ${done}` };
    }
    case 'TimeoutNow':
      return { shape: 'triangle', tone: 'primary', label: message.type };
    case 'TimeoutNowResult':
      return { shape: 'ring', tone: 'contend', label: `${message.type} T${message.term}` };
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

export const stage: ViewDescriptor<RaftTypes> = {
  kind: 'topology',
  id: 'cluster',
  place: (kind) => (kind === 'server' ? 'ring' : 'left'),
  node: glyph,
  message: messageGlyph,
};
