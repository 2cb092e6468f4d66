import { describe, expect, test } from 'vitest';
import { exhibits } from '../../src/catalogue.ts';
import { vocabularyOf } from '../../src/engine/vocabulary.ts';
import { LOCALES } from '../../src/sdk/text.ts';

/** What the front page plays: a machine that first knows what stands on the stage, and then how to tell its story. */

describe.each(exhibits.map(({ id, machine }) => ({ id, machine })))('$id', ({ machine }) => {
  test.each(LOCALES)('learns its story when that is wanted, %s', async (locale) => {
    const { protocol, learnStory } = await machine(locale);
    const text = protocol.text[locale];
    const before = vocabularyOf(protocol);
    await learnStory();
    // What a trace was recorded with has to mean the same when it is told.
    expect(vocabularyOf(protocol)).toEqual(before);
    expect(Object.keys(text.notes).length).toBeGreaterThan(8);
  });

  test('has a stage, and nothing that only an exhibit shows', async () => {
    const { protocol } = await machine('en');
    expect(protocol.views.map(({ kind }) => kind)).toEqual(['topology']);
    expect(protocol.duties).toBeUndefined();
  });
});
