import type { Sentence } from '../../../sdk/text.ts';
import type { Advice } from '../advice.ts';

export const adviceZh: { readonly [K in keyof Advice]: Sentence<Advice[K]> } = {
  residueStays: () =>
    '谣言会在人人听说之前停下，而反熵已关闭，遗漏的节点没有谁来补（Demers 等，1987，1.4 节）。',
  nothingSpreads: () => '没有谣言，没有宣告，也没有反熵：谁也听不到任何消息。',
  neverStops: () => '没有谁失去兴趣，于是每个节点都在不停地讲人人早已知道的事：消息永无止境。',
};
