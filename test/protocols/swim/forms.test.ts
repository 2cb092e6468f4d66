import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { swim } from '../../../src/protocols/swim/index.ts';
import { nodeForm } from '../../../src/sdk/forms.ts';

/** Messages, timers and states come back from a file as they went. */

const forms = swim.forms(nodeForm(['n1', 'n2', 'n3']));
const read = (form: unknown, given: unknown): unknown => z.decode(form as never, given as never);
const twice = (form: unknown, given: unknown): unknown =>
  z.encode(form as never, read(form, given) as never);
const refused = (form: unknown, given: unknown): boolean =>
  !z.safeDecode(form as never, given as never).success;

const update = { member: 'n3', status: 'suspect', incarnation: 2, from: 'n2' };
const members = { n1: 'alive 0', n3: 'left 20' };

describe('messages', () => {
  test.each([
    ...['Ping', 'Ack', 'Nack'].map((type) => ({ type, seqNo: 3, updates: [update] })),
    { type: 'PingReq', seqNo: 1, target: 'n3', nack: true, updates: [] },
    { type: 'PushPull', join: true, members },
    { type: 'PushPullReply', members },
  ])('$type comes back as it was', (message) => {
    expect(twice(forms.message, message)).toEqual(message);
  });

  test('what may be left out', () => {
    expect(twice(forms.message, { type: 'Ping', seqNo: 1 })).toEqual({
      type: 'Ping',
      seqNo: 1,
      updates: [],
    });
    expect(twice(forms.message, { type: 'PushPull', members: {} })).toMatchObject({ join: false });
  });

  test.each([
    ['an unknown node', { type: 'PingReq', seqNo: 1, target: 'n9' }],
    ['an unknown status', { type: 'Ping', seqNo: 1, updates: [{ ...update, status: 'ill' }] }],
    ['a standing without an incarnation', { type: 'PushPull', members: { n1: 'alive' } }],
    ['half an incarnation', { type: 'PushPull', members: { n1: 'alive 0.5' } }],
    ['no number', { type: 'Ack' }],
  ])('refuses %s', (_, message) => {
    expect(refused(forms.message, message)).toBe(true);
  });
});

test.each([
  ...['period', 'probe', 'join', 'pushPull', 'reconnect'].map((type) => ({ type })),
  { type: 'relay', seqNo: 4 },
  { type: 'suspicion', member: 'n2' },
])('the timer $type', (timer) => expect(twice(forms.timer, timer)).toEqual(timer));

test.each(['leave', 'join'])('the request %s', (op) => {
  expect(twice(forms.request, { op })).toEqual({ op });
});

describe('states', () => {
  const full = {
    seeds: ['n1', 'n2'],
    role: 'leaving',
    incarnation: 3,
    period: 8,
    seqNo: 9,
    members: { n1: 'alive 3', n2: 'suspect 1', n3: 'dead 0' },
    heard: [
      { period: 0, from: null, suspected: null },
      { period: 7, from: 'n3', suspected: { period: 5, from: null } },
    ],
    unprobed: ['n2'],
    probe: { target: 'n2', seqNo: 9, acked: false, asked: 1, nacks: 0 },
    relays: [{ seqNo: 7, target: 'n3', origin: 'n2', originSeqNo: 4, nack: true }],
    updates: [{ update, transmits: 2 }],
    suspicions: { n2: { start: '1s', min: '4s', max: '24s', wanted: 2, by: ['n3', 'n1'] } },
    health: 1,
  };

  test('a full one comes back as it was', () => {
    expect(twice(forms.state.node, full)).toEqual(full);
  });

  test('every field has a default', () => {
    const printed = twice(forms.state.node, {});
    expect(twice(forms.state.node, printed)).toEqual(printed);
    expect(twice(forms.durable.node, {})).toEqual({ started: false, seeds: [] });
  });

  test('how many are up is counted while reading', () => {
    expect(read(forms.state.node, full)).toMatchObject({ members: { size: 2 } });
  });
});
