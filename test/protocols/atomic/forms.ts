import * as z from 'zod/mini';
import type { Form } from '../../../src/sdk/forms.ts';

/** As it stands outside → inside → outside again. */
export const twice = (form: Form<never>, value: unknown): unknown =>
  z.encode(form, z.decode(form, value as never));

export const refused = (form: Form<never>, value: unknown): boolean =>
  !z.safeDecode(form, value as never).success;

const log = [
  { type: 'numbers', tx: 100 },
  { type: 'update', tx: 1, account: 'a', amount: -30 },
  { type: 'prepared', tx: 1, coordinator: 'tm1', participants: ['rm1', 'rm2'] },
  { type: 'collecting', tx: 2, participants: ['rm1'] },
  { type: 'commit', tx: 1, participants: ['rm1', 'rm2'] },
  { type: 'abort', tx: 2, participants: [] },
  { type: 'end', tx: 1 },
];

export const durable = { log, starts: 2 };

/** One with everything that it can have. */
export const coordinator = {
  log,
  flushed: 5,
  starts: 2,
  role: 'collecting',
  nextTx: 4,
  transactions: [
    {
      tx: 3,
      role: 'collecting',
      steps: [
        { at: 'rm1', account: 'a', amount: -30 },
        { at: 'rm2', account: 'b', amount: null },
      ],
      step: 2,
      participants: ['rm1', 'rm2'],
      request: 7,
      yes: ['rm1'],
      readOnly: [],
      waitingFor: ['rm2'],
      total: 100,
      sessions: { rm1: 1, rm2: 2 },
    },
  ],
};

export const participant = {
  log,
  flushed: 6,
  starts: 3,
  role: 'prepared',
  balances: { a: 70, b: 100 },
  locks: [
    { account: 'a', holders: [{ tx: 3, mode: 'exclusive' }], waiting: [{ tx: 4, mode: 'shared' }] },
  ],
  branches: [
    {
      tx: 3,
      role: 'prepared',
      coordinator: 'tm1',
      participants: ['rm1', 'rm2'],
      done: 1,
      changes: [{ account: 'a', amount: -30 }],
      waiting: null,
      recovered: true,
      asked: true,
    },
    {
      tx: 4,
      role: 'working',
      coordinator: 'tm1',
      participants: [],
      done: 0,
      changes: [],
      waiting: { nth: 1, account: 'a', amount: null },
      recovered: false,
      asked: false,
    },
  ],
  last: { tx: 1, outcome: 'commit' },
};

/** Messages and timers of the work before the votes, and the requests. */
export const workMessages = [
  { type: 'Execute', tx: 1, nth: 1, account: 'a', amount: -30 },
  { type: 'Execute', tx: 1, nth: 2, account: 'a', amount: null },
  { type: 'Executed', tx: 1, nth: 1, balance: 70, session: 1 },
  { type: 'Executed', tx: 1, nth: 1, balance: null, session: 2 },
];
export const workTimers = [
  { type: 'work', tx: 1 },
  { type: 'idle', tx: 1 },
  { type: 'lock', tx: 1 },
  { type: 'flush' },
];
export const requests = [
  {
    op: 'transfer',
    changes: [
      { at: 'rm1', account: 'a', amount: -5 },
      { at: 'rm2', account: 'b', amount: 5 },
    ],
  },
  { op: 'pay', amount: 3 },
  { op: 'share', amount: 3 },
  { op: 'read', accounts: null },
  { op: 'read', accounts: [{ at: 'rm1', account: 'a' }] },
];
export const responses = [
  { tx: 1, outcome: 'commit', why: null, total: 600 },
  { tx: 1, outcome: 'abort', why: 'votedNo', total: null },
];
