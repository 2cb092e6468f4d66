import { type Micros, micros } from '../../core/ids.ts';
import { type AdviceOf, defineAdvisor, type Settings } from '../../sdk/advice.ts';
import type { Delay } from '../../sdk/world.ts';
import { confirmationsWanted, suspicionTimeout } from './formulas.ts';
import { params as specs } from './params.ts';
import { adviceEn } from './text/adviceEn.ts';
import { adviceZh } from './text/adviceZh.ts';
import type { SwimTypes } from './types.ts';

/** The sentences about unwise settings: key → what they need to know. */
export type Advice = {
  /** `round`: how long a ping and its answer can take. */
  answersTooLate: { round: Micros; timeout: Micros };
  /** `needed`: how long it can take to ask others and hear from them. */
  noTimeForOthers: { needed: Micros; left: Micros };
  /** Share of probes that end in a false suspicion. */
  heavyLoss: { percent: number };
  allLost: object;
  nobodyAsked: object;
  noSuspicion: object;
  /** `suspicion`: how long it lasts; `interval`: the period. */
  suspicionTooShort: { suspicion: Micros; interval: Micros };
  nobodyConfirms: object;
  awarenessUnused: object;
  maxMultUnused: object;
  reconnectAlone: object;
};

type Known = Settings<SwimTypes>;
type Remark = AdviceOf<SwimTypes, Advice>;

const most = (delay: Delay): number =>
  delay.kind === 'fixed'
    ? delay.by
    : delay.kind === 'uniform'
      ? delay.max
      : (delay.quantiles.at(-1) ?? 0);

/** What the papers warn of, held against these settings. */
const adviceOn = (settings: Known): readonly Remark[] => [
  ...timeAdvice(settings),
  ...lossAdvice(settings),
  ...suspicionAdvice(settings),
  ...optionAdvice(settings),
];

/** The time-out should be longer than round trips are, and leave time for four more messages (SWIM 3.1). */
function timeAdvice({ params, network }: Known): Remark[] {
  const { probeTimeout: timeout, probeInterval, indirectChecks } = params;
  const field = 'params.probeTimeout';
  const round = micros(2 * most(network.delay));
  if (round >= timeout) return [{ field, key: 'answersTooLate', params: { round, timeout } }];
  const needed = micros(2 * round);
  const left = micros(Math.max(0, probeInterval - timeout));
  if (indirectChecks === 0 || needed < left) return [];
  return [{ field, key: 'noTimeForOthers', params: { needed, left } }];
}

/** One false suspicion in so many probes is seldom. */
const SELDOM = 0.01;

function lossAdvice({ params, network, members }: Known): Remark[] {
  const field = 'network.loss';
  const arrives = 1 - network.loss[0] / network.loss[1];
  if (arrives === 0) return [{ field, key: 'allLost', params: {} }];
  const twice = arrives * arrives;
  let share = 1 - twice;
  const helpers = Math.min(params.indirectChecks, members.node - 2);
  for (let i = 0; i < helpers; i++) share *= 1 - twice * twice;
  if (share < SELDOM) return [];
  return [{ field, key: 'heavyLoss', params: { percent: Math.round(share * 1000) / 10 } }];
}

function suspicionAdvice({ params, members }: Known): Remark[] {
  if (!params.suspicion) return [{ field: 'params.suspicion', key: 'noSuspicion', params: {} }];
  const { suspicionMult, probeInterval: interval } = params;
  const suspicion = suspicionTimeout(suspicionMult, members.node, interval);
  const advice: Remark[] = [];
  // It takes a period until others hear of it, and another one until they hear it refuted.
  if (suspicionMult < 3) {
    const figures = { suspicion, interval };
    advice.push({ field: 'params.suspicionMult', key: 'suspicionTooShort', params: figures });
  }
  if (params.lhaSuspicion && confirmationsWanted(suspicionMult, members.node) === 0) {
    advice.push({ field: 'params.lhaSuspicion', key: 'nobodyConfirms', params: {} });
  }
  return advice;
}

/** Set to something else than it is at first. */
const isChosen = (params: Known['params'], name: 'awarenessMax' | 'suspicionMaxMult') =>
  params[name] !== (specs[name] as { readonly initial: number }).initial;

function optionAdvice({ params, members }: Known): Remark[] {
  const advice: Remark[] = [];
  if (params.indirectChecks === 0 && members.node > 2) {
    advice.push({ field: 'params.indirectChecks', key: 'nobodyAsked', params: {} });
  }
  if (!params.lhaProbe && isChosen(params, 'awarenessMax')) {
    advice.push({ field: 'params.awarenessMax', key: 'awarenessUnused', params: {} });
  }
  if (!params.lhaSuspicion && isChosen(params, 'suspicionMaxMult')) {
    advice.push({ field: 'params.suspicionMaxMult', key: 'maxMultUnused', params: {} });
  }
  if (params.reconnectInterval > 0 && params.pushPullInterval === 0) {
    advice.push({ field: 'params.reconnectInterval', key: 'reconnectAlone', params: {} });
  }
  return advice;
}

export const advisor = defineAdvisor<SwimTypes, Advice>({
  adviceOn,
  text: { en: adviceEn, zh: adviceZh },
});
