import type { FullTelling } from '../../src/i18n/exhibit-sentences.ts';
import { createFormatter } from '../../src/i18n/format.ts';
import type { Session } from '../../src/playback/types.ts';
import type { Locale } from '../../src/sdk/text.ts';
import { topologyOf } from '../../src/views/stage/project.ts';
import { exhibitWordsOf, wordsOf } from '../i18n/dictionaries.ts';

/** Everything that puts a run into words, in one language. */
export const tellingOf = (session: Session, locale: Locale): FullTelling => ({
  words: wordsOf(locale),
  exhibit: exhibitWordsOf(locale),
  text: session.protocol.text[locale],
  fmt: createFormatter(locale, session.names()),
  message: (message) => topologyOf(session.protocol).message(message).label,
});
