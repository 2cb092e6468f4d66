import { describe, expect, test } from 'vitest';
import { twoPhaseCommit } from '../../../src/protocols/two-phase-commit/index.ts';
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

const forms = twoPhaseCommit.forms(nodeForm(NODES));
const of = (form: unknown) => form as never;

describe('messages', () => {
  test.each([
    ...workMessages,
    { type: 'Prepare', tx: 1, steps: 2, session: 1, participants: ['rm1', 'rm3'] },
    { type: 'Vote', tx: 1, vote: 'readOnly' },
    ...['Commit', 'Abort', 'Ack', 'DecisionRequest', 'Uncertain'].map((type) => ({ type, tx: 1 })),
  ])('$type comes back as it was', (message) => {
    expect(twice(of(forms.message), message)).toEqual(message);
  });

  test.each([
    ['an unknown field', { type: 'Ack', tx: 1, vote: 'yes' }],
    ['a missing field', { type: 'Vote', tx: 1 }],
    ['another vote', { type: 'Vote', tx: 1, vote: 'maybe' }],
    ['an unknown node', { type: 'Prepare', tx: 1, steps: 1, session: 1, participants: ['rm9'] }],
    ['no such transaction', { type: 'Commit', tx: 0 }],
    ['half a transaction', { type: 'Commit', tx: 1.5 }],
    ['one of another protocol', { type: 'PreCommit', tx: 1 }],
  ])('refuses %s', (_, message) => {
    expect(refused(of(forms.message), message)).toBe(true);
  });
});

test.each([...workTimers, ...['votes', 'resend', 'decision'].map((type) => ({ type, tx: 1 }))])(
  'the timer $type',
  (timer) => expect(twice(of(forms.timer), timer)).toEqual(timer),
);

test.each(requests)('a request: $op', (request) => {
  expect(twice(of(forms.request), request)).toEqual(request);
});

test.each(responses)('a response: $outcome', (response) => {
  expect(twice(of(forms.response), response)).toEqual(response);
});

describe('states', () => {
  const { state } = forms;

  test('every field has a default', () => {
    for (const form of [...Object.values(state), ...Object.values(forms.durable)]) {
      const printed = twice(of(form), {});
      expect(twice(of(form), printed)).toEqual(printed);
    }
  });

  test('full ones come back as they were', () => {
    expect(twice(of(state.coordinator), coordinator)).toEqual(coordinator);
    expect(twice(of(state.participant), participant)).toEqual(participant);
    expect(twice(of(forms.durable.participant), durable)).toEqual(durable);
  });

  test.each([
    ['a record that no log has', { log: [{ type: 'begin', tx: 1 }] }],
    ['a role that nobody has', { role: 'undecided' }],
    ['a branch without a coordinator', { branches: [{ tx: 1, role: 'working' }] }],
  ])('refuses %s', (_, one) => {
    expect(refused(of(state.participant), one)).toBe(true);
  });
});
