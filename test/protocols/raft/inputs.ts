/** What comes to a server in the tests of single steps: the server that is asked is s1, the leader that writes to it s2. */

export const timer = (type: string) => ({ timer: { type } });
export const electionTimeout = timer('election');
export const heartbeat = timer('heartbeat');

export const request = (op: string, more: object = {}) => ({ request: { op, ...more } });
export const put = (key: string, value: string) => request('put', { key, value });
export const get = (key: string) => request('get', { key });
/** A client's question. */
export const ask = (from: string, serial: number, { request: asked }: { request: object }) => ({
  from,
  message: { type: 'ClientRequest', serial, request: asked },
});

export const voteRequest = (
  from: string,
  term: number,
  log: readonly [number, number] = [0, 0],
) => ({
  from,
  message: {
    type: 'RequestVote',
    term,
    candidateId: from,
    lastLogIndex: log[0],
    lastLogTerm: log[1],
  },
});
export const vote = (from: string, term: number, voteGranted = true) => ({
  from,
  message: { type: 'RequestVoteResult', term, voteGranted },
});

export const entries = (
  term: number,
  prev: readonly [index: number, term: number],
  list: readonly (number | object)[],
  leaderCommit = 0,
  from = 's2',
) => ({
  from,
  message: {
    type: 'AppendEntries',
    term,
    leaderId: from,
    prevLogIndex: prev[0],
    prevLogTerm: prev[1],
    entries: list,
    leaderCommit,
  },
});
export const stored = (from: string, term: number, matchIndex: number, round = 0) => ({
  from,
  message: { type: 'AppendEntriesResult', term, success: true, matchIndex, round },
});
export const refused = (from: string, term: number, conflict: object = {}) => ({
  from,
  message: { type: 'AppendEntriesResult', term, success: false, ...conflict },
});

/** A part of a snapshot. */
export const part = (
  term: number,
  last: readonly [index: number, term: number],
  offset: number,
  data: readonly object[],
  done: boolean,
  lastConfig: unknown = ['s1', 's2', 's3'],
) => ({
  from: 's2',
  message: {
    type: 'InstallSnapshot',
    term,
    leaderId: 's2',
    lastIncludedIndex: last[0],
    lastIncludedTerm: last[1],
    lastConfig,
    offset,
    data,
    done,
  },
});
export const partTaken = (
  from: string,
  term: number,
  lastIncludedIndex: number,
  offset: number,
  installed = false,
) => ({
  from,
  message: { type: 'InstallSnapshotResult', term, lastIncludedIndex, offset, installed },
});

export const timeoutNow = (term: number) => ({
  from: 's2',
  message: { type: 'TimeoutNow', term, leaderId: 's2' },
});

/** An entry that writes to the store, asked for by nobody or as a client's question. */
export const written = (
  term: number,
  key: string,
  value: string,
  serial: number | null = null,
) => ({
  term,
  command: {
    op: 'put',
    key,
    value,
    session: serial === null ? null : { client: 'c1', serial },
  },
});
export const configured = (term: number, config: unknown) => ({
  term,
  command: { op: 'config', config },
});

export const item = (key: string, value = '1') => ({ key, value });
export const session = (serial: number, value: string) => ({
  client: 'c1',
  serial,
  response: { ok: true, value, leaderHint: null },
});
export const snapshot = (
  lastIncludedIndex: number,
  lastIncludedTerm: number,
  items: readonly object[] = [],
  config: unknown = ['s1', 's2', 's3'],
) => ({ lastIncludedIndex, lastIncludedTerm, config, items });

export const leads = (currentTerm: number, log: readonly unknown[], more: object = {}) => ({
  role: 'leader',
  currentTerm,
  votedFor: 's1',
  leaderId: 's1',
  log,
  ...more,
});
