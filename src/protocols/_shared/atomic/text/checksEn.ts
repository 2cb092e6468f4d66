import type { NodeId } from '../../../../core/ids.ts';
import type { Formatter } from '../../../../sdk/text.ts';
import { signed, t, type WorkText } from './parts.ts';

type Detail = Readonly<Record<string, unknown>>;

const node = (detail: Detail, name: string, fmt: Formatter): string =>
  fmt.node(detail[name] as NodeId);
const tx = (detail: Detail): string => t(detail.tx as number);
const ended = (outcome: unknown): string => (outcome === 'commit' ? 'committed' : 'aborted');

function madeOrLost(detail: Detail, fmt: Formatter): string {
  const sum = detail.sum as number;
  const what = sum > 0 ? `${sum} that nobody has paid` : `${-sum} less than there was before`;
  const start = `${tx(detail)} has left ${what}`;
  const [done, missing] = [detail.done ?? null, detail.missing ?? null];
  if (done === null || missing === null) return `${start}: its changes come to ${signed(sum)}.`;
  return `${start}: it took effect at ${node(detail, 'done', fmt)} and not at ${node(detail, 'missing', fmt)}.`;
}

export const invariantsEn: WorkText['invariants'] = {
  agreement: {
    title: 'Agreement (AC1)',
    meaning: 'All who reach a decision on a transaction reach the same one.',
    broken: (detail, fmt) =>
      `${node(detail, 'node', fmt)} has ${ended(detail.outcome)} ${tx(detail)}, which ${node(detail, 'first', fmt)} had ${ended(detail.was)}.`,
  },
  noReversal: {
    title: 'No reversal (AC2)',
    meaning: 'Nobody changes a decision once it has reached it.',
    broken: (detail, fmt) =>
      `${node(detail, 'node', fmt)} has ${ended(detail.outcome)} ${tx(detail)}, although it had ${ended(detail.was)} it before.`,
  },
  commitNeedsYes: {
    title: 'Commit needs every yes (AC3)',
    meaning: 'A transaction is committed only if everybody who takes part has voted yes.',
    broken: (detail, fmt) =>
      `${node(detail, 'node', fmt)} has committed ${tx(detail)} without a yes from ${node(detail, 'missing', fmt)}.`,
  },
  abortNeedsReason: {
    title: 'Abort needs a reason (AC4)',
    meaning: 'If everybody has voted yes and nothing has failed, the transaction is committed.',
    broken: (detail, fmt) =>
      `${node(detail, 'node', fmt)} aborts ${tx(detail)}, although everybody has voted yes.`,
  },
  conservation: {
    title: 'Conservation of money',
    meaning:
      'Once a committed transaction is over everywhere, it has taken from some accounts exactly what it has added to others.',
    broken: madeOrLost,
  },
};

/** What a search looks for, and what holds at rest. */
export const propertiesEn: WorkText['properties'] = {
  someCommit: {
    title: 'A commit',
    meaning: 'Some participant has committed a transaction.',
  },
  someAbort: {
    title: 'An abort',
    meaning: 'Some participant has aborted a transaction.',
  },
  someUncertain: {
    title: 'A participant in doubt',
    meaning: 'Some participant has voted yes, has heard nothing, and has had to ask.',
  },
  someWaits: {
    title: 'A wait for a lock',
    meaning: 'Some transaction waits for an account that another one holds.',
  },
  allDecide: {
    title: 'All decide (AC5)',
    meaning:
      'Once nothing more happens, every participant that is up knows how each of its transactions ended.',
  },
  locksFree: {
    title: 'All locks are free',
    meaning: 'Once nothing more happens, no participant that is up keeps an account locked.',
  },
  allAnswered: {
    title: 'Everyone is answered',
    meaning:
      'Once nothing more happens, a coordinator that is up has decided everything that it was asked for.',
  },
};
