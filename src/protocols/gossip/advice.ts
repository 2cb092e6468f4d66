import { type AdviceOf, defineAdvisor, type Settings } from '../../sdk/advice.ts';
import { adviceEn } from './text/adviceEn.ts';
import { adviceZh } from './text/adviceZh.ts';
import type { GossipTypes } from './types.ts';

/** The sentences about unwise settings: key → what they need to know. */
export type Advice = {
  /** Rumours stop, and nothing repairs what they left out. */
  residueStays: object;
  /** Nothing is ever passed on. */
  nothingSpreads: object;
  neverStops: object;
};

type Remark = AdviceOf<GossipTypes, Advice>;

function adviceOn({ params }: Settings<GossipTypes>): readonly Remark[] {
  const advice: Remark[] = [];
  const { spread, losing, antiEntropy } = params;
  if (antiEntropy === 'off' && spread === 'none') {
    advice.push({ field: 'params.spread', key: 'nothingSpreads', params: {} });
  }
  if (antiEntropy === 'off' && spread === 'rumour' && losing !== 'never') {
    advice.push({ field: 'params.antiEntropy', key: 'residueStays', params: {} });
  }
  if (spread === 'rumour' && losing === 'never') {
    advice.push({ field: 'params.losing', key: 'neverStops', params: {} });
  }
  return advice;
}

export const advisor = defineAdvisor<GossipTypes, Advice>({
  adviceOn,
  text: { en: adviceEn, zh: adviceZh },
});
