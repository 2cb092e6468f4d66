import { describe, expect, test } from 'vitest';
import { readMessage, type SlideShown } from '../../src/lessons/speaker.ts';

const shown: SlideShown = {
  kind: 'shown',
  chapter: 'elections',
  stop: 2,
  phase: 'asked',
  until: null,
  names: { leader: 's3' },
};

describe('a message between a presentation and its speaker', () => {
  test.each([
    shown,
    { ...shown, until: 1_800_000_000_000, names: {} },
    { kind: 'asks', wants: 'hello' },
    { kind: 'asks', wants: 'back' },
  ])('is read: %j', (message) => {
    expect(readMessage(message)).toEqual(message);
  });

  test('says no more than is known', () => {
    expect(readMessage({ ...shown, more: '<b>' })).toEqual(shown);
  });

  test.each([
    null,
    'next',
    {},
    { kind: 'asks', wants: 'delete' },
    { ...shown, stop: -1 },
    { ...shown, stop: 1.5 },
    { ...shown, stop: '2' },
    { ...shown, phase: 'over' },
    { ...shown, chapter: 4 },
    { ...shown, until: 'soon' },
    { ...shown, until: Number.NaN },
    { ...shown, names: null },
    { ...shown, names: { leader: 3 } },
  ])('is left unread if it is none of ours: %j', (message) => {
    expect(readMessage(message)).toBeNull();
  });
});
