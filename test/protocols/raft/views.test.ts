import { describe, expect, test } from 'vitest';
import { nodeId } from '../../../src/core/ids.ts';
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
    const append: Message = {
      type: 'AppendEntries',
      term: 1,
      leaderId: nodeId(0),
      prevLogIndex: 0,
      prevLogTerm: 0,
      entries,
      leaderCommit: 0,
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
    expect(durable.slice(0, 4)).toEqual([true, true, true, true]);
    expect(durable.slice(4)).not.toContain(true);
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
