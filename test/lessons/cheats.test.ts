import { expect, test } from 'vitest';
import { exhibitOf } from '../../src/catalogue.ts';
import { loadContent } from '../../src/cli/lessons.ts';
import { must } from '../../src/core/assert.ts';
import { Attempt } from '../../src/lessons/attempt.ts';
import { Cast } from '../../src/lessons/cast.ts';
import { perform, walkThrough } from '../../src/lessons/moves.ts';
import { openUnseen } from '../../src/lessons/rehearsal.ts';
import type { Move, WrittenCommand } from '../../src/sdk/lesson.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';

type Moves = readonly Move<ProtocolTypes>[];

/** Goes a way through a challenge of Raft's and on for a while; how its tasks stand then, and whether they are solved. */
async function tried(id: string, moves: Moves) {
  const { stock, content } = await loadContent(must(exhibitOf('raft'), 'there is Raft'));
  const challenge = must(
    content.challenges.find((one) => one.id === id),
    `there is a challenge "${id}"`,
  );
  const session = openUnseen(stock, challenge.scene);
  const attempt = new Attempt(session, challenge.tasks);
  const cast = new Cast(session.names);
  walkThrough(session, moves, cast, (act) => perform(session, stock.protocol, act, cast));
  session.goOnUntil(() => false, 10_000_000);
  const { solved, tasks } = attempt.store.getState();
  return { solved, done: tasks.map(({ done }) => done) };
}

const act = (written: WrittenCommand) => ({ act: written });
const crash = (node: string) => act({ do: 'crash', node });
const lose = (node: string) => act({ do: 'restart', node, disk: 'lost' });
const keep = (node: string) => act({ do: 'restart', node });
const put = (node: string, value: string) =>
  act({ do: 'request', node, request: { op: 'put', key: 'x', value } });
const until = (cue: Extract<Moves[number], { readonly until: unknown }>['until']) => ({
  until: cue,
});
const s1Leads = until({ role: 'leader', node: 's1' });
const answered = (nth: number) => until({ note: 'clientAnswered', nth });
const [left, right] = [
  ['s1', 's2'],
  ['s3', 's4', 's5'],
];

/** Short cuts that a clever person may try, by the challenge. */
const cheats: readonly (readonly [what: string, id: string, moves: Moves])[] = [
  [
    'letting another one lead first',
    'elect-s3',
    [
      act({ do: 'fire', node: 's1', timer: 'election' }),
      until({ role: 'leader' }),
      until({ note: 'committed' }),
      act({
        do: 'request',
        node: 's1',
        request: { op: 'transferLeadership', server: 's3' },
      }),
      until({ role: 'leader', node: 's3' }),
    ],
  ],
  [
    'splitting the network instead of the vote',
    'three-split-votes',
    [act({ do: 'partition', groups: [left, ['s3', 's4'], ['s5']] })],
  ],
  [
    'messages that take for ever',
    'three-split-votes',
    [act({ do: 'link', delay: { fixed: '10s' } })],
  ],
  [
    'pausing the old leader',
    'two-leaders',
    [
      s1Leads,
      put('s1', 'a'),
      act({ do: 'pause', node: 's1' }),
      until({ role: 'leader' }),
      act({ do: 'resume', node: 's1' }),
    ],
  ],
  [
    'two leaders of whom nobody asks anything',
    'two-leaders',
    [s1Leads, act({ do: 'partition', groups: [['s1'], ['s2', ...(right ?? [])]] })],
  ],
  [
    'a write that only the leader had',
    'vanishing-entry',
    [
      s1Leads,
      act({ do: 'partition', groups: [['s1'], ['s2', ...(right ?? [])]] }),
      put('s1', 'gone'),
      until({ role: 'leader' }),
      until({ note: 'committed' }),
      act({ do: 'heal' }),
    ],
  ],
  [
    'wiping the disks that have the write',
    'vanishing-entry',
    [
      s1Leads,
      act({ do: 'partition', groups: [left, right] }),
      put('s1', 'gone'),
      until({ note: 'committed' }),
      ...['s1', 's2'].flatMap((node) => [crash(node), lose(node)]),
      act({ do: 'heal' }),
    ],
  ],
  [
    'three requests instead of one',
    'exactly-once',
    [
      answered(1),
      ...['a', 'b', 'c'].map((value) =>
        act({ do: 'request', node: 'c1', request: { op: 'append', key: 'x', value } }),
      ),
    ],
  ],
  [
    'three crashes that lose no disk',
    'three-crashes',
    [answered(4), ...['s1', 's2', 's3'].flatMap((node) => [crash(node), keep(node)])],
  ],
  [
    'three empty disks before anything is acknowledged',
    'three-crashes',
    [
      s1Leads,
      ...['s1', 's2', 's3'].flatMap((node) => [crash(node), lose(node)]),
      until({ role: 'leader' }),
      answered(3),
    ],
  ],
  [
    'three empty disks while the client hears nothing',
    'three-crashes',
    [
      ...['s1', 's2', 's3'].map((from) => act({ do: 'cut', from, to: 'c1' })),
      until({ note: 'entryAppended' }),
      until({ without: { role: 'leader' }, lasting: '3s' }),
      ...['s1', 's2', 's3'].flatMap((node) => [crash(node), lose(node)]),
      act({ do: 'heal' }),
      answered(3),
    ],
  ],
  [
    'three empty disks at once',
    'three-crashes',
    [answered(4), ...['s1', 's2', 's3'].flatMap((node) => [crash(node), lose(node)]), answered(3)],
  ],
  [
    'an empty disk instead of a forgotten vote',
    'break-vote-not-on-disk',
    [
      act({ do: 'fire', node: 's1', timer: 'election' }),
      act({ do: 'fire', node: 's3', timer: 'election' }),
      until({ send: 'RequestVoteResult', node: 's2' }),
      crash('s2'),
      lose('s2'),
      until({ violation: 'electionSafety' }),
    ],
  ],
  [
    'leaders that are elected while the write is elsewhere',
    'five-elections',
    [
      s1Leads,
      act({ do: 'partition', groups: [['s1'], ['s2', ...(right ?? [])]] }),
      put('s1', 'hidden'),
      ...['s2', 's3', 's4', 's5', 's2'].flatMap((node) => [
        act({ do: 'fire', node, timer: 'election' }),
        until({ any: [{ role: 'leader' }, { note: 'electionLost' }] }),
      ]),
      act({ do: 'heal' }),
    ],
  ],
  [
    'losing what was written',
    'stale-lease-read',
    [
      answered(2),
      ...['s1', 's2', 's3', 's4', 's5'].flatMap((node) => [crash(node), lose(node)]),
      until({ role: 'leader' }),
      act({ do: 'request', node: 'c1', request: { op: 'get', key: 'x' } }),
      until({ violation: 'linearizable' }),
    ],
  ],
];

test.each(cheats)('%s does not solve %s', async (_, id, moves) => {
  expect((await tried(id, moves)).solved).toBeNull();
});

/** Ways beside the one that is shipped. */
const others: typeof cheats = [
  [
    'a write that comes when another one leads already',
    'vanishing-entry',
    [
      s1Leads,
      act({ do: 'partition', groups: [left, right] }),
      until({ role: 'leader' }),
      until({ note: 'committed' }),
      put('s1', 'gone'),
      until({ deliver: 'AppendEntriesResult', node: 's1', from: 's2' }),
      act({ do: 'heal' }),
    ],
  ],
  [
    'a client that loses patience',
    'exactly-once',
    [
      answered(1),
      ...['s2', 's3'].map((from) => act({ do: 'cut', from, to: 's1' })),
      act({ do: 'request', node: 'c1', request: { op: 'append', key: 'x', value: '1' } }),
      until({ note: 'entryAppended', nth: 3 }),
      act({ do: 'heal' }),
    ],
  ],
];

test.each(others)('%s solves %s', async (_, id, moves) => {
  expect((await tried(id, moves)).solved).not.toBeNull();
});
