import { type Micros, micros } from '../../core/ids.ts';
import { type AdviceOf, defineAdvisor, type Settings } from '../../sdk/advice.ts';
import {
  adviceOnWork,
  answerOf,
  isSilenced,
  most,
  silenceOf,
  type WorkAdvice,
} from '../_shared/atomic/advice.ts';
import { adviceEn } from './text/adviceEn.ts';
import { adviceZh } from './text/adviceZh.ts';
import type { ThreePhaseTypes } from './types.ts';

/** The sentences about unwise settings: key → what they need to know. */
export type Advice = WorkAdvice & {
  /** `answer`: how long an answer can take from a node that is well. */
  silenceTooShort: { answer: Micros; timeout: Micros };
  /** `silence`: how long a participant may hear nothing of whoever leads, though that is well. */
  electsTooSoon: { silence: Micros; timeout: Micros };
  lossBreaks: object;
};

type Known = Settings<ThreePhaseTypes>;
type Remark = AdviceOf<ThreePhaseTypes, Advice>;

/** What the protocol takes for granted (Bernstein, Hadzilacos & Goodman 1987, 7.5), held against these settings. */
function adviceOn(settings: Known): readonly Remark[] {
  const { network, diskWrite } = settings;
  const delay = most(network.delay);
  const deciding = micros(2 * delay + most(diskWrite) + delay);
  return [
    ...patienceAdvice(settings),
    ...lossAdvice(settings),
    ...adviceOnWork(settings, { asking: micros(0), deciding }),
  ];
}

/** Silence means a crash only to those who wait long enough. */
function patienceAdvice(settings: Known): Remark[] {
  const { voteTimeout, decisionTimeout } = settings.params;
  const advice: Remark[] = [];
  const answer = answerOf(settings);
  if (voteTimeout <= answer) {
    const figures = { answer, timeout: voteTimeout };
    advice.push({ field: 'params.voteTimeout', key: 'silenceTooShort', params: figures });
  }
  const silence = silenceOf(settings);
  if (decisionTimeout <= silence && !isSilenced(voteTimeout)) {
    const figures = { silence, timeout: decisionTimeout };
    advice.push({ field: 'params.decisionTimeout', key: 'electsTooSoon', params: figures });
  }
  return advice;
}

function lossAdvice({ network: { loss } }: Known): Remark[] {
  const isPart = loss[0] > 0 && loss[0] < loss[1];
  return isPart ? [{ field: 'network.loss', key: 'lossBreaks', params: {} }] : [];
}

export const advisor = defineAdvisor<ThreePhaseTypes, Advice>({
  adviceOn,
  text: { en: adviceEn, zh: adviceZh },
});
