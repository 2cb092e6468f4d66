import { describe, expect, test } from 'vitest';
import { threePhaseCommit } from '../../../src/protocols/three-phase-commit/index.ts';
import { nodeForm } from '../../../src/sdk/forms.ts';
import { NODES } from '../atomic/faults.ts';
import {
  coordinator,
  durable,
  participant,
  refused,
  requests,
  responses,
  twice,
  workMessages,
  workTimers,
} from '../atomic/forms.ts';

/** Messages, timers, requests and states come back from a file as they went. */

const forms = threePhaseCommit.forms(nodeForm(NODES));
const of = (form: unknown) => form as never;
const PLAIN = [
  ...['PreCommit', 'PreCommitAck', 'DoCommit', 'Abort', 'Elected', 'StateRequest'],
  'DecisionRequest',
];

describe('messages', () => {
  test.each([
    ...workMessages,
    { type: 'CanCommit', tx: 1, steps: 2, session: 1, participants: ['rm1', 'rm3'] },
    { type: 'Vote', tx: 1, vote: 'no' },
    { type: 'StateReport', tx: 1, standing: 'committable' },
    { type: 'Uncertain', tx: 1, recovered: true },
    ...PLAIN.map((type) => ({ type, tx: 1 })),
  ])('$type comes back as it was', (message) => {
    expect(twice(of(forms.message), message)).toEqual(message);
  });

  test.each([
    ['an unknown field', { type: 'PreCommit', tx: 1, vote: 'yes' }],
    ['a vote that there is only with two phases', { type: 'Vote', tx: 1, vote: 'readOnly' }],
    ['another standing', { type: 'StateReport', tx: 1, standing: 'working' }],
    ['an unknown node', { type: 'CanCommit', tx: 1, steps: 1, session: 1, participants: ['rm9'] }],
    ['one of another protocol', { type: 'Prepare', tx: 1, steps: 1, session: 1, participants: [] }],
  ])('refuses %s', (_, message) => {
    expect(refused(of(forms.message), message)).toBe(true);
  });
});

test.each([
  ...workTimers,
  ...['votes', 'acks', 'states', 'decision'].map((type) => ({ type, tx: 1 })),
])('the timer $type', (timer) => expect(twice(of(forms.timer), timer)).toEqual(timer));

test.each(requests)('a request: $op', (request) => {
  expect(twice(of(forms.request), request)).toEqual(request);
});

test.each(responses)('a response: $outcome', (response) => {
  expect(twice(of(forms.response), response)).toEqual(response);
});

describe('states', () => {
  const { state } = forms;
  const terminations = [
    { tx: 3, up: ['rm1', 'rm2'], leader: 'rm1', leading: null, alsoDown: [] },
    {
      tx: 4,
      up: ['rm1', 'rm2', 'rm3'],
      leader: 'rm1',
      leading: {
        phase: 'states',
        waitingFor: ['rm3'],
        reports: [{ node: 'rm2', standing: 'uncertain' }],
      },
      alsoDown: ['tm1'],
    },
  ];

  test('every field has a default', () => {
    for (const form of [...Object.values(state), ...Object.values(forms.durable)]) {
      const printed = twice(of(form), {});
      expect(twice(of(form), printed)).toEqual(printed);
    }
  });

  test('full ones come back as they were', () => {
    const full = { ...participant, role: 'preCommitted', terminations };
    expect(twice(of(state.coordinator), coordinator)).toEqual(coordinator);
    expect(twice(of(state.participant), full)).toEqual(full);
    expect(twice(of(forms.durable.participant), durable)).toEqual(durable);
  });

  test('who leads has a phase', () => {
    const wrong = [{ ...terminations[1], leading: { phase: 'votes' } }];
    expect(refused(of(state.participant), { terminations: wrong })).toBe(true);
  });
});
