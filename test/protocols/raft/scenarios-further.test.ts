import { describe, expect, test } from 'vitest';
import type { AdminRequest } from '../../../src/protocols/raft/messages.ts';
import type { ServerState } from '../../../src/protocols/raft/state.ts';
import { fileOf, leaders, logs, play, playFile, told, votersIn } from './scenarioRuns.ts';
import { broken, type Run, runTo, states } from './simulation.ts';

/** What each scenario beyond figure 2 is meant to show: snapshots, members, transfer, reads, pipelining. */

/** Servers by their number in the cluster; the two clients come before those that join. */
const [s1, s2, s3, s4, s5, s6, s7] = [0, 1, 2, 3, 4, 7, 8] as const;
const who = (run: Run, key: string) => told(run, key).map(({ params }) => params.server);
const state = (run: Run, name: string) => states(run)[name] as ReturnType<typeof states>[string];
const between = (run: Run, key: string, from: number, to: number) =>
  told(run, key).filter(({ at }) => at >= from * 1000 && at < to * 1000);

/** How long clients waited for their answers, in milliseconds. */
function waits(run: Run): number[] {
  const asked = new Map<unknown, number>();
  const result: number[] = [];
  for (const { at, key, params } of run.story) {
    if (key === 'clientAsks') asked.set(params.client, at);
    if (key === 'clientAnswered') result.push(at - (asked.get(params.client) as number));
  }
  return result;
}

describe('snapshot-lagging', () => {
  test('s5 gets a snapshot in five parts instead of entries, and all that is behind it', () => {
    const run = play('snapshot-lagging', 4.25);
    const coming = state(run, 's5').receiving?.items.length ?? 0;
    expect(coming).toBeGreaterThan(0);
    expect(coming).toBeLessThan(15);
    runTo(run, 6);
    expect(told(run, 'snapshotInstalled')).toMatchObject([
      { params: { server: s5, leader: s1, lastIncludedIndex: 32, items: 15 } },
    ]);
    expect(state(run, 's5').machine).toEqual(state(run, 's1').machine);
    expect(told(run, 'caughtUp').map(({ params }) => [params.server, params.from])).toEqual([
      [s5, 33],
    ]);
  });

  test('one part is lost after s5 is back, and sent again', () => {
    const run = play('snapshot-lagging');
    const lost = run.lost.filter(({ at }) => at > 4000);
    expect(lost.map(({ type, to }) => [type, to])).toEqual([['InstallSnapshot', 's5']]);
  });
});

/** What s1 has under way to each follower. */
function underWay({ simulator }: Run): (readonly number[])[] {
  const leader = simulator.world.nodes[s1]?.state as ServerState | undefined;
  return Object.values(leader?.leading?.inflight ?? {});
}

test('pipelining: several messages under way, four at most; behind a loss all is sent again', () => {
  const run = play('pipelining', 0.5);
  const counts = new Set<number>();
  for (let at = 0.5; at <= 6; at += 0.01) {
    runTo(run, at);
    for (const sent of underWay(run)) counts.add(sent.length);
  }
  expect([...counts].sort()).toEqual([0, 1, 2, 3, 4]);
  expect(run.lost.map(({ type, to }) => [type, to])).toEqual([['AppendEntries', 's3']]);
  expect(new Set(who(run, 'consistencyFailed'))).toEqual(new Set([s3]));
  expect(told(run, 'backedUp')[0]).toMatchObject({ params: { server: s1, follower: s3 } });
  expect(between(run, 'caughtUp', 3, 4).length).toBeGreaterThan(0);

  const file = fileOf('pipelining');
  const plain = playFile({ ...file, params: { ...file.params, pipelining: false } }, 3);
  const applied = (one: Run) => between(one, 'applied', 0, 3).length;
  expect(applied(run)).toBeGreaterThan(applied(plain));
});

test('rolling-restart: everyone restarts, nobody waits for a timeout, no client waits long', () => {
  const run = play('rolling-restart');
  expect(who(run, 'recovered')).toEqual([s5, s4, s3, s2, s1]);
  expect(told(run, 'electionStarted')).toHaveLength(1);
  expect(who(run, 'transferSent')).toEqual([s1]);
  expect(who(run, 'electionWon')).toEqual([s1, s2]);
  expect(told(run, 'clientAnswered')).toHaveLength(told(run, 'clientAsks').length);
  expect(Math.max(...waits(run))).toBeLessThan(200);
});

describe('leadership-transfer', () => {
  test('s3 lacks entries, gets them, stands without a pre-vote and wins within a timeout', () => {
    const run = play('leadership-transfer', 4.9);
    const [begun] = told(run, 'transferStarted');
    expect(Number(begun?.params.match)).toBeLessThan(Number(begun?.params.last));
    const story = run.story.filter(({ at }) => at >= (begun?.at ?? 0)).map(({ key }) => key);
    const wanted = ['transferStarted', 'caughtUp', 'transferSent', 'timeoutNowReceived'];
    const places = [...wanted, 'electionWon'].map((key) => story.indexOf(key));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(between(run, 'preVoteStarted', 1, 4.9)).toEqual([]);
    const won = told(run, 'electionWon').at(-1);
    expect(won?.params).toMatchObject({ server: s3, term: 2 });
    expect((won?.at ?? 0) - (begun?.at ?? 0)).toBeLessThan(300);
    expect(told(run, 'busyWithTransfer').length).toBeGreaterThan(0);
  });

  test('s5 is cut off, so after an election timeout s3 goes on leading', () => {
    const run = play('leadership-transfer', 5.49);
    expect(state(run, 's3').leading?.transfer).toMatchObject({ to: 's5', sent: false });
    runTo(run, 8);
    expect(told(run, 'transferFailed').map(({ at }) => at)).toEqual([5500]);
    expect(state(run, 's3')).toMatchObject({ role: 'leader', currentTerm: 2 });
    expect(between(run, 'clientAnswered', 5.5, 8).length).toBeGreaterThan(5);
  });
});

describe('add-server', () => {
  test('s6 catches up in two rounds, without a vote until it has done so', () => {
    const run = play('add-server', 3.31);
    expect(state(run, 's6').log.length).toBeGreaterThan(20);
    expect(votersIn(state(run, 's1'))).toEqual(['s1', 's2', 's3', 's4', 's5']);
    expect(state(run, 's1').leading?.change).toMatchObject({ newcomers: ['s6'], round: 2 });
    runTo(run, 3.36);
    for (const name of ['s1', 's4', 's6']) {
      expect(votersIn(state(run, name))).toEqual(['s1', 's2', 's3', 's4', 's5', 's6']);
    }
    const [vote, change] = [told(run, 'caughtUpToVote')[0], told(run, 'configAppended')[0]];
    expect(vote?.at).toBe(change?.at);
  });

  test('while two are down, nothing is committed without it', () => {
    const commits = between(play('add-server'), 'committed', 5.1, 7);
    expect(commits.length).toBeGreaterThan(10);
    const holders = commits.map(({ params }) => String(params.holders));
    expect(new Set(holders)).toEqual(new Set([String([s1, s4, s5, s6])]));
    expect(commits.every(({ params }) => params.servers === 6)).toBe(true);
  });
});

test('remove-server: s1 commits its own removal without counting itself, and stays out', () => {
  const run = play('remove-server', 3);
  expect(between(run, 'committed', 2.01, 3).every(({ params }) => params.servers === 4)).toBe(true);
  runTo(run, 8);
  const [removed] = told(run, 'removedItself');
  expect(removed?.params).toMatchObject({ server: s1, members: [s2, s3, s4] });
  const last = told(run, 'committed')
    .filter(({ at }) => at <= (removed?.at ?? 0))
    .at(-1);
  expect(last?.params).toMatchObject({ servers: 3, holders: [s2, s3] });
  expect(told(run, 'electionStarted').map(({ params }) => params.server)).toEqual([s1, s2]);
  expect(state(run, 's1')).toMatchObject({ role: 'follower', currentTerm: 1 });
  expect(told(run, 'clientAnswered')).toHaveLength(told(run, 'clientAsks').length);
});

describe('joint-consensus', () => {
  const five = ['s1', 's2', 's6', 's7', 's8'];

  test('s1 crashes while C-old,new is in the logs and not committed', () => {
    const run = play('joint-consensus', 2.3);
    const joint = { voters: five, oldVoters: ['s1', 's2', 's3', 's4', 's5'], nonVoting: [] };
    for (const name of ['s2', 's5', 's8']) {
      expect(state(run, name).membership.config).toEqual(joint);
      expect(state(run, name).commitIndex).toBeLessThan(state(run, name).membership.index);
    }
    expect(leaders(run)).toEqual([]);
    const asked = told(run, 'caughtUpToVote')[0]?.at ?? 0;
    expect(told(run, 'configAppended').map(({ at }) => at)).toEqual([asked]);
  });

  test('the next leader, a new server, finishes it with C-new', () => {
    const run = play('joint-consensus');
    expect(leaders(run)).toEqual(['s7']);
    const commits = told(run, 'committed').filter(({ params }) => params.joint);
    expect(commits.map(({ params }) => [params.server, params.holders])).toEqual([
      [s7, [s2, s3, s4, s5, s6, s7]],
    ]);
    expect(who(run, 'configAppended')).toEqual([s1, s7]);
    for (const name of five) expect(votersIn(state(run, name))).toEqual(five);
    expect(state(run, 's1').role).toBe('follower');
    const answered = told(run, 'clientAnswered').map(({ params }) => params.request);
    expect((answered as AdminRequest[]).map(({ op }) => op)).toContain('changeMembers');
  });
});

test('disruptive-server: term after term until CheckQuorum is on, then none', () => {
  const run = play('disruptive-server', 5);
  expect(votersIn(state(run, 's5'))).toHaveLength(5);
  const deposed = told(run, 'steppedDown').filter(({ params }) => params.role === 'leader');
  expect(deposed.length).toBeGreaterThan(5);
  expect(deposed.every(({ params }) => params.peer === s5)).toBe(true);
  runTo(run, 5.5);
  const [leader] = leaders(run) as [string];
  const { currentTerm } = state(run, leader);
  runTo(run, 9);
  expect(leaders(run)).toEqual([leader]);
  expect(state(run, leader).currentTerm).toBe(currentTerm);
  expect(state(run, 's5').currentTerm).toBeGreaterThan(currentTerm + 5);
  expect(between(run, 'voteWithheld', 5.5, 9).length).toBeGreaterThan(30);
});

test('early-config-change: s2 may not change the members yet, and s1 finishes its own change', () => {
  const run = play('early-config-change', 3);
  expect(votersIn(state(run, 's5'))).toHaveLength(5);
  expect(votersIn(state(run, 's2'))).toHaveLength(4);
  expect(told(run, 'changeRefused')).toMatchObject([
    { params: { server: s2, why: 'noEntryOfTerm' } },
  ]);
  runTo(run, 7);
  expect(told(run, 'electionWon').at(-1)?.params).toMatchObject({
    server: s1,
    term: 3,
    voters: [s1, s4, s5],
  });
  expect(new Set(Object.values(logs(run)).map(String))).toEqual(new Set(['1,1,3,3']));
  expect(votersIn(state(run, 's2'))).toHaveLength(5);
});

describe('stale-lease-read', () => {
  const answers = (run: Run) => told(run, 'clientAnswered').map(({ params }) => params.value);

  test('the old leader answers by its lease what is overwritten already', () => {
    const run = play('stale-lease-read', 4.1);
    expect(leaders(run)).toHaveLength(2);
    expect(told(run, 'readServed').at(-1)?.params).toMatchObject({ by: 'lease', value: '1' });
    expect(answers(run)).toEqual(['1', '1', '2', '1']);
    expect(broken(run)).toEqual(['linearizable']);
  });

  test('a clock that is slow by no more than was allowed for does no harm', () => {
    const file = fileOf('stale-lease-read');
    const script = file.script.map((line) =>
      line.do === 'clock' ? { ...line, drift: -0.09 } : line,
    );
    const run = playFile({ ...file, script });
    expect(broken(run)).toEqual([]);
    expect(answers(run)).toEqual(['1', '1', '2', '2', '2']);
  });

  test('read-index: the same script has no answer until the network heals', () => {
    const run = play('read-index', 5.4);
    expect(state(run, 's1').leading?.reads).toHaveLength(1);
    expect(answers(run)).toEqual(['1', '1', '2']);
    runTo(run, 8);
    expect(answers(run)).toEqual(['1', '1', '2', '2', '2']);
    expect(fileOf('read-index').script).toEqual(fileOf('stale-lease-read').script);
  });
});
