import type { Sentence } from '../../../sdk/text.ts';
import type { Advice } from '../advice.ts';

/** Why a setting is unwise: what will be seen, and where the literature says so. */
export const adviceEn: { readonly [K in keyof Advice]: Sentence<Advice[K]> } = {
  residueStays: () =>
    'Rumours stop before all have heard them, and with anti-entropy off nothing repairs what they leave out (Demers et al. 1987, section 1.4).',
  nothingSpreads: () =>
    'No rumours, no announcements and no anti-entropy: nobody ever hears of anything.',
  neverStops: () =>
    'Nobody loses interest, so every node goes on telling what all have long known: messages without end.',
};
