import { describe, expect, test } from 'vitest';
import { raft } from '../../../src/protocols/raft/index.ts';
import { scenarios } from '../../../src/protocols/raft/scenarios/index.ts';
import type { Formatter } from '../../../src/sdk/text.ts';
import { open } from './simulation.ts';

/** The story in both languages: whatever happens in the shipped scenarios and their twins is told in whole sentences. */

const plain: Formatter = {
  node: (id) => `n${id}`,
  nodes: (ids) => ids.map((id) => `n${id}`).join(', '),
  time: (at) => `${at} us`,
  span: (span) => `${span} us`,
  plural: (count, one, other) => (count === 1 ? one : other),
};

const variants = [null, ...raft.variants.map(({ id }) => id)];
const runs = scenarios.flatMap((file) =>
  variants.map((variant) => {
    const run = open({ ...(file as object), variant });
    run.simulator.run(run.simulator.scenario.until);
    return run;
  }),
);
/** What the shipped scenarios have no room for. */
const RARE = [
  { key: 'refused', params: { server: 1, leader: null } },
  { key: 'refused', params: { server: 1, leader: 2 } },
  { key: 'quorumLost', params: { server: 0, term: 2, heard: [], needed: 3 } },
  { key: 'quorumLost', params: { server: 0, term: 2, heard: [1], needed: 3 } },
  { key: 'duplicateSkipped', params: { server: 0, index: 4, client: 5, serial: 2 } },
  { key: 'leaderDiscovered', params: { server: 0, leader: 1, term: 2 } },
  { key: 'redirected', params: { server: 0, client: 5, leader: null } },
  {
    key: 'voteDeniedStaleTerm',
    params: { server: 0, candidate: 1, term: 1, currentTerm: 2, preVote: false },
  },
  { key: 'voteGranted', params: { server: 0, candidate: 1, term: 1, preVote: false, again: true } },
  {
    key: 'voteWithheld',
    params: { server: 0, candidate: 1, term: 1, preVote: false, leader: null },
  },
  { key: 'electionLost', params: { server: 0, term: 2, deniers: [1, 2], preVote: true } },
  { key: 'electionWon', params: { server: 0, term: 1, voters: [0], servers: 1 } },
  {
    key: 'committed',
    params: { server: 0, from: 1, to: 1, term: 1, holders: [0], servers: 1, older: 0 },
  },
  {
    key: 'committed',
    params: { server: 0, from: 1, to: 2, term: 1, holders: [0], servers: 1, older: 0 },
  },
];
const story = [...runs.flatMap((run) => run.story), ...RARE];
const violations = runs.flatMap(({ simulator }) => simulator.violations);

describe.each(['en', 'zh'] as const)('%s', (locale) => {
  const text = raft.text[locale];
  const end = locale === 'en' ? /\.$/ : /。$/;

  test('every note is a whole sentence', () => {
    for (const { key, params } of story) {
      const sentence = text.notes[key as keyof typeof text.notes](params as never, plain);
      expect(sentence).toMatch(end);
      expect(sentence).not.toMatch(/undefined|NaN|null|\[object|\s{2}/);
    }
  });

  test('every violation is told', () => {
    expect(violations.length).toBeGreaterThan(5);
    for (const { invariant, violation } of violations) {
      const sentence = text.invariants[invariant]?.broken(violation.detail, plain);
      expect(sentence).toMatch(end);
      expect(sentence).not.toMatch(/undefined|NaN|null/);
    }
  });

  test('everything has a name', () => {
    expect(Object.keys(text.invariants)).toEqual(raft.invariants.map(({ name }) => name));
    expect(Object.keys(text.variants)).toEqual(raft.variants.map(({ id }) => id));
    expect(Object.keys(text.params).sort()).toEqual(Object.keys(raft.params).sort());
  });
});

test('every kind of thing that can happen is told somewhere above', () => {
  const seen = new Set(story.map(({ key }) => key));
  expect(Object.keys(raft.text.en.notes).filter((key) => !seen.has(key))).toEqual([]);
});

test('every milestone is a note', () => {
  for (const key of raft.milestones) expect(raft.text.en.notes).toHaveProperty(key);
});
