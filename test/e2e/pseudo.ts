import type { Page } from '@playwright/test';
import { type Pseudo, pseudoLocale } from '../i18n/pseudo.ts';

/**
 * An object with a text in both languages, as builds print it: what stands for the English one, by name, put together by a
 * call, or written out.
 */
const LOCALIZED =
  /\{en:([\w$]+(?:\([\w$,]*\))?|`[^`]*`|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}),zh:/g;
/** Chunks with such objects: the catalogue, protocols, scenarios, advice, what there is to learn. */
const WITH_TEXTS = /\/assets\/(page|raft|protocol|scenarios|advice|invariant|lessons)-[\w-]+\.js$/;
/** Workers load such chunks too, where nobody speaks. */
const SPEAK = '(globalThis.pseudo??((text)=>text))';
/** The dictionaries, each a chunk of its own. */
const DICTIONARY = /\/assets\/en-[\w-]+\.js$/;

/**
 * Shows the page in a pseudo-locale: its own build, of which the dictionaries are changed on their way to the browser.
 * So no visitor loads any of this, and what is looked at is what is shipped. Call it before the page is opened.
 */
export async function speakPseudo(page: Page, kind: Pseudo): Promise<void> {
  await page.addInitScript(`globalThis.pseudo = (${pseudoLocale})(${JSON.stringify(kind)});`);
  await page.route(DICTIONARY, async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    await route.fulfill({ response, body: dictionary(code) });
  });
  await page.route(WITH_TEXTS, async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    await route.fulfill({ response, body: code.replace(LOCALIZED, `{en:${SPEAK}($1),zh:`) });
  });
}

/** The text of a protocol is changed where the protocol takes it up, with that of its other languages. */
const dictionary = (code: string): string =>
  code.replace(
    /export\{([\w$]+) as en\};?\s*$/,
    `let pseudoEn=${SPEAK}($1);export{pseudoEn as en};`,
  );
