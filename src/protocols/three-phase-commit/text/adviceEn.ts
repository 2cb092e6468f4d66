import type { Sentence } from '../../../sdk/text.ts';
import { workAdviceEn } from '../../_shared/atomic/text/adviceEn.ts';
import type { Advice } from '../advice.ts';

/** Why a setting is unwise: what will be seen, by how much, and where the literature says so. */
export const adviceEn: { readonly [K in keyof Advice]: Sentence<Advice[K]> } = {
  ...workAdviceEn,
  silenceTooShort: ({ answer, timeout }, fmt) =>
    `An answer can take ${fmt.span(answer)}, there and back and through the disk, and whoever leads takes a node for dead after ${fmt.span(timeout)}. The coordinator then aborts transactions with which nothing is wrong, and an elected participant decides without what the others know: some may commit and others abort.`,
  electsTooSoon: ({ silence, timeout }, fmt) =>
    `Whoever leads may say nothing for ${fmt.span(silence)} while it waits for answers and writes its decision, and participants take it for dead after ${fmt.span(timeout)}. They elect another while it lives, and one of the two may commit what the other aborts.`,
  lossBreaks: () =>
    'Three-phase commit takes silence for a crash, so it counts on every message arriving (Bernstein, Hadzilacos & Goodman 1987, section 7.5). Where messages are lost, some may commit and others abort.',
};
