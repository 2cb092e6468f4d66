import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answered,
  asked,
  asking,
  type Card,
  choosing,
  chosenOf,
  daysTo,
  FRESH,
  GRADES,
  INTERVALS,
  inTurn,
  type Marks,
  marked,
  openOf,
  type Sitting,
  standingOf,
  type Today,
  tallyOf,
  ticking,
} from '../../src/lessons/study.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Days of a person who learns at this hour; a day begins at 0. */
const on = (day: number, hour = 10): Today => ({
  now: day * DAY + hour * HOUR,
  tomorrow: (day + 1) * DAY,
});

const TOPICS = ['elections', 'replication', 'safety'];

const cards = fc
  .array(fc.record({ topic: fc.constantFrom(...TOPICS), grade: fc.constantFrom(...GRADES) }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((all): readonly Card[] => all.map((one, i) => ({ id: `q${i}`, ...one })));

/** Some marks for some of twenty questions. */
const marks = fc
  .dictionary(
    fc.nat(19).map((i) => `q${i}`),
    fc.record({ row: fc.nat(7), due: fc.nat(60 * DAY) }),
  )
  .map((all): Marks => all);

const choice = fc.record({
  topic: fc.option(fc.constantFrom(...TOPICS)),
  grade: fc.option(fc.constantFrom(...GRADES)),
  cram: fc.boolean(),
});

describe('a mark', () => {
  test('each time it is known the question comes again later, and in the end no later than ever', () => {
    let mark: ReturnType<typeof marked> | undefined;
    let day = 0;
    for (const interval of [...INTERVALS, INTERVALS.at(-1) ?? 0]) {
      const today = on(day);
      mark = marked(mark, true, today);
      expect(daysTo(mark.due, today)).toBe(interval);
      expect(standingOf(mark, today.now)).toBe('known');
      day += interval;
      expect(standingOf(mark, on(day - 1, 23).now)).toBe('known');
      expect(standingOf(mark, on(day, 0).now)).toBe('due');
    }
    expect(INTERVALS).toEqual([...INTERVALS].sort((a, b) => a - b));
  });

  test('whoever learns in the evening is asked the next morning', () => {
    expect(standingOf(marked(undefined, true, on(0, 23)), on(1, 7).now)).toBe('due');
  });

  test('what is not known is to be asked at once, and begins anew', () => {
    const lost = marked({ row: 4, due: on(5).now }, false, on(6));
    expect(lost).toEqual({ row: 0, due: on(6).now });
    expect(standingOf(lost, on(6).now)).toBe('notYet');
    const again = marked(lost, true, on(6, 11));
    expect([again.row, daysTo(again.due, on(6))]).toEqual([1, 1]);
  });

  test('to know it again before it is due changes nothing', () => {
    const mark = marked(undefined, true, on(0));
    expect(marked(mark, true, on(0, 12))).toBe(mark);
  });

  test('is never due later than the longest interval, whatever one answers and when', () => {
    const answers = fc.array(fc.tuple(fc.boolean(), fc.nat(60), fc.nat(23)));
    fc.assert(
      fc.property(answers, (all) => {
        let mark: ReturnType<typeof marked> | undefined;
        let day = 0;
        for (const [known, days, hour] of all) {
          day += days;
          const today = on(day, hour);
          mark = marked(mark, known, today);
          expect(mark.due).toBeGreaterThanOrEqual(today.now);
          expect(mark.due).toBeLessThanOrEqual(on(day + 35, 0).now);
          expect(mark.row > 0).toBe(known);
        }
      }),
    );
  });
});

describe('the order', () => {
  test('has every question once, from easy to hard', () => {
    fc.assert(
      fc.property(cards, (all) => {
        const turn = inTurn(all);
        expect(new Set(turn)).toEqual(new Set(all));
        expect(turn.length).toBe(all.length);
        const grades = turn.map(({ grade }) => GRADES.indexOf(grade));
        expect(grades).toEqual([...grades].sort());
        // Within a topic and a grade as they were written.
        for (const topic of TOPICS)
          for (const grade of GRADES) {
            const those = (some: readonly Card[]) => chosenOf(some, { topic, grade });
            expect(those(turn)).toEqual(those(all));
          }
      }),
    );
  });

  test('goes from topic to topic', () => {
    const all = ['a', 'a', 'a', 'b', 'b', 'c'].map(
      (topic, i): Card => ({ id: `${topic}${i}`, topic, grade: 'core' }),
    );
    expect(
      inTurn(all)
        .map(({ topic }) => topic)
        .join(''),
    ).toBe('abcaba');
  });

  test('what is due comes first, longest due before all', () => {
    const all = ['x', 'y', 'z'].map((id): Card => ({ id, topic: 'a', grade: 'core' }));
    const known = { y: { row: 1, due: 20 }, z: { row: 0, due: 10 } };
    const ids = (cram: boolean) => openOf(all, { ...FRESH, cram }, known, 30).map(({ id }) => id);
    expect(ids(false)).toEqual(['z', 'y', 'x']);
    // Before an interview: what was never asked, then what was not known; what is known is left out.
    expect(ids(true)).toEqual(['x', 'z']);
  });
});

describe('a choice', () => {
  test('what is open, and what is counted, agree', () => {
    fc.assert(
      fc.property(cards, marks, choice, fc.nat(60 * DAY), (all, known, chosen, now) => {
        const tally = tallyOf(chosenOf(all, chosen), known, now);
        const open = openOf(all, chosen, known, now);
        const { topic, grade } = chosen;
        expect(open.every((one) => topic === null || one.topic === topic)).toBe(true);
        expect(open.every((one) => grade === null || one.grade === grade)).toBe(true);
        const due = chosen.cram ? 0 : tally.due;
        expect(open.length).toBe(tally.new + tally.notYet + due);
        expect(tally.new + tally.due + tally.notYet + tally.known).toBe(
          chosenOf(all, chosen).length,
        );
      }),
    );
  });

  test('keeps what is being asked if it is among the chosen, and else asks another', () => {
    fc.assert(
      fc.property(cards, marks, choice, fc.nat(60 * DAY), (all, known, chosen, now) => {
        const before = { ...asking(FRESH, all, known, now), revealed: true };
        const after = choosing(before, chosen, all, known, now);
        const open = openOf(all, chosen, known, now).map(({ id }) => id);
        if (before.asked !== null && open.includes(before.asked)) {
          expect(after).toEqual({ ...before, ...chosen });
        } else {
          expect(after.asked === null ? 0 : 1).toBe(Math.min(1, open.length));
          expect(after.revealed).toBe(false);
        }
      }),
    );
  });
});

/** Answers questions until none is left, or patience is; says which were asked. */
function sit(
  all: readonly Card[],
  sitting: Sitting,
  known: (id: string, nth: number) => boolean,
  most = 1000,
) {
  const today = on(3);
  let marks: Marks = {};
  let state = asking(sitting, all, marks, today.now);
  const order: string[] = [];
  while (state.asked !== null && order.length < most) {
    const id = state.asked;
    order.push(id);
    const nth = order.filter((one) => one === id).length;
    // Each answer a second after the last.
    const now = today.now + order.length * 1000;
    marks = { ...marks, [id]: marked(marks[id], known(id, nth), { ...today, now }) };
    state = asking(answered(state), all, marks, now);
  }
  return { order, marks, state, now: today.now + order.length * 1000 };
}

describe('a sitting', () => {
  test('of one who knows everything asks each chosen question once', () => {
    fc.assert(
      fc.property(cards, choice, (all, chosen) => {
        const { order } = sit(all, { ...FRESH, ...chosen }, () => true);
        expect(order).toEqual(inTurn(chosenOf(all, chosen)).map(({ id }) => id));
      }),
    );
  });

  test('of one who learns asks until all is known, and not the same twice in a row', () => {
    fc.assert(
      fc.property(cards, choice, fc.array(fc.nat(3), { minLength: 20 }), (all, chosen, misses) => {
        const times = (id: string) => misses[Number(id.slice(1))] ?? 0;
        const { order, marks, now } = sit(
          all,
          { ...FRESH, ...chosen },
          (id, nth) => nth > times(id),
        );
        const those = chosenOf(all, chosen);
        expect(order.length).toBe(those.reduce((sum, { id }) => sum + times(id) + 1, 0));
        expect(tallyOf(those, marks, now).known).toBe(those.length);
        const left = new Set(those.map(({ id }) => id));
        const seen = new Map<string, number>();
        order.forEach((id, i) => {
          const nth = (seen.get(id) ?? 0) + 1;
          seen.set(id, nth);
          if (left.size > 1) expect(order[i - 1]).not.toBe(id);
          if (nth > times(id)) left.delete(id);
        });
      }),
    );
  });

  test('what is not known comes again after three others, where there are so many', () => {
    const all = Array.from(
      { length: 8 },
      (_, i): Card => ({ id: `q${i}`, topic: 'a', grade: 'core' }),
    );
    const { order } = sit(all, FRESH, (id, nth) => id !== 'q0' || nth > 1);
    expect(order).toEqual(['q0', 'q1', 'q2', 'q3', 'q0', 'q4', 'q5', 'q6', 'q7']);
  });

  test('before an interview all are seen once before any is seen twice', () => {
    fc.assert(
      fc.property(cards, (all) => {
        const { order } = sit(all, { ...FRESH, cram: true }, () => false, all.length * 2);
        expect(new Set(order.slice(0, all.length)).size).toBe(all.length);
        expect(new Set(order.slice(all.length)).size).toBe(all.length);
      }),
    );
  });

  test('goes on where it was left', () => {
    const all: readonly Card[] = [{ id: 'x', topic: 'a', grade: 'core' }];
    const state = { ...asking(FRESH, all, {}, 0), revealed: true };
    expect(asking(state, all, {}, 5)).toBe(state);
    // A question that is no more is not asked, and nothing is where there is nothing to ask.
    expect(asking(asked(state, 'gone'), all, {}, 5).asked).toBe('x');
    const done = asked(state, null);
    expect(asking(done, all, { x: { row: 1, due: 9 } }, 5)).toBe(done);
    expect(asking(done, all, { x: { row: 1, due: 9 } }, 9).asked).toBe('x');
  });

  test('what was ticked off is ticked until it is unticked or another question comes', () => {
    const one = { ...FRESH, asked: 'x', ticked: ticking(FRESH, 2) };
    expect(one.ticked).toEqual([2]);
    expect(ticking(one, 0)).toEqual([2, 0]);
    expect(ticking(one, 2)).toEqual([]);
    expect(answered(one)).toMatchObject({ asked: null, ticked: [], recent: ['x'] });
  });
});
