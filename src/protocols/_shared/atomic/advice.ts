import { seconds } from '../../../core/duration.ts';
import { type Micros, micros } from '../../../core/ids.ts';
import type { AdviceOf, Settings } from '../../../sdk/advice.ts';
import type { Delay } from '../../../sdk/world.ts';
import type { AtomicTypes } from './shown.ts';

/** Settings that serve no commit protocol. Whatever is worked out here is for a transaction with one step at each participant. */

/** The sentences about them: key → what they need to know. */
export type WorkAdvice = {
  allLost: object;
  /** `messages`: how many it takes up to the decision; `percent`: how likely one of them is lost. */
  lossAborts: { participants: number; messages: number; percent: number };
  /** `rest`: how long the other steps can take, until the first participant is asked for its vote. */
  idleTooShort: { participants: number; rest: Micros; timeout: Micros };
  /** `wait`: the same where one of the steps has to wait for a lock. */
  idleBelowLock: { wait: Micros; timeout: Micros };
  /** `held`: how long an account can stay locked with nothing being wrong. */
  lockTooShort: { participants: number; held: Micros; timeout: Micros };
  /** `freed`: how long it can take until a transaction that is given up has let go what it holds elsewhere. */
  locksNear: { spread: Micros; freed: Micros };
  flushTooSoon: { delay: Micros; rest: Micros };
  oneAccount: object;
  noMoney: object;
};

export type Known = Settings<AtomicTypes>;
type Remark = AdviceOf<AtomicTypes, WorkAdvice>;

/** What a protocol does beside the steps and the votes, as far as it takes time. */
export interface Pace {
  /** Before votes are asked for. */
  readonly asking: Micros;
  /** From the last vote until everybody has the decision. */
  readonly deciding: Micros;
}

export const least = (delay: Delay): number =>
  delay.kind === 'fixed'
    ? delay.by
    : delay.kind === 'uniform'
      ? delay.min
      : (delay.quantiles[0] ?? 0);
export const most = (delay: Delay): number =>
  delay.kind === 'fixed'
    ? delay.by
    : delay.kind === 'uniform'
      ? delay.max
      : (delay.quantiles.at(-1) ?? 0);

/** Time-outs as long as this are meant never to come. */
const SILENCED = seconds(1000);
export const isSilenced = (timeout: Micros): boolean => timeout >= SILENCED;

/** From one node to another and back, with what is forced to disk in between. */
export const answerOf = ({ network, diskWrite }: Known): Micros =>
  micros(2 * most(network.delay) + most(diskWrite));

/**
 * How long a participant can go without hearing from whoever leads, although that is well: it waits for the others as long as it does at
 * most, writes its decision and tells it. What was heard last may have come fast, and this may come slowly.
 */
export const silenceOf = ({ params, network, diskWrite }: Known): Micros =>
  micros(params.voteTimeout + most(diskWrite) + most(network.delay) - least(network.delay));

export function adviceOnWork(settings: Known, pace: Pace): readonly Remark[] {
  return [
    ...lossAdvice(settings),
    ...idleAdvice(settings, pace),
    ...lockAdvice(settings, pace),
    ...flushAdvice(settings, pace),
    ...moneyAdvice(settings),
  ];
}

/** From the first step, when it is done, until its participant is asked for its vote. */
const restOf = ({ members, network }: Known, { asking }: Pace): Micros =>
  micros(2 * members.participant * most(network.delay) + asking);

/** Aborts by loss are worth a word where they are more than one in a hundred. */
const SELDOM = 0.01;

/** Nothing is sent again before the decision. */
function lossAdvice({ network, members: { participant: participants } }: Known): Remark[] {
  const field = 'network.loss';
  const loss = network.loss[0] / network.loss[1];
  if (loss === 1) return [{ field, key: 'allLost', params: {} }];
  const messages = 4 * participants;
  let none = 1;
  for (let i = 0; i < messages; i++) none *= 1 - loss;
  if (1 - none < SELDOM) return [];
  const percent = Math.round((1 - none) * 1000) / 10;
  return [{ field, key: 'lossAborts', params: { participants, messages, percent } }];
}

function idleAdvice(settings: Known, pace: Pace): Remark[] {
  const field = 'params.idleTimeout';
  const { idleTimeout: timeout, lockTimeout } = settings.params;
  const { participant: participants } = settings.members;
  const rest = restOf(settings, pace);
  if (timeout <= rest) {
    return [{ field, key: 'idleTooShort', params: { participants, rest, timeout } }];
  }
  const wait = micros(rest + lockTimeout[1]);
  if (timeout > wait || isSilenced(lockTimeout[1])) return [];
  return [{ field, key: 'idleBelowLock', params: { wait, timeout } }];
}

function lockAdvice(settings: Known, pace: Pace): Remark[] {
  const field = 'params.lockTimeout';
  const [timeout, longest] = settings.params.lockTimeout;
  if (isSilenced(timeout)) return [];
  const { participant: participants } = settings.members;
  const { diskWrite, network } = settings;
  const vote = most(diskWrite) + most(network.delay);
  const held = micros(restOf(settings, pace) + vote + pace.deciding);
  const spread = micros(longest - timeout);
  const freed = micros(2 * most(network.delay));
  const advice: Remark[] = [];
  if (timeout <= held) {
    advice.push({ field, key: 'lockTooShort', params: { participants, held, timeout } });
  }
  if (spread < freed) advice.push({ field, key: 'locksNear', params: { spread, freed } });
  return advice;
}

/** What is buffered is to go to disk with the vote. */
function flushAdvice(settings: Known, pace: Pace): Remark[] {
  const { flushDelay: delay } = settings.params;
  const rest = restOf(settings, pace);
  if (delay > rest) return [];
  return [{ field: 'params.flushDelay', key: 'flushTooSoon', params: { delay, rest } }];
}

function moneyAdvice({ params }: Known): Remark[] {
  const advice: Remark[] = [];
  if (params.accounts === 1) {
    advice.push({ field: 'params.accounts', key: 'oneAccount', params: {} });
  }
  if (params.balance === 0) advice.push({ field: 'params.balance', key: 'noMoney', params: {} });
  return advice;
}
