import type { NodeId } from '../../../core/ids.ts';
import type { Immutable } from '../../../core/plain.ts';
import type { Field } from '../../../sdk/views.ts';
import type { Transaction } from './coordinator.ts';
import type { Log } from './log.ts';
import type { Branch } from './participant.ts';
import type { CoordinatorSlot, ParticipantSlot, Slot } from './shown.ts';

/** The inspector's lines on a coordinator and on a participant. */

type Value = Field['value'];
const NONE: Value = ['–'];

const plain = (name: string, value: Value): Field => ({ name, durable: false, value });
const listed = (nodes: readonly NodeId[]): Value =>
  nodes.length === 0 ? NONE : nodes.map((node) => ({ node }));

const logFields = (node: Slot): Field[] => [
  { name: 'log', durable: true, value: [(node.durable.log as Log).length] },
  plain('buffered', [(node.state.log as Log).length - (node.durable.log as Log).length]),
  plain('role', [node.state.role]),
];

function coordinatorFields(node: CoordinatorSlot): Field[] {
  const { transactions, nextTx } = node.state;
  return [
    ...logFields(node),
    plain('nextTx', [nextTx]),
    ...transactions.flatMap((one) => transactionFields(one)),
  ];
}

function transactionFields(transaction: Immutable<Transaction>): Field[] {
  const { tx, role, step, steps, yes, readOnly, waitingFor } = transaction;
  const name = `T${tx}`;
  const work = role === 'working' ? [`${step}/${steps.length}`] : [];
  return [
    plain(name, [role, ...work]),
    ...(yes.length === 0 ? [] : [plain(`${name}.yes`, listed(yes))]),
    ...(readOnly.length === 0 ? [] : [plain(`${name}.readOnly`, listed(readOnly))]),
    ...(waitingFor.length === 0 ? [] : [plain(`${name}.waitingFor`, listed(waitingFor))]),
  ];
}

function participantFields(node: ParticipantSlot): Field[] {
  const { balances, branches, locks } = node.state;
  return [
    ...logFields(node),
    plain(
      'balances',
      Object.entries(balances).map(([name, amount]) => `${name}=${amount}`),
    ),
    plain('locks', locks.length === 0 ? NONE : locks.map(lockInShort)),
    ...branches.flatMap((one) => branchFields(one)),
  ];
}

/** An account, who has it, and who wants it: a T1 ← T2 T3. */
function lockInShort({ account, holders, waiting }: ParticipantSlot['state']['locks'][number]) {
  const names = (claims: readonly { readonly tx: number }[]) =>
    claims.map(({ tx }) => `T${tx}`).join(' ');
  const held = `${account} ${names(holders)}`;
  return waiting.length === 0 ? held : `${held} ← ${names(waiting)}`;
}

function branchFields({ tx, role, changes, waiting, coordinator }: Immutable<Branch>): Field[] {
  const amounts = changes.map(
    ({ account, amount }) => `${account}${amount < 0 ? '' : '+'}${amount}`,
  );
  return [
    plain(`T${tx}`, [role, ...(waiting ? [`(${waiting.account}?)`] : []), ...amounts]),
    plain(`T${tx}.coordinator`, [{ node: coordinator }]),
  ];
}

export const atomicFields = (node: Slot): Field[] =>
  node.kind === 'coordinator' ? coordinatorFields(node) : participantFields(node);
