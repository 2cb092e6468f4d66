import type { Sentence } from '../../../../sdk/text.ts';
import type { WorkAdvice } from '../advice.ts';

/** Why a setting serves no commit protocol: what will be seen, and by how much. */
export const workAdviceEn: { readonly [K in keyof WorkAdvice]: Sentence<WorkAdvice[K]> } = {
  allLost: () => 'No message ever arrives, so no step is done and every transaction is aborted.',
  lossAborts: ({ participants, messages, percent }) =>
    `Before the decision nothing is sent a second time. A transaction with a step at each of ${participants} participants takes ${messages} messages up to then, and with a chance of ${percent} % one of them is lost and the transaction is aborted.`,
  idleTooShort: ({ participants, rest, timeout }, fmt) =>
    `A transaction with a step at each of ${participants} participants can take ${fmt.span(rest)} from the first step until votes are asked for, and a participant that hears nothing gives up after ${fmt.span(timeout)}: transactions are aborted with which nothing is wrong.`,
  idleBelowLock: ({ wait, timeout }, fmt) =>
    `If one step has to wait for a lock, those who have done theirs may hear nothing for ${fmt.span(wait)}. They give up after ${fmt.span(timeout)}, though the lock might still come.`,
  lockTooShort: ({ participants, held, timeout }, fmt) =>
    `A transaction with a step at each of ${participants} participants can keep an account locked for ${fmt.span(held)} with nothing being wrong, and some give up waiting for it after ${fmt.span(timeout)}: they are aborted though there is no deadlock.`,
  locksNear: ({ spread, freed }, fmt) =>
    `Waits differ by ${fmt.span(spread)} at most, and it can take ${fmt.span(freed)} until a transaction that is given up has released what it holds elsewhere. Of two that wait for each other, both may be aborted where one would be enough.`,
  flushTooSoon: ({ delay, rest }, fmt) =>
    `It can take ${fmt.span(rest)} until votes are asked for and the first change is forced to disk with a vote. After ${fmt.span(delay)} it is written by itself: one more write, on which nothing rests.`,
  oneAccount: () =>
    'Each participant has a single account, so of the transactions that change something there only one can be under way at a time.',
  noMoney: () =>
    'All accounts are empty and none may fall below zero: every payment is voted down.',
};
