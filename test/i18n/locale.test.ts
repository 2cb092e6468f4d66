import { expect, test, vi } from 'vitest';
import { chooseLocale, createLocaleStore } from '../../src/i18n/locale.ts';

test.each([
  [null, ['fr-FR', 'zh-Hant-TW', 'en'], 'zh'],
  [null, ['de', 'fr'], 'en'],
  [null, [], 'en'],
  ['en', ['zh-CN'], 'en'],
  ['zh', ['en-GB'], 'zh'],
  ['klingon', ['zh'], 'zh'],
] as const)('kept %s, browser %s: %s', (kept, preferred, chosen) => {
  expect(chooseLocale(kept, preferred)).toBe(chosen);
});

test('tells those who listen, once for each change', () => {
  const store = createLocaleStore('en');
  const listener = vi.fn();
  const leave = store.subscribe(listener);
  store.set('zh');
  store.set('zh');
  expect(store.get()).toBe('zh');
  expect(listener).toHaveBeenCalledTimes(1);
  leave();
  store.set('en');
  expect(listener).toHaveBeenCalledTimes(1);
});
