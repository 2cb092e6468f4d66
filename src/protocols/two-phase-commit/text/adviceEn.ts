import type { Sentence } from '../../../sdk/text.ts';
import { workAdviceEn } from '../../_shared/atomic/text/adviceEn.ts';
import type { Advice } from '../advice.ts';

/** Why a setting is unwise: what will be seen, by how much, and where the literature says so. */
export const adviceEn: { readonly [K in keyof Advice]: Sentence<Advice[K]> } = {
  ...workAdviceEn,
  votesTooLate: ({ round, timeout }, fmt) =>
    `Asking for votes, forcing them to disk and hearing them can take ${fmt.span(round)}, and the coordinator waits ${fmt.span(timeout)}: it aborts transactions with which nothing is wrong.`,
  asksTooSoon: ({ silence, timeout, cooperative }, fmt) =>
    `A decision can take ${fmt.span(silence)} to come though the coordinator is well, and whoever has voted yes asks for it after ${fmt.span(timeout)}. ${
      cooperative
        ? 'A participant that is asked before it has voted gives the transaction up.'
        : 'Such questions only cost messages.'
    }`,
  resentTooSoon: ({ delay, acknowledged }, fmt) =>
    `A decision can take ${fmt.span(acknowledged)} until it is on disk at both ends and acknowledged, and after ${fmt.span(delay)} it is sent again: many decisions are sent twice.`,
  cooperationOff: () =>
    'Whoever has voted yes and hears nothing asks the coordinator alone. While that is down it is blocked, even if another participant knows the outcome or has not voted (Bernstein, Hadzilacos & Goodman 1987, section 7.4).',
  readOnlyOff: () =>
    'A participant that has only looked forces its vote to disk, keeps its locks until the decision and has to be told it, though the outcome is all the same to it (Mohan, Lindsay & Obermarck 1986).',
};
