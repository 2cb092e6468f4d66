import { describe, expect, test } from 'vitest';
import { nodeId } from '../../../src/core/ids.ts';
import { duties } from '../../../src/protocols/raft/duties.ts';
import type { Message } from '../../../src/protocols/raft/messages.ts';
import { scenarios } from '../../../src/protocols/raft/scenarios/index.ts';
import type { RaftTypes } from '../../../src/protocols/raft/types.ts';
import { views } from '../../../src/protocols/raft/views.ts';
import type { ViewDescriptor } from '../../../src/sdk/views.ts';
import type { NodeSlot, World } from '../../../src/sdk/world.ts';
import { open, type Run, runTo } from './simulation.ts';

function view<K extends ViewDescriptor<RaftTypes>['kind']>(kind: K) {
  const found = views.find((one) => one.kind === kind);
  if (!found) throw new Error(`no view ${kind}`);
  return found as Extract<ViewDescriptor<RaftTypes>, { readonly kind: K }>;
}

const stage = view('topology');
const worldOf = ({ simulator }: Run) => simulator.world as unknown as World<RaftTypes>;
const nodeOf = (run: Run, name: string) =>
  worldOf(run).nodes.find((node) => node.name === name) as NodeSlot<RaftTypes>;
const glyph = (run: Run, name: string) => stage.node(nodeOf(run, name), worldOf(run));

function at(id: string, seconds: number): Run {
  const run = open(scenarios.find((one) => (one as { id: string }).id === id) as object);
  runTo(run, seconds);
  return run;
}

describe('the stage', () => {
  test('servers stand on the ring, clients beside it', () => {
    expect([stage.place('server'), stage.place('client')]).toEqual(['ring', 'left']);
  });

  test('a leader, its followers and the end of their logs', () => {
    const run = at('minority-leader', 0.9);
    expect(glyph(run, 's1')).toMatchObject({
      sign: '◆',
      tone: 'primary',
      role: 'leader',
      caption: { key: 'term', params: { term: 1 } },
      remark: null,
      timer: null,
      cells: [
        { index: 1, text: '1', group: 1, firm: true },
        { index: 2, text: '1', group: 1, firm: true },
      ],
    });
    expect(glyph(run, 's2')).toMatchObject({
      sign: '',
      tone: 'neutral',
      role: 'follower',
      timer: 'election',
    });
  });

  test('a leader that another one has replaced', () => {
    const run = at('minority-leader', 3.5);
    const leader = worldOf(run).nodes.find(
      (node) => node.kind === 'server' && node.state.role === 'leader' && node.id !== 0,
    );
    const old = glyph(run, 's1');
    expect(old).toMatchObject({
      tone: 'muted',
      remark: { key: 'staleLeader', params: { leader: leader?.id } },
    });
    expect(old.cells.map(({ firm }) => firm)).toEqual([true, true, false, false]);
  });

  test('a candidate and the votes that it has', () => {
    const run = at('split-vote', 0.155);
    expect(glyph(run, 's3')).toMatchObject({
      sign: '▲',
      tone: 'contend',
      remark: { key: 'votes', params: { granted: 1, needed: 3 } },
    });
  });

  test('a server that is down has no role', () => {
    const run = at('power-loss', 2.2);
    expect(glyph(run, 's1')).toMatchObject({ role: null, sign: '', tone: 'muted', timer: null });
  });

  test('messages by shape and by name', () => {
    const entries = [{ term: 1, command: { op: 'noop' as const } }];
    const append: Extract<Message, { type: 'AppendEntries' }> = {
      type: 'AppendEntries',
      term: 1,
      leaderId: nodeId(0),
      prevLogIndex: 0,
      prevLogTerm: 0,
      entries,
      leaderCommit: 0,
      round: 0,
    };
    expect(stage.message(append)).toEqual({
      shape: 'dot',
      tone: 'primary',
      label: 'AppendEntries +1',
    });
    expect(stage.message({ ...append, entries: [] }).label).toBe('AppendEntries');
    expect(
      stage.message({ type: 'RequestVoteResult', term: 1, voteGranted: false, preVote: true }),
    ).toMatchObject({ shape: 'ring', label: 'RequestVoteResult (PreVote) ✗' });
  });
});

describe('what is about to become of the cluster', () => {
  test('a server that was added is no member; then it catches up, and the leader says so', () => {
    const run = at('joint-consensus', 1.9);
    expect(glyph(run, 's6').remark).toEqual({ key: 'notMember', params: {} });
    runTo(run, 2.06);
    expect(glyph(run, 's1').remark).toEqual({ key: 'catchingUp', params: { round: 1 } });
    runTo(run, 2.14);
    expect(glyph(run, 's1').remark).toEqual({ key: 'jointly', params: { old: 5, fresh: 5 } });
  });

  test('a block stands before the entries behind a snapshot', () => {
    const run = at('snapshot-lagging', 4.25);
    const [block, ...tail] = glyph(run, 's1').cells;
    expect(block).toMatchObject({ block: true, group: 1, firm: true });
    expect(tail).toHaveLength(7);
    expect(glyph(run, 's5').remark).toMatchObject({ key: 'receiving' });
    expect(glyph(run, 's5').cells.every((cell) => !cell.block)).toBe(true);
  });

  test('messages say which part of a snapshot they carry, and who is to take over', () => {
    const config = { voters: [nodeId(0)], oldVoters: null, nonVoting: [] };
    const part: Extract<Message, { type: 'InstallSnapshot' }> = {
      type: 'InstallSnapshot',
      term: 2,
      leaderId: nodeId(0),
      lastIncludedIndex: 9,
      lastIncludedTerm: 1,
      lastConfig: config,
      offset: 3,
      data: [{ key: 'x', value: '1' }],
      done: true,
      round: 0,
    };
    expect(stage.message(part)).toEqual({
      shape: 'square',
      tone: 'primary',
      label: 'InstallSnapshot …9 [3–4]',
    });
    expect(stage.message({ type: 'TimeoutNow', term: 2, leaderId: nodeId(0) })).toMatchObject({
      shape: 'triangle',
      label: 'TimeoutNow',
    });
  });
});

describe('duties', () => {
  const offers = (run: Run, name: string) =>
    duties.flatMap(({ id, offers: of }) =>
      of(nodeOf(run, name).id, worldOf(run)).map(({ asked, other }) => [id, asked, other]),
    );
  const [s6, c1, c2] = [7, 5, 6];

  test('one that waits can be made a member; voters can lead, be replaced by it, or leave', () => {
    const run = at('joint-consensus', 1.1);
    expect(offers(run, 's6')).toEqual([
      ['addServer', c2, null],
      ['addNonVoting', c2, null],
    ]);
    expect(offers(run, 's2')).toEqual([
      ['transferLeadership', c2, null],
      ['replaceServer', c2, s6],
      ['removeServer', c2, null],
    ]);
  });

  test('the leader cannot be made one; a client is not offered anything', () => {
    const run = at('joint-consensus', 1.1);
    expect(offers(run, 's1').map(([id]) => id)).toEqual(['replaceServer', 'removeServer']);
    expect(offers(run, 'c1')).toEqual([]);
  });

  test('a client asks, one that is idle if there is any; without one the leader, if there is any', () => {
    const askers = (run: Run) => [...new Set(offers(run, 's2').map(([, asked]) => asked))];
    const busy = at('minority-leader', 0.9);
    const client = worldOf(busy).nodes.find(({ kind }) => kind === 'client')?.id;
    expect(askers(busy)).toEqual([client]);
    const alone = open({ version: 1, protocol: 'raft', nodes: { server: 3, client: 0 } });
    expect(offers(alone, 's2')).toEqual([]);
    runTo(alone, 1);
    const others = ['s1', 's2', 's3'].flatMap((name) => offers(alone, name));
    expect(new Set(others.map(([, asked]) => JSON.stringify(asked)))).toEqual(
      new Set(['{"role":"leader"}']),
    );
    expect(c1).toBe(5);
  });

  test('what is offered is taken: the server votes in the end', () => {
    const run = at('joint-consensus', 1.1);
    const [offer] = duties[0]?.offers(nodeId(s6), worldOf(run)) ?? [];
    run.simulator.apply({ do: 'request', node: offer?.asked, request: offer?.request } as never);
    runTo(run, 1.6);
    const { state } = nodeOf(run, 's2');
    expect('membership' in state && state.membership.config.voters).toContain(s6);
  });
});

describe('the logs', () => {
  test('one row a server, what is committed marked', () => {
    const rows = view('log').rows(worldOf(at('minority-leader', 3.5)));
    expect(rows.map(({ node }) => node)).toEqual([0, 1, 2, 3, 4]);
    expect(rows[0]).toMatchObject({ marks: { commitIndex: 2 } });
    expect(rows[0]?.cells.map(({ text }) => text)).toEqual(['1', '1 x=1', '1 x=lost', '1 y=lost']);
  });

  test('a long log is shown from the same index on everywhere', () => {
    const rows = view('log').rows(worldOf(at('follower-far-behind', 3.9)));
    expect(rows[0]?.cells.length).toBeLessThanOrEqual(100);
    expect(new Set(rows.slice(0, 4).map(({ cells }) => cells[0]?.index)).size).toBe(1);
  });
});

describe('the inspector', () => {
  const fields = view('fields');
  const shown = (run: Run, name: string) =>
    Object.fromEntries(
      fields.fields(nodeOf(run, name)).map(({ name: field, value }) => [field, value]),
    );

  test('what is durable comes first', () => {
    const durable = fields
      .fields(nodeOf(at('leader-crash', 1), 's1'))
      .map((field) => field.durable);
    expect(durable.slice(0, 5)).toEqual([true, true, true, true, true]);
    expect(durable.slice(5)).not.toContain(true);
  });

  test('a log in short, other servers by id', () => {
    const run = at('figure-7', 0.05);
    expect(shown(run, 's1').log).toEqual([10, '[… 4 4 5 5 6 6 6]']);
    expect(shown(at('leader-crash', 1), 's1').matchIndex?.[0]).toEqual({ node: 1 });
  });

  test('a client', () => {
    expect(shown(at('client-retry', 0.9), 'c1')).toMatchObject({
      serial: [1],
      server: [{ node: 0 }],
      queue: [0],
    });
  });
});
