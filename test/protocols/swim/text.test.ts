import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../../src/core/ids.ts';
import { createFormatter } from '../../../src/i18n/format.ts';
import { swim } from '../../../src/protocols/swim/index.ts';
import { STATUSES } from '../../../src/protocols/swim/members.ts';
import { scenarios } from '../../../src/protocols/swim/scenarios/index.ts';
import type { Labels, Notes } from '../../../src/protocols/swim/story.ts';
import { testText, toldOf } from '../told.ts';

/** What SWIM tells: in its scenarios, and in all forms that there are. */

type Said<X> = { readonly [K in keyof X]: readonly X[K][] };

const [node, member, from] = [0, 1, 2] as unknown as [NodeId, NodeId, NodeId];
const about = { node, member, incarnation: 2 };
const REFUTED = [{ ...about, member: node, is: 'alive', from }] as const;

const NOTES: Said<Notes> = {
  probeFailed: [[], [from], [from, member]].map((through) => ({ node, member, through })),
  answeredThrough: [{ node, member, through: from }],
  suspected: [{ ...about, is: 'suspect' }],
  suspicionConfirmed: [0, 1].map((more) => ({ node, member, by: from, more })),
  declaredDead: [true, false].map((unheard) => ({ ...about, is: 'dead', unheard })),
  refutedSuspicion: REFUTED,
  refutedDeath: REFUTED,
  wentOn: REFUTED,
  learned: STATUSES.flatMap((was) =>
    STATUSES.filter((is) => is !== 'unknown').flatMap((is) =>
      [from, member].map((teller) => ({ ...about, from: teller, was, is })),
    ),
  ),
  joinAsked: [
    { node, seeds: [], again: false },
    { node, seeds: [member, from], again: false },
    { node, seeds: [member], again: true },
  ],
  joined: [{ node, from, members: 5 }],
  leaves: [{ ...about, member: node, is: 'left' }],
  gone: [{ node }],
  healthChanged: (['answered', 'failed', 'accused'] as const).flatMap((why) => [
    { node, was: 0, health: 2, why },
    { node, was: 3, health: 2, why },
    { node, was: 1, health: 0, why },
  ]),
  reconnectTried: [{ node, member }],
};

const LABELS: Said<Labels> = {
  incarnation: [{ incarnation: 3 }],
  suspectedBy: [{ count: 2 }],
  heldDeadBy: [{ count: 2 }],
  foundDeadBy: [{ count: 2, of: 5 }],
  goesAway: [{}],
  asksToJoin: [{}],
  unwell: [{ health: 2 }],
  beliefs: [{}],
  member: [{}],
  noMembers: [{}],
  believes: [...STATUSES, 'itself' as const].map((status) => ({ status, incarnation: 1 })),
  mark: [...STATUSES, 'itself' as const].map((status) => ({ status })),
  latestNews: [{}],
  toldAbout: STATUSES.map((status) => ({ member, status, incarnation: 1 })),
  nothingTold: [{}],
  spread: [{ member, incarnation: 1 }],
  periods: [{}],
  shareKnowing: [{}],
  measured: STATUSES.map((status) => ({ status })),
  theory: [{}],
  load: [{}],
  sentOfType: [{ type: 'Ping' }],
  probes: [{}],
  unanswered: [{}],
  suspicions: [{}],
  afterCrash: [{}],
  detection: [{}],
};

const story = Object.entries(NOTES).flatMap(([key, all]) =>
  all.map((params) => ({ key, params: params as unknown })),
);
const DETAIL = {
  node,
  member,
  incarnation: 1,
  highest: 0,
  was: 'dead',
  before: 1,
  is: 'alive',
  after: 1,
};
const violations = [
  ...swim.invariants.map(({ name }) => ({ invariant: name, violation: { detail: DETAIL } })),
  { invariant: 'noGoingBack', violation: { detail: { ...DETAIL, was: 'suspect', is: 'left' } } },
];
const small = (scenarios as readonly { readonly id: string }[]).filter(
  ({ id }) => id !== 'thousand',
);
const runs = small.map((file) => toldOf(swim, file));

testText(swim, {
  story: [...runs.flatMap((run) => run.story), ...story],
  violations: [...runs.flatMap((run) => run.violations), ...violations],
});

const names = ['n1', 'n2', 'n3'];
const formatters = { en: createFormatter('en', names), zh: createFormatter('zh', names) };

const said = (locale: 'en' | 'zh'): string[] => {
  const { labels, request } = swim.text[locale];
  return [
    ...Object.entries(LABELS).flatMap(([key, all]) =>
      all.map((params) => labels[key as keyof Labels](params as never, formatters[locale])),
    ),
    ...(['leave', 'join'] as const).map((op) => request?.({ op }, formatters[locale]) ?? ''),
    ...Object.values(swim.text[locale].duties ?? {}).map(({ title }) =>
      title({ node, other: null }, formatters[locale]),
    ),
  ];
};

describe('short texts', () => {
  test.each(['en', 'zh'] as const)('%s: each has its words', (locale) => {
    expect(Object.keys(swim.text[locale].labels).sort()).toEqual(Object.keys(LABELS).sort());
    for (const words of said(locale))
      expect(words).not.toMatch(/undefined|NaN|null|\[object|\s{2}|^$/);
  });

  test('Chinese stands apart from names and numbers', () => {
    const notes = story.map(({ key, params }) =>
      swim.text.zh.notes[key as keyof Notes](params as never, formatters.zh),
    );
    for (const words of [...said('zh'), ...notes]) {
      expect(words).not.toMatch(/[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]|[,;:?!(]/);
    }
  });
});
