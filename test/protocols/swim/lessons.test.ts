import { describe, expect, test } from 'vitest';
import { exhibitOf } from '../../../src/catalogue.ts';
import { loadContent } from '../../../src/cli/lessons.ts';
import { must } from '../../../src/core/assert.ts';
import { Attempt } from '../../../src/lessons/attempt.ts';
import { Cast } from '../../../src/lessons/cast.ts';
import { perform, walkThrough } from '../../../src/lessons/moves.ts';
import { openUnseen } from '../../../src/lessons/rehearsal.ts';
import { review } from '../../../src/lessons/review.ts';
import type { Move, WrittenCommand } from '../../../src/sdk/lesson.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';

const { stock, content } = await loadContent(must(exhibitOf('swim'), 'there is SWIM'));
const verdicts = [...review(stock, content)];

test.each(verdicts.map((verdict) => [verdict.kind, verdict.id, verdict] as const))(
  '%s %s does what it says',
  (_, __, { problems }) => {
    expect(problems).toEqual([]);
  },
);

describe('there is enough of it', () => {
  const count = (kind: string) => verdicts.filter((verdict) => verdict.kind === kind).length;

  test('three chapters of at least 15 stops, in which one watches, predicts and does something', () => {
    expect(content.chapters).toHaveLength(3);
    expect(count('stop')).toBeGreaterThanOrEqual(15);
    const kinds = new Set(content.chapters.flatMap(({ stops }) => stops.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['intervene', 'play', 'predict']);
  });

  test('four challenges, among them of every grade', () => {
    expect(count('challenge')).toBeGreaterThanOrEqual(4);
    expect(new Set(content.challenges.map(({ grade }) => grade)).size).toBe(3);
  });
});

type Moves = readonly Move<ProtocolTypes>[];

const act = (written: WrittenCommand) => ({ act: written });
/** Long enough for every suspicion to end and all news of it to become stale. */
const long = { until: { without: { command: 'fire' }, lasting: '25s' } } as const;
const asked = (node: string, op: string) => act({ do: 'request', node, request: { op } });
const gone = (node: string) => ({ until: { note: 'gone', node } });

/** Goes a way through a challenge and on for a while: whether that solves it. */
function solves(id: string, moves: Moves): boolean {
  const challenge = must(
    content.challenges.find((one) => one.id === id),
    `there is a challenge "${id}"`,
  );
  const session = openUnseen(stock, challenge.scene);
  const attempt = new Attempt(session, challenge.tasks);
  const cast = new Cast(session.names);
  walkThrough(session, moves, cast, (written) => perform(session, stock.protocol, written, cast));
  session.goOnUntil(() => false, 20_000_000);
  return attempt.store.getState().solved !== null;
}

/** Short cuts that a clever person may try, by the challenge. */
const cheats: readonly (readonly [what: string, id: string, moves: Moves])[] = [
  [
    'a pause in place of a cut',
    'back-in-time',
    [
      act({ do: 'pause', node: 'n5' }),
      { until: { note: 'suspected', where: { member: 'n5' } } },
      act({ do: 'resume', node: 'n5' }),
    ],
  ],
  [
    'having n5 leave and come back without being held dead',
    'the-living-dead',
    [asked('n5', 'leave'), gone('n5'), asked('n5', 'join')],
  ],
  [
    'healing without bringing it back',
    'the-living-dead',
    [
      act({ do: 'partition', groups: [['n5'], ['n1', 'n2', 'n3', 'n4', 'n6']] }),
      long,
      act({ do: 'heal' }),
    ],
  ],
  [
    'asking a seed of the first half, which finds only its own',
    'two-halves',
    [
      act({
        do: 'partition',
        groups: [
          ['n1', 'n2', 'n3'],
          ['n4', 'n5', 'n6'],
        ],
      }),
      long,
      act({ do: 'heal' }),
      long,
      asked('n1', 'leave'),
      gone('n1'),
      asked('n1', 'join'),
    ],
  ],
  ['a crash', 'break-no-suspicion', [act({ do: 'crash', node: 'n5' })]],
  [
    'a member that has forgotten the death',
    'break-no-incarnation',
    [
      act({ do: 'crash', node: 'n5' }),
      long,
      act({ do: 'crash', node: 'n2' }),
      act({ do: 'restart', node: 'n2' }),
    ],
  ],
];

test.each(cheats)('%s does not solve %s', (_, id, moves) => {
  expect(solves(id, moves)).toBe(false);
});
