import { expect, test } from 'vitest';
import { nodeId } from '../../../src/core/ids.ts';
import type { Command } from '../../../src/sdk/command.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';
import { open, runTo, states } from './simulation.ts';

const [s1, s2, c1] = [nodeId(0), nodeId(1), nodeId(3)];
/** Between the leader and the first of its followers, from one of them. */
const goes = (one: { from: number; to: number }, from: number) =>
  one.from === from && one.to === (from === s1 ? s2 : s1);
const fire = (timer: string): Command<ProtocolTypes> => ({
  do: 'fire',
  node: s1,
  timer: { type: timer },
});

/** Three servers of which nothing comes by itself, from the first moment on. */
function cluster() {
  const run = open({
    version: 2,
    protocol: 'raft',
    nodes: { server: 3, client: 1 },
    script: [{ at: 0, do: 'byHand', on: true }],
  });
  runTo(run, 1);
  const { simulator } = run;
  const give = (command: Command<ProtocolTypes>) => expect(simulator.apply(command)).toBe(true);
  const deliver = (type: string, from: number, to: number) => {
    const message = simulator.world
      .held()
      .find((one) => one.message.type === type && one.from === from && one.to === to);
    give({ do: 'deliverNow', message: { envelope: message?.id as never } });
  };
  const shelf = () => simulator.world.held().map(({ message, to }) => `${message.type} ${to}`);
  return { run, simulator, give, deliver, shelf };
}

test('a leader is elected, and an entry committed, by chosen events only', () => {
  const { run, simulator, give, deliver, shelf } = cluster();
  expect(simulator.world.timers().map(({ timer }) => timer.type)).toEqual([
    'election',
    'election',
    'election',
  ]);
  expect(shelf()).toEqual([]);

  give(fire('election'));
  expect(states(run).s1).toMatchObject({ role: 'candidate', currentTerm: 1 });
  expect(shelf()).toEqual(['RequestVote 1', 'RequestVote 2']);
  deliver('RequestVote', s1, s2);
  deliver('RequestVoteResult', s2, s1);
  expect(states(run)).toMatchObject({
    s1: { role: 'leader', currentTerm: 1 },
    s2: { role: 'follower', currentTerm: 1 },
    s3: { role: 'follower', currentTerm: 0 },
  });

  const put = { op: 'put', key: 'x', value: '1' };
  give({ do: 'request', node: c1, request: put });
  for (let i = 0; i < 9 && !shelf().includes('ClientRequest 0'); i++) {
    const [asked] = simulator.world.held().filter(({ from, to }) => from === c1 || to === c1);
    if (asked) give({ do: 'deliverNow', message: { envelope: asked.id } });
  }
  deliver('ClientRequest', c1, s1);
  for (const from of [s1, s2, s1, s2]) {
    const { id } = simulator.world.held().find((one) => goes(one, from)) ?? {};
    if (id !== undefined) give({ do: 'deliverNow', message: { envelope: id } });
  }
  expect(states(run).s1).toMatchObject({ commitIndex: 2 });
  expect(states(run).s3).toMatchObject({ log: [] });
  expect(simulator.violations).toEqual([]);
  expect(simulator.world.time).toBe(0);
});

test('election timers aligned make a split vote, spread make a leader', () => {
  const started = (how: 'align' | 'spread') => {
    const run = open({
      version: 2,
      protocol: 'raft',
      nodes: { server: 4, client: 0 },
      network: { delay: { fixed: '10ms' } },
      script: [{ at: '1ms', do: 'nudge', timer: 'election', how }],
    });
    const first = () =>
      Math.min(
        ...run.simulator.world
          .timers()
          .filter(({ timer }) => timer.type === 'election')
          .map(({ dueAt }) => dueAt),
      );
    runTo(run, 0.002);
    runTo(run, first() / 1_000_000 + 0.03);
    return Object.values(states(run));
  };
  const { align, spread } = { align: started('align'), spread: started('spread') };
  expect(align.map(({ currentTerm, role }) => [currentTerm, role])).toEqual(
    Array(4).fill([1, 'follower']),
  );
  expect(spread.filter(({ role }) => role === 'leader')).toHaveLength(1);
});
