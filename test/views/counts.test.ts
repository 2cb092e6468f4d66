import { describe, expect, test } from 'vitest';
import { exhibits } from '../../src/catalogue.ts';
import { courseUntilNow } from '../../src/playback/course.ts';
import type { Session } from '../../src/playback/types.ts';
import { LOCALES } from '../../src/sdk/text.ts';
import { countGroups } from '../../src/views/counts/model.ts';
import { talliedSession, views } from './tallied.ts';
import { tellingOf } from './telling.ts';

/** What is counted up to the playhead, and how it stands beside what was published. */

/** The same, counted from the beginning and by name. */
function counted(session: Session) {
  const columns = session.columns();
  const { seq } = session.screen();
  const { messages, notes } = session.vocabulary;
  const at = (kind: string, type: number) =>
    Array.from({ length: seq }, (_, i) => i).filter(
      (i) => columns.kind(i) === kind && columns.type(i) === type,
    );
  const pings = at('send', messages.indexOf('Ping'));
  const first = pings[0];
  return {
    pings: pings.length,
    first: first === undefined ? null : columns.time(first),
    rested: at('note', notes.indexOf('rested')).length,
  };
}

function asked(session: Session) {
  const course = courseUntilNow(session);
  return {
    pings: course.count('send', 'Ping'),
    first: course.first('send', 'Ping'),
    rested: course.count('note', 'rested'),
  };
}

describe('a course up to the playhead', () => {
  test('goes along with it, on and back and far back', () => {
    const session = talliedSession();
    for (const moment of [0, 40, 41, 90, 60, 89, 3, 0, 120, 119]) {
      session.seek(moment * 1000);
      expect(asked(session)).toEqual(counted(session));
      expect(courseUntilNow(session).count('send')).toBe(
        Array.from({ length: session.screen().seq }).filter(
          (_, i) => session.columns().kind(i) === 'send',
        ).length,
      );
    }
    session.seek(120_000);
    expect(asked(session).pings).toBeGreaterThan(10);
  });

  test('counts what happened on the branch that is shown', () => {
    const session = talliedSession();
    session.seek(100_000);
    const before = asked(session);
    session.seek(50_000);
    for (const node of [0, 1, 2]) session.act({ do: 'crash', node } as never);
    session.seek(100_000);
    expect(asked(session)).toEqual(counted(session));
    expect(asked(session).pings).toBeLessThan(before.pings);
    session.toBranch(0);
    session.seek(100_000);
    expect(asked(session)).toEqual(before);
  });

  test('has the operations by then, and knows no word that the protocol does not have', () => {
    const session = talliedSession();
    session.seek(100_000);
    const course = courseUntilNow(session);
    const { length } = course.operations;
    expect(length).toBeGreaterThan(3);
    expect(course.count('note', 'never heard of')).toBe(0);
    expect(course.first('send', 'never heard of')).toBeNull();
    session.seek(20_000);
    expect(courseUntilNow(session).operations.length).toBeLessThan(length);
  });
});

test('counts in groups, each with how far it is from what was published', () => {
  const view = views[1];
  if (view?.kind !== 'counts') throw new Error('the second view is the counts');
  const session = talliedSession();
  session.seek(100_000);
  const rows = view.counts(courseUntilNow(session), session.world());
  const groups = countGroups(rows, tellingOf(session, 'en'));
  expect(groups.map(({ title, rows: own }) => [title, own.map(({ label }) => label)])).toEqual([
    [null, ['pings']],
    ['for each ping', ['pongs', 'writes']],
  ]);
  expect(groups[0]?.rows[0]).toMatchObject({ published: null, off: null });
  const writes = rows[2]?.counted ?? 0;
  expect(writes).toBeGreaterThan(1);
  expect(groups[1]?.rows[1]).toMatchObject({
    counted: String(writes),
    published: '1',
    off: { than: 'more', by: String(writes - 1), points: false },
  });
});

test('a count has a unit, or none yet; what reads alike is the same', () => {
  const telling = tellingOf(talliedSession(), 'en');
  const of = (counted: number | null, published: number | null, unit?: 'share' | 'time') => {
    const row = { label: { key: 'pings', params: {} }, counted, published, ...(unit && { unit }) };
    return countGroups([row], telling)[0]?.rows[0];
  };
  expect(of(null, 0.2, 'share')).toMatchObject({
    counted: null,
    published: '20\u00a0%',
    off: null,
  });
  expect(of(0.20312, 0.20319, 'share')).toMatchObject({ off: { than: 'same' } });
  expect(of(0.25, 0.203, 'share')).toMatchObject({
    counted: '25\u00a0%',
    published: '20.3\u00a0%',
    off: { than: 'more', by: '4.7', points: true },
  });
  expect(of(1_200_000, 1_500_000, 'time')).toMatchObject({
    counted: '1.2\u00a0s',
    off: { than: 'fewer', by: '300\u00a0ms', points: false },
  });
  expect(of(2.4567, 2.4, undefined)).toMatchObject({ counted: '2.46', off: { by: '0.057' } });
});

test('every exhibit has one page of each kind at most, and says in both languages what it is', async () => {
  for (const exhibit of exhibits) {
    const { protocol } = await exhibit.load();
    for (const kind of ['table', 'matrix', 'tree', 'plot', 'counts']) {
      const own = protocol.views.filter((view) => view.kind === kind);
      expect(own.length).toBeLessThanOrEqual(1);
      for (const { id } of own) {
        for (const locale of LOCALES) expect(protocol.text[locale].views?.[id]).toBeTruthy();
      }
    }
  }
});
