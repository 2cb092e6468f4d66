import { type Micros, micros } from '../../core/ids.ts';
import { type AdviceOf, defineAdvisor, type Settings } from '../../sdk/advice.ts';
import {
  adviceOnWork,
  answerOf,
  isSilenced,
  least,
  most,
  silenceOf,
  type WorkAdvice,
} from '../_shared/atomic/advice.ts';
import { PRESUMES } from './presumption.ts';
import { adviceEn } from './text/adviceEn.ts';
import { adviceZh } from './text/adviceZh.ts';
import type { TwoPhaseTypes } from './types.ts';

/** The sentences about unwise settings: key → what they need to know. */
export type Advice = WorkAdvice & {
  /** `round`: how long asking for votes, writing them down and hearing them can take. */
  votesTooLate: { round: Micros; timeout: Micros };
  /** `silence`: how long the decision can take to come from a coordinator that is well. */
  asksTooSoon: { silence: Micros; timeout: Micros; cooperative: boolean };
  /** `acknowledged`: how long it can take until a decision is on both disks and acknowledged. */
  resentTooSoon: { delay: Micros; acknowledged: Micros };
  cooperationOff: object;
  readOnlyOff: object;
};

type Known = Settings<TwoPhaseTypes>;
type Remark = AdviceOf<TwoPhaseTypes, Advice>;

/** What the literature warns of, held against these settings. */
function adviceOn(settings: Known): readonly Remark[] {
  const { network, diskWrite } = settings;
  const deciding = micros(most(diskWrite) + most(network.delay));
  return [
    ...patienceAdvice(settings),
    ...adviceOnWork(settings, { asking: micros(collecting(settings, most)), deciding }),
    ...optionAdvice(settings),
  ];
}

/** What is written under presumed commit while the coordinator already counts the time. */
const collecting = ({ params, diskWrite }: Known, of: typeof most): number =>
  PRESUMES[params.presume].collecting ? of(diskWrite) : 0;

function patienceAdvice(settings: Known): Remark[] {
  const { voteTimeout, decisionTimeout, resendDelay, cooperative } = settings.params;
  const advice: Remark[] = [];
  const round = micros(answerOf(settings) + collecting(settings, most));
  if (voteTimeout <= round) {
    const figures = { round, timeout: voteTimeout };
    advice.push({ field: 'params.voteTimeout', key: 'votesTooLate', params: figures });
  }
  const silence = micros(silenceOf(settings) - collecting(settings, least));
  if (decisionTimeout <= silence && !isSilenced(voteTimeout)) {
    const figures = { silence, timeout: decisionTimeout, cooperative };
    advice.push({ field: 'params.decisionTimeout', key: 'asksTooSoon', params: figures });
  }
  const acknowledged = micros(answerOf(settings) + most(settings.diskWrite));
  if (resendDelay <= acknowledged) {
    const figures = { delay: resendDelay, acknowledged };
    advice.push({ field: 'params.resendDelay', key: 'resentTooSoon', params: figures });
  }
  return advice;
}

function optionAdvice({ params }: Known): Remark[] {
  const advice: Remark[] = [];
  if (!params.cooperative) {
    advice.push({ field: 'params.cooperative', key: 'cooperationOff', params: {} });
  }
  if (!params.readOnlyVotes) {
    advice.push({ field: 'params.readOnlyVotes', key: 'readOnlyOff', params: {} });
  }
  return advice;
}

export const advisor = defineAdvisor<TwoPhaseTypes, Advice>({
  adviceOn,
  text: { en: adviceEn, zh: adviceZh },
});
