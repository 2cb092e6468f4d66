import { describe, expect, test } from 'vitest';
import {
  coordinatorChart,
  participantChart,
} from '../../../src/protocols/two-phase-commit/roles.ts';
import { byXState, strayed, unmade } from '../atomic/roles.ts';
import { playFile } from '../atomic/runs.ts';
import { ended, fileOf, files, playWhole, protocol } from './runs.ts';

/** Where there is one transaction at a time, every report of a role is a move of the chart, with XState as the oracle. */

/** Several at once: then a node shows the foremost of them, which moves as they come and go. */
const SEVERAL = ['read-only', 'lock-conflict', 'deadlock', 'busy-bank', 'power-failure'];
const single = files.filter(
  ({ id }) => !SEVERAL.includes(id) && id !== 'coordinator-never-comes-back',
);

describe.each(single)('$id', ({ id, variant }) => {
  // A twin that waits for nobody goes where no chart leads; its script is one for the protocol as it is.
  const run = variant ? playWhole(id) : ended(id);

  test.each(['tm1', 'rm1', 'rm2', 'rm3'])('%s keeps to its chart', (name) => {
    const chart = name === 'tm1' ? coordinatorChart : participantChart;
    expect(strayed(chart, name, run.roles)).toEqual([]);
    expect(run.roles.some(({ node }) => node === name)).toBe(true);
  });
});

describe('every move of the charts is made by somebody', () => {
  // One that dies at work, where there is nothing else; and another transaction after that.
  const [asked] = fileOf('votes-no').script;
  const lost = playFile(protocol, {
    ...fileOf('votes-no'),
    script: [asked as object, { at: '125ms', do: 'crash', node: 'rm2' }, { ...asked, at: '1.5s' }],
  });
  const steps = [...files.flatMap(({ id }) => ended(id).roles), ...lost.roles];

  test.each([
    ['coordinator', coordinatorChart, (node: string) => node === 'tm1'],
    ['participant', participantChart, (node: string) => node !== 'tm1'],
  ])('%s', (_, chart, isIts) => {
    expect(
      unmade(
        chart,
        steps.filter(({ node }) => isIts(node)),
      ),
    ).toEqual([]);
  });
});

test('as in figure 7-3 of Bernstein, Hadzilacos & Goodman', () => {
  expect(byXState(participantChart, 'working', 'abort')).toBe('aborted');
  expect(byXState(participantChart, 'working', 'votedYes')).toBe('prepared');
  expect(byXState(participantChart, 'working', 'commit')).toBe('working');
  expect(byXState(participantChart, 'prepared', 'commit')).toBe('committed');
  expect(byXState(participantChart, 'prepared', 'abort')).toBe('aborted');
  expect(byXState(coordinatorChart, 'collecting', 'allYes')).toBe('committing');
  expect(byXState(coordinatorChart, 'collecting', 'abort')).toBe('aborting');
});
