import { raft } from '../../../src/protocols/raft/index.ts';
import { testText } from '../told.ts';
import { fileOf, files, SHOWN_BY } from './scenarioRuns.ts';
import { open } from './simulation.ts';

/** The story of the shipped scenarios and their twins. */

const twins = Object.entries(SHOWN_BY).flatMap(([variant, ids]) =>
  ids.map((id) => ({ ...fileOf(id), variant })),
);
const runs = [...files, ...twins].map((file) => {
  const run = open(file);
  run.simulator.run(run.simulator.scenario.until);
  return run;
});
const CONFIG = { server: 0, index: 4, voters: [0, 1], oldVoters: [], nonVoting: [] };
/** What the shipped scenarios have no room for. */
const RARE = [
  { key: 'catchUpFailed', params: { server: 0, newcomers: [5], round: 10 } },
  { key: 'transferRefused', params: { server: 0, client: null, why: 'noVoter' } },
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
  { key: 'electionWon', params: { server: 0, term: 1, voters: [0], servers: 1, joint: false } },
  {
    key: 'committed',
    params: {
      server: 0,
      from: 1,
      to: 1,
      term: 1,
      holders: [0],
      servers: 1,
      older: 0,
      joint: false,
    },
  },
  {
    key: 'committed',
    params: {
      server: 0,
      from: 1,
      to: 2,
      term: 1,
      holders: [0],
      servers: 1,
      older: 0,
      joint: false,
    },
  },
  {
    key: 'committed',
    params: {
      server: 0,
      from: 1,
      to: 2,
      term: 1,
      holders: [0, 1],
      servers: 3,
      older: 1,
      joint: true,
    },
  },
  { key: 'electionWon', params: { server: 0, term: 1, voters: [0, 1], servers: 3, joint: true } },
  { key: 'snapshotTaken', params: { server: 0, lastIncludedIndex: 5, removed: 1, items: 1 } },
  {
    key: 'snapshotInstalled',
    params: { server: 0, leader: 1, lastIncludedIndex: 5, items: 1, kept: 2 },
  },
  ...[{ reverted: false }, { reverted: true }].flatMap((more) => [
    { key: 'configAdopted', params: { ...CONFIG, ...more } },
    { key: 'configAdopted', params: { ...CONFIG, oldVoters: [0, 2], ...more } },
  ]),
  { key: 'configAppended', params: { ...CONFIG, term: 1, was: [0], nonVoting: [4] } },
  { key: 'configAppended', params: { ...CONFIG, term: 1, was: [0], oldVoters: [0, 2] } },
  ...['noEntryOfTerm', 'changeUnderWay', 'noVoters'].map((why) => ({
    key: 'changeRefused',
    params: { server: 0, client: 5, why },
  })),
  { key: 'catchUpFailed', params: { server: 0, newcomers: [3], round: 10 } },
  { key: 'catchUpFailed', params: { server: 0, newcomers: [3, 4], round: 1 } },
  { key: 'catchUpRound', params: { server: 0, newcomers: [3], round: 2, to: 9 } },
  { key: 'transferStarted', params: { server: 0, successor: 1, match: 2, last: 5 } },
  ...['transferUnderWay', 'changeUnderWay', 'noVoter'].map((why) => ({
    key: 'transferRefused',
    params: { server: 0, client: null, why },
  })),
  { key: 'transferFailed', params: { server: 0, successor: 1 } },
  { key: 'busyWithTransfer', params: { server: 0, client: null } },
  { key: 'busyWithTransfer', params: { server: 0, client: 5 } },
  { key: 'readStarted', params: { server: 0, client: null, key: 'x', readIndex: 3, round: 2 } },
  ...['readIndex', 'lease', 'atOnce'].flatMap((by) => [
    { key: 'readServed', params: { server: 0, client: 5, key: 'x', value: '1', readIndex: 3, by } },
    {
      key: 'readServed',
      params: { server: 0, client: null, key: 'x', value: '', readIndex: 3, by },
    },
  ]),
];
const story = [...runs.flatMap((run) => run.story), ...RARE];
const violations = runs.flatMap(({ simulator }) => simulator.violations);

testText(raft, { story, violations });
