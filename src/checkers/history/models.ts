import { equalPlain } from '../../core/plain.ts';
import type { ModelName } from '../../sdk/history.ts';
import type { Operation } from './operations.ts';
import { QueueStates, queuePrecedence } from './queue.ts';
import type { Precedence, States } from './states.ts';

/** What an operation comes to where it cannot have happened like this. */
export const IMPOSSIBLE = Symbol('impossible');

/** What an object would do if one operation followed the other: the specification that a history is held against. */
export interface Model {
  readonly name: ModelName;
  /** The operations that it knows. */
  readonly ops: readonly string[];
  /** Those of them that only look. */
  readonly looks: readonly string[];
  /** What an object may hold at first: a history does not say, so whichever fits is taken. */
  readonly initials: readonly unknown[];
  /** What it holds after an operation, or that the operation cannot have come to what it came to. */
  apply(state: unknown, op: Operation): unknown;
  /** What an operation that finds something out would have found. */
  answer(state: unknown, op: Operation): unknown;
  /** Its states, where there is a cheaper way to tell them apart than by their text. */
  states?(): States;
  /** What its answers say of the order of other operations, where they say something. */
  precedence?(operations: readonly Operation[]): Precedence | null;
  /** Whether it can be called with this. */
  takes(f: string, input: unknown): boolean;
  /** What `takes` wants. */
  readonly wants: Readonly<Record<string, string>>;
}

const isPair = (input: unknown): input is readonly [unknown, unknown] =>
  Array.isArray(input) && input.length === 2;

function readWriteCas(state: unknown, op: Operation): unknown {
  switch (op.f) {
    case 'read':
    case 'get':
      return op.outcome === 'unknown' || equalPlain(state, op.output) ? state : IMPOSSIBLE;
    case 'cas': {
      const [from, to] = op.input as readonly [unknown, unknown];
      const same = equalPlain(state, from);
      if (op.outcome === 'unknown') return same ? to : state;
      if (op.outcome === 'refused') return same ? IMPOSSIBLE : state;
      return same ? to : IMPOSSIBLE;
    }
    default:
      return op.input;
  }
}

const PAIR = 'an array of the old and the new value';

/** A register that can be read, written, and compared and set (Herlihy & Wing 1990, section 1). */
const register = (name: 'register' | 'cas-register'): Model => ({
  name,
  ops: ['read', 'write', 'cas'],
  looks: ['read'],
  initials: [null, 0],
  apply: readWriteCas,
  answer: (state) => state,
  takes: (f, input) => f !== 'cas' || isPair(input),
  wants: { cas: PAIR },
});

/** A key of a key-value store: text that can be got, put, and appended to. */
const kv: Model = {
  name: 'kv',
  ops: ['get', 'put', 'append', 'read', 'write', 'cas'],
  looks: ['get', 'read'],
  initials: [null, ''],
  apply: (state, op) =>
    op.f === 'append' ? `${(state as string | null) ?? ''}${op.input}` : readWriteCas(state, op),
  answer: (state) => state,
  takes: (f, input) => (f === 'cas' ? isPair(input) : f !== 'append' || typeof input === 'string'),
  wants: { cas: PAIR, append: 'text' },
};

/** First in, first out (Herlihy & Wing 1990, section 1.1); what is taken out of an empty queue is null. */
const queue: Model = {
  name: 'queue',
  ops: ['enqueue', 'dequeue'],
  looks: [],
  initials: [[]],
  apply(state, op) {
    const items = state as readonly unknown[];
    if (op.f === 'enqueue') return [...items, op.input];
    const [head = null, ...rest] = items;
    if (op.outcome === 'unknown') return rest;
    if (op.outcome === 'refused') return items.length === 0 ? items : IMPOSSIBLE;
    return equalPlain(head, op.output) ? rest : IMPOSSIBLE;
  },
  answer: (state) => (state as readonly unknown[])[0] ?? null,
  states: () => new QueueStates(),
  precedence: queuePrecedence,
  takes: () => true,
  wants: {},
};

export const models: Readonly<Record<ModelName, Model>> = {
  register: register('register'),
  'cas-register': register('cas-register'),
  kv,
  queue,
};
