import { createFormatter } from '../../i18n/format.ts';
import type { Settings } from '../../sdk/advice.ts';
import type { Locale } from '../../sdk/text.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Desk } from '../context.tsx';
import { presentOf } from './present.ts';

/** A sentence about a setting that is unwise. */
export interface Advice {
  readonly field: string;
  readonly sentence: string;
}

/** What is unwise about some settings, in a language. */
export function adviceOn(
  { advisor, session }: Pick<Desk, 'advisor' | 'session'>,
  settings: Settings<ProtocolTypes>,
  locale: Locale,
): readonly Advice[] {
  if (!advisor) return [];
  const fmt = createFormatter(locale, session.names());
  return advisor.adviceOn(settings).map(({ field, key, params }) => ({
    field,
    sentence: advisor.text[locale][key]?.(params, fmt) ?? key,
  }));
}

/** How many settings of the run are unwise as they stand at the playhead. */
export function unwiseCount({ advisor, session }: Pick<Desk, 'advisor' | 'session'>): number {
  const said = advisor?.adviceOn(presentOf(session.world(), session.scenario)) ?? [];
  return new Set(said.map(({ field }) => field)).size;
}
