import { describe, expect, test } from 'vitest';
import type { FullTelling } from '../../src/i18n/exhibit-sentences.ts';
import { formatTime } from '../../src/i18n/format.ts';
import type { Session } from '../../src/playback/types.ts';
import { whyOf } from '../../src/playback/why.ts';
import { LOCALES, type Locale } from '../../src/sdk/text.ts';
import { alikeTo } from '../../src/views/why/alike.ts';
import { flightsOf, foldSentence, type ToldPiece, tellWhy } from '../../src/views/why/tell.ts';
import { run } from './runs.ts';
import { tellingOf } from './telling.ts';

/** The last change of role to this one. */
function became(session: Session, role: string) {
  const found = session.milestones().findLast((one) => one.transition?.to === role);
  if (!found) throw new Error(`nobody became ${role}`);
  return found.seq;
}

/** A chain as one would read it aloud. */
function read(session: Session, seq: number, locale: Locale, whole = false): string[] {
  const telling = tellingOf(session, locale);
  const told = tellWhy(
    session,
    whyOf(session.columns(), seq as never, alikeTo(session, seq as never)),
    telling,
    whole,
  );
  return [told.asked.text, ...told.pieces.flatMap((piece) => lines(piece, telling))];
}

function lines(piece: ToldPiece, telling: FullTelling): string[] {
  const { why } = telling.exhibit;
  switch (piece.kind) {
    case 'gap':
      return [`… ${why.more(piece.count)}`];
    case 'fold':
      return [...piece.round.map(({ text }) => `~ ${text}`), `~ ${foldSentence(piece, telling)}`];
    case 'link':
      return [
        `${formatTime(piece.at)} ${piece.head.text}${piece.root ? ` (${why.begins})` : ''}`,
        ...(piece.silence?.commands ?? []).map(({ text }) => `  ${why.meanwhile} ${text}`),
        ...(piece.silence?.lost
          ? [`  ${why.lost(piece.silence.lost, telling.fmt.node(piece.node as never))}`]
          : []),
        ...piece.before.map(({ text }) => `  ${why.before(text)}`),
        ...piece.reasons.map(({ text }) => `  ${text}`),
        ...(piece.out ? [`  → ${piece.out.text}`] : []),
        ...(piece.out?.also.length ? [`  ${why.alsoTo(telling.fmt.nodes(piece.out.also))}`] : []),
      ];
  }
}

describe('why there is a new leader after the old one has crashed', () => {
  const session = run('leader-crash', 2500);
  test.each(LOCALES)('is told from where it began (%s)', (locale) => {
    expect(read(session, became(session, 'leader'), locale)).toMatchSnapshot();
  });

  test('names its messages in the order in which they were sent', () => {
    const why = whyOf(session.columns(), became(session, 'leader'));
    const flights = flightsOf(tellWhy(session, why, tellingOf(session, 'en'), false));
    expect(flights).toEqual([...flights].sort((a, b) => a - b));
    expect(flights.map((flight) => session.columns().kind(flight))).not.toContain('deliver');
    expect(flights.length).toBeGreaterThan(4);
  });
});

describe('why an entry is committed', () => {
  const session = run('leader-crash', 700);
  const note = session.vocabulary.notes.indexOf('committed');
  const { seq } = session
    .milestones()
    .findLast((one) => one.kind === 'note' && one.type === note) ?? {
    seq: 0,
  };
  test.each(LOCALES)('is told with the answers that it took (%s)', (locale) => {
    expect(read(session, seq, locale)).toMatchSnapshot();
  });
});

test('a chain through disks, a power loss and long waits is told in short, and whole if asked', () => {
  const session = run('power-loss', 6000);
  const seq = became(session, 'leader');
  const short = read(session, seq, 'en');
  expect(short).toMatchSnapshot();
  expect(read(session, seq, 'en', true).length).toBeGreaterThanOrEqual(short.length);
});

test('every record of a run has its sentence, in both languages', () => {
  const session = run('power-loss', 6000);
  for (const locale of LOCALES) {
    const kinds = new Set<string>();
    for (let at = 0; at < session.columns().length; at += 1) {
      const kind = session.columns().kind(at);
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      const [asked] = read(session, at, locale);
      expect(asked, kind).toMatch(/\S/);
      expect(asked).not.toMatch(/undefined|null|NaN/);
    }
  }
});
