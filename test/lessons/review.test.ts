import { describe, expect, test } from 'vitest';
import { type Content, review } from '../../src/lessons/review.ts';
import type { Challenge, Gloss, Question, Stop } from '../../src/sdk/lesson.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { crash, stock } from './runs.ts';

type Any = ProtocolTypes;

const both = (en: string, zh = '中文') => ({ en, zh });

const leader: Gloss = { id: 'leader', name: both('leader'), means: both('Who leads.') };

const election: Stop<Any> = {
  id: 'election',
  kind: 'play',
  scene: { scenario: 'first-election' },
  title: both('An election'),
  text: both('Who will be [[leader]]?', '谁会成为[[leader]]？'),
  moves: [{ until: { note: 'electionWon', names: { leader: 'server' } } }],
  after: both('{leader} is.', '是 {leader}。'),
  notes: both('Ask.'),
};

const roleOf = (world: { readonly nodes: readonly { readonly state: object }[] }, role: string) =>
  world.nodes.filter(({ state }) => 'role' in state && state.role === role).length;

const question: Question<Any> = {
  id: 'who',
  grade: 'core',
  topic: 'elections',
  asks: both('Who leads?'),
  answer: both('One.'),
  mentions: [both('One.'), both('At most.')],
  wrong: { says: both('Two.'), why: both('No.') },
  show: {
    scene: { scenario: 'first-election' },
    moves: [{ until: { role: 'leader' } }],
    look: {},
    caption: both('One leads.'),
    claim: (world) => roleOf(world, 'leader') === 1,
  },
};

const challenge: Challenge<Any> = {
  id: 'crash-one',
  grade: 'warmUp',
  title: both('Crash one'),
  text: both('Crash s1.'),
  scene: { scenario: 'first-election' },
  tasks: [{ kind: 'happens', says: both('s1 is down'), cue: { command: 'crash', node: 's1' } }],
  hints: [both('Look at s1.'), both('Crash it.')],
  solution: [{ act: crash('s1') }],
  after: both('It is down.'),
};

/** What a review says of one thing that is taught, in otherwise faultless content. */
function problemsOf(
  change: Partial<{
    stops: readonly Stop<Any>[];
    question: Question<Any>;
    challenge: Challenge<Any>;
    glossary: readonly Gloss[];
    told: readonly string[];
  }> = {},
) {
  const stops = change.stops ?? [election];
  const content: Content = {
    outline: {
      chapters: [
        {
          id: 'one',
          title: both('One'),
          about: both('One.'),
          minutes: 5,
          stops: change.told ?? stops.map(({ id }) => id),
        },
      ],
      topics: [{ id: 'elections', title: both('Elections') }],
      questions: ['who'],
      challenges: ['crash-one'],
    },
    chapters: [{ id: 'one', stops }],
    questions: [change.question ?? question],
    challenges: [change.challenge ?? challenge],
    glossary: change.glossary ?? [leader],
  };
  return [...review(stock, content)].flatMap(({ problems }) => problems);
}

test('finds nothing wrong where all is as it says', () => {
  expect(problemsOf()).toEqual([]);
});

describe('a stop', () => {
  const wrong: readonly [string, Stop<Any>, RegExp][] = [
    [
      'whose cue never comes',
      { ...election, moves: [{ until: { violation: 'electionSafety' } }] },
      /never comes to/,
    ],
    [
      'with a command that meets nothing',
      { ...election, moves: [{ act: { do: 'resume', node: 's1' } }] },
      /resume/,
    ],
    [
      'with a command that is none',
      { ...election, moves: [{ act: { do: 'crash', node: 's9' } }] },
      /found "s9"/,
    ],
    [
      'that names somebody too early',
      { ...election, text: both('{leader} [[leader]]', '{leader} [[leader]]') },
      /nobody goes by the name of “leader” yet/,
    ],
    ['that looks at nobody', { ...election, look: { nodes: ['s9'] } }, /no node “s9”/],
    [
      'that looks at no field',
      { ...election, look: { select: 's1', fields: ['mood'] } },
      /no field “mood” in s1/,
    ],
    [
      'that opens a page that the inspector does not have here',
      { ...election, look: { tab: 'counts' } },
      /no page “counts”/,
    ],
    ['in one language only', { ...election, title: both('An election', '') }, /no Chinese/],
    [
      'with a term in one language only',
      { ...election, title: both('[[leader]]') },
      /leads to leader in English/,
    ],
    [
      'with a term that nobody explains',
      { ...election, title: both('[[kin]]', '[[kin]]亲') },
      /no term “kin”/,
    ],
  ];
  test.each(wrong)('%s', (_, stop, message) => {
    expect(problemsOf({ stops: [stop] }).join('\n')).toMatch(message);
  });

  test('without a run to begin with', () => {
    const { scene, ...rest } = election;
    expect(scene).toBeDefined();
    expect(problemsOf({ stops: [rest as Stop<Any>] }).join()).toMatch(/a run must begin here/);
  });

  const prediction = (right: 0 | 1): Stop<Any> => ({
    ...election,
    kind: 'predict',
    moves: [],
    choices: [{ note: 'electionWon' }, { violation: 'electionSafety' }].map((cue, i) => ({
      says: both(`Answer ${i}`),
      cue: cue as { note: string },
      why: both('So.'),
      ...(i === right && { right: true as const }),
    })),
    after: both('So.'),
  });

  test('that predicts what happens', () => {
    expect(problemsOf({ stops: [prediction(0)] })).toEqual([]);
    expect(problemsOf({ stops: [prediction(1)] })).toEqual(['the run says answer 1, the lesson 2']);
  });
});

describe('a question', () => {
  test('whose run does not show the answer', () => {
    const show = { ...question.show, claim: () => false };
    expect(problemsOf({ question: { ...question, show } })).toEqual([
      'the run does not show what it is to show',
    ]);
  });

  test('whose run shows it from the start', () => {
    const show = { ...question.show, claim: () => true };
    expect(problemsOf({ question: { ...question, show } })).toEqual([
      'what the run is to show is so from the start',
    ]);
  });

  test('of a topic that there is not', () => {
    expect(problemsOf({ question: { ...question, topic: 'cooking' } })).toEqual([
      'there is no topic "cooking"',
    ]);
  });
});

describe('a challenge', () => {
  test('that is solved by doing nothing', () => {
    const tasks = [{ kind: 'happens' as const, says: both('a leader'), cue: { role: 'leader' } }];
    expect(
      problemsOf({ challenge: { ...challenge, tasks, solution: [{ until: { role: 'leader' } }] } }),
    ).toEqual(['it is solved by doing nothing']);
  });

  test('that its own solution does not solve', () => {
    expect(problemsOf({ challenge: { ...challenge, solution: [{ act: crash('s2') }] } })).toEqual([
      'its own solution does not solve it',
    ]);
  });
});

test('an outline that tells of other stops', () => {
  expect(problemsOf({ told: ['election', 'more'] })).toEqual([
    'stops of one: the outline has election, more; there are election',
  ]);
});

test('a term to which no text leads', () => {
  const glossary = [leader, { id: 'kin', name: both('kin'), means: both('Kin.') }];
  expect(problemsOf({ glossary })).toEqual(['no text leads to it']);
});
