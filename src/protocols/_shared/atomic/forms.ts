import * as z from 'zod/mini';
import { type RequestId, requestId } from '../../../core/ids.ts';
import { deepFreeze } from '../../../core/plain.ts';
import { byNodeForm, type Form, type NodeForm, vectorForm } from '../../../sdk/forms.ts';
import { accountNames, MOST_ACCOUNTS } from './accounts.ts';
import { type Coordinator, TRANSACTION_ROLES } from './coordinator.ts';
import type { Durable, LogRecord } from './log.ts';
import { BRANCH_ROLES, type Participant } from './participant.ts';
import type { Request, Response } from './requests.ts';
import { ABORT_REASONS } from './work.ts';

/** How transactions, logs and states stand in files and on the command line. Of a state everything may be left out. */

export const count = z.int().check(z.minimum(0));
/** The number of a transaction. */
export const tx = z.int().check(z.minimum(1));
const amount = z.int();
const orNull = <S extends z.core.SomeType>(form: S) => z._default(z.nullable(form), null as never);
const orElse = <S extends z.core.SomeType>(form: S, value: () => unknown) =>
  z._default(form, value as never);
const account = z.literal(accountNames(MOST_ACCOUNTS));

const operation = z.custom<RequestId>(
  (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
);

export function requestForm(node: NodeForm): Form<Request> {
  const change = z.strictObject({ at: node, account, amount });
  const changes = z.array(change).check(
    z.refine((all) => all.length > 0 && all.reduce((sum, one) => sum + one.amount, 0) === 0, {
      error: (issue) => {
        const all = issue.input as readonly { readonly amount: number }[];
        const sum = all.reduce((total, one) => total + one.amount, 0);
        return `found amounts that add up to ${sum} (of ${all.length}), expected one change at least, and amounts that add up to 0`;
      },
    }),
  );
  const sum = z.int().check(z.minimum(1));
  return z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('transfer'), changes }),
    z.strictObject({ op: z.literal('pay'), amount: sum }),
    z.strictObject({ op: z.literal('share'), amount: sum }),
    z.strictObject({
      op: z.literal('read'),
      accounts: orNull(z.array(z.strictObject({ at: node, account }))),
    }),
  ]) as unknown as Form<Request>;
}

export const responseForm = z.strictObject({
  tx,
  outcome: z.literal(['commit', 'abort']),
  why: orNull(z.literal(ABORT_REASONS.slice())),
  total: orNull(amount),
}) as unknown as Form<Response>;

/** The messages of the work before the votes. */
export const workMessages = [
  z.strictObject({
    type: z.literal('Execute'),
    tx,
    nth: count,
    account: z.string(),
    amount: orNull(amount),
  }),
  z.strictObject({
    type: z.literal('Executed'),
    tx,
    nth: count,
    balance: orNull(amount),
    session: z._default(count, 1),
  }),
] as const;

export const workTimers = [
  z.strictObject({ type: z.literal('work'), tx }),
  z.strictObject({ type: z.literal('idle'), tx }),
  z.strictObject({ type: z.literal('lock'), tx }),
  z.strictObject({ type: z.literal('flush') }),
] as const;

export function recordForm(node: NodeForm): Form<LogRecord> {
  const participants = orElse(z.array(node), () => []);
  const form = z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('update'), tx, account, amount }),
    z.strictObject({ type: z.literal('prepared'), tx, coordinator: node, participants }),
    z.strictObject({ type: z.literal('collecting'), tx, participants }),
    z.strictObject({ type: z.literal('commit'), tx, participants }),
    z.strictObject({ type: z.literal('abort'), tx, participants }),
    z.strictObject({ type: z.literal('end'), tx }),
    z.strictObject({ type: z.literal('numbers'), tx: count }),
  ]);
  return z.codec(form, z.custom<LogRecord>(), {
    decode: (given) => deepFreeze(given) as unknown as LogRecord,
    encode: (record) => record as never,
  }) as unknown as Form<LogRecord>;
}

export const durableForm = (node: NodeForm): Form<Durable> =>
  z.strictObject({
    log: z.prefault(vectorForm(recordForm(node)), []),
    starts: z._default(count, 0),
  }) as unknown as Form<Durable>;

function logging(node: NodeForm) {
  return {
    log: z.prefault(vectorForm(recordForm(node)), []),
    flushed: z._default(count, 0),
    starts: z._default(count, 1),
  };
}

export function coordinatorForm(node: NodeForm): Form<Coordinator> {
  const nodes = orElse(z.array(node), () => []);
  const step = z.strictObject({ at: node, account, amount: orNull(amount) });
  const transaction = z.strictObject({
    tx,
    role: z.literal(TRANSACTION_ROLES.slice()),
    steps: orElse(z.array(step), () => []),
    step: z._default(count, 0),
    participants: nodes,
    request: orNull(z._default(operation, requestId(0))),
    yes: nodes,
    readOnly: nodes,
    waitingFor: nodes,
    total: orNull(amount),
    sessions: z.prefault(byNodeForm(node, count), {}),
  });
  return z.strictObject({
    ...logging(node),
    role: z._default(z.literal(['idle', ...TRANSACTION_ROLES]), 'idle'),
    nextTx: z._default(tx, 1),
    transactions: orElse(z.array(transaction), () => []),
  }) as unknown as Form<Coordinator>;
}

/** The fields of a branch, to which a protocol may add its own. */
export function branchShape(node: NodeForm) {
  return {
    tx,
    role: z.literal(BRANCH_ROLES.slice()),
    coordinator: node,
    participants: orElse(z.array(node), () => []),
    done: z._default(count, 0),
    changes: orElse(z.array(z.strictObject({ account, amount })), () => []),
    waiting: orNull(z.strictObject({ nth: count, account: z.string(), amount: orNull(amount) })),
    recovered: z._default(z.boolean(), false),
    asked: z._default(z.boolean(), false),
  };
}

export function participantShape(node: NodeForm) {
  const claim = z.strictObject({ tx, mode: z.literal(['shared', 'exclusive']) });
  const claims = orElse(z.array(claim), () => []);
  const roles = ['idle', ...BRANCH_ROLES, 'committed', 'aborted'] as const;
  return {
    ...logging(node),
    role: z._default(z.literal(roles.slice()), 'idle'),
    balances: orElse(z.record(z.string(), amount), () => ({})),
    locks: orElse(
      z.array(z.strictObject({ account: z.string(), holders: claims, waiting: claims })),
      () => [],
    ),
    branches: orElse(z.array(z.strictObject(branchShape(node))), () => []),
    last: orNull(z.strictObject({ tx, outcome: z.literal(['commit', 'abort']) })),
  };
}

export const participantForm = (node: NodeForm): Form<Participant> =>
  z.strictObject(participantShape(node)) as unknown as Form<Participant>;
