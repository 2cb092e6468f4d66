import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/sdk/text.ts';
import { pickLatest, tellLatest } from '../../src/views/spacetime/reading.ts';
import { createUi } from '../../src/views/ui.ts';
import { run } from './runs.ts';
import { tellingOf } from './telling.ts';

describe('a run read step by step', () => {
  test.each(LOCALES)('says each step in full, %s', (locale) => {
    const session = run('leader-crash', 400);
    session.seek(0);
    const telling = tellingOf(session, locale);
    session.nextMilestone();
    session.nextMilestone();
    const told: string[] = [];
    for (let i = 0; i < 8; i++) {
      told.push(tellLatest(session, telling));
      session.stepForward();
    }
    expect(told.join('\n')).toMatchSnapshot();
  });

  test('is silent at the start, and never again after it', () => {
    const session = run('leader-crash', 400);
    const telling = tellingOf(session, 'en');
    session.seek(0);
    while (session.screen().seq > 0) session.stepBack();
    expect(tellLatest(session, telling)).toBe('');
    for (let i = 0; i < 300; i++) {
      session.stepForward();
      expect(tellLatest(session, telling)).not.toBe('');
    }
  });

  test('leads from a step to what it is about', () => {
    const session = run('leader-crash', 400);
    const ui = createUi();
    session.seek(0);
    session.nextMilestone();
    pickLatest({ session, ui } as never);
    const sent = ui.getState().selection;
    expect(sent?.kind).toBe('message');
    expect(
      session
        .world()
        .inFlight()
        .map(({ id }) => id),
    ).toContain(sent?.id);
  });
});
