import { exhibitWordsOf, loadExhibitWords, loadWords, wordsOf } from '../../src/i18n/words.ts';
import { LOCALES } from '../../src/sdk/text.ts';

// Tests speak both languages at once.
await Promise.all(LOCALES.flatMap((locale) => [loadWords(locale), loadExhibitWords(locale)]));

export { exhibitWordsOf, wordsOf };
