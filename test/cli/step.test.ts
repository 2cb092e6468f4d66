import { describe, expect, test } from 'vitest';
import { answer } from '../../src/cli/step.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { fake } from '../files/fake.ts';

const protocol = fake as unknown as WrittenProtocol<ProtocolTypes>;
const ask = (question: object) =>
  answer(protocol, { nodes: { server: 3 }, node: 's1', ...question });

describe('a step', () => {
  test('answers a message', () => {
    const message = { type: 'Ask', term: 4, from: 's2' };
    expect(ask({ state: { term: 2, lease: '5ms' }, input: { message, from: 's2' } })).toEqual({
      state: { role: 'idle', term: 2, vote: null, seen: { s1: 0, s2: 4, s3: 0 }, lease: '5ms' },
      durable: { term: 2, vote: null },
      effects: [{ send: { to: 's2', message: { type: 'Answer', term: 2 } } }],
    });
  });

  test('runs a timer, by its type or in full, and prints every kind of effect', () => {
    const answered = {
      state: { role: 'busy', term: 1, vote: 's1', seen: { s1: 0, s2: 0, s3: 0 }, lease: '0ms' },
      durable: { term: 1, vote: 's1' },
      effects: [
        { persist: { term: 1, vote: 's1' } },
        { note: { key: 'asked', params: { by: 's1' } } },
        { send: { to: 's2', message: { type: 'Ask', term: 1, from: 's1' } } },
        { send: { to: 's3', message: { type: 'Ask', term: 1, from: 's1' } } },
        { setTimer: { timer: { type: 'tick' }, delay: ['100ms', '200ms'] } },
        { cancelTimer: { type: 'retry', count: 1 } },
        { role: { from: 'idle', to: 'busy', event: 'work' } },
      ],
    };
    const params = { wait: ['100ms', '200ms'] };
    expect(ask({ params, input: { timer: { type: 'tick' } } })).toEqual(answered);
    expect(ask({ params, input: { timer: 'tick' } })).toEqual(answered);
  });

  test('prints one duration where there is no range', () => {
    const params = { wait: ['100ms', '100ms'] };
    expect(ask({ params, input: { timer: 'tick' } })).toMatchObject({
      effects: expect.arrayContaining([{ setTimer: { timer: { type: 'tick' }, delay: '100ms' } }]),
    });
  });

  test('answers requests one after the other, each by its number', () => {
    const inputs = [
      { request: { op: 'put', key: 'x', value: '0' } },
      { request: { op: 'put', key: 'x', value: '1' } },
    ];
    expect(ask({ node: 'c1', state: { sent: 5 }, inputs })).toEqual([
      {
        state: { sent: 6 },
        durable: { made: 0 },
        effects: [{ reply: { request: 0, response: { ok: false, value: null } } }],
      },
      {
        state: { sent: 7 },
        durable: { made: 0 },
        effects: [{ reply: { request: 1, response: { ok: true, value: null } } }],
      },
    ]);
    expect(ask({ inputs: [] })).toEqual([]);
  });

  test('fills the state from the disk that it is given, and keeps both as given', () => {
    const input = { request: { op: 'get', key: 'x' } };
    expect(ask({ durable: { term: 8 }, state: { vote: 's2' }, input })).toMatchObject({
      state: { term: 8, vote: 's2' },
      durable: { term: 8, vote: null },
    });
  });

  test('takes any number of nodes', () => {
    const input = { timer: 'tick' };
    const { effects } = ask({ nodes: { server: 100 }, input }) as { effects: unknown[] };
    expect(effects).toHaveLength(104);
  });
});

describe('a wrong question is refused', () => {
  const input = { timer: 'tick' };
  test.each([
    [
      { input, nodes: { server: 3, cook: 1 } },
      'nodes.cook: found 1, expected no such key but server or client',
    ],
    [{ input, node: 's4' }, 'node: found "s4", expected one of s1, s2, s3, c1'],
    [
      { input, state: { trm: 1 } },
      'state.trm: found 1, expected no such key but role, term, vote, seen or lease (did you mean term?)',
    ],
    [{ input, state: { term: 'x' } }, 'state.term: found "x", expected a number'],
    [{ input, durable: { term: null } }, 'durable.term: found null, expected a number'],
    [
      { input, params: { copies: 0 } },
      'params.copies: found 0, expected a whole number from 1 to 9',
    ],
    [{}, 'input: found both or neither of input and inputs, expected one of them'],
    [
      { input, inputs: [] },
      'input: found both or neither of input and inputs, expected one of them',
    ],
    [{ input: {} }, 'input: found {}, expected message and from, timer, or request'],
    [
      { inputs: [input, { timer: 'tock' }] },
      'inputs[1].timer: found "tock", expected an object, or one of "tick" or "retry" (did you mean tick?)',
    ],
    [
      { input: { message: { type: 'Ask', term: 1, from: 's1' } } },
      'input.from: found nothing, expected text',
    ],
    [
      { input: { message: { type: 'Ask', term: 1, from: 's9' }, from: 's1' } },
      'input.message.from: found "s9", expected one of s1, s2, s3, c1',
    ],
    [{ input: { ...input, from: 's1' } }, 'input.from: found "s1", expected no such key but timer'],
  ])('%j', (question, message) => expect(() => ask(question)).toThrow(message));
});
