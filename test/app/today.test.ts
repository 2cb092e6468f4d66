import { expect, test } from 'vitest';
import { today } from '../../src/app/lessons/today.ts';

const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 2, day, hour, minute).getTime();

test.each([
  ['in the morning', at(10, 9), at(11, 4)],
  ['late in the evening', at(10, 23, 59), at(11, 4)],
  ['after midnight, when nobody has gone to bed yet', at(11, 1), at(11, 4)],
  ['as the day begins', at(11, 4), at(12, 4)],
  ['on the last day of a month', at(31, 12), new Date(2026, 3, 1, 4).getTime()],
])('%s', (_, now, tomorrow) => {
  expect(today(now)).toEqual({ now, tomorrow });
});
