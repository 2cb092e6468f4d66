import { describe, expect, test } from 'vitest';
import {
  coordinatorChart,
  participantChart,
} from '../../../src/protocols/three-phase-commit/roles.ts';
import { byXState, strayed, unmade } from '../atomic/roles.ts';
import { playFile } from '../atomic/runs.ts';
import { ended, fileOf, files, playWhole, protocol } from './runs.ts';

/** Where there is one transaction at a time, every report of a role is a move of the chart, with XState as the oracle. */

describe.each(files.filter(({ id }) => id !== 'busy-bank'))('$id', ({ id, variant }) => {
  // A twin goes where no chart leads; its script is one for the protocol as it is.
  const run = variant ? playWhole(id) : ended(id);

  test.each(['tm1', 'rm1', 'rm2', 'rm3'])('%s keeps to its chart', (name) => {
    const chart = name === 'tm1' ? coordinatorChart : participantChart;
    expect(strayed(chart, name, run.roles)).toEqual([]);
    expect(run.roles.some(({ node }) => node === name)).toBe(true);
  });
});

describe('every move of the charts is made by somebody', () => {
  const more = (id: string, script: readonly object[]) =>
    playFile(protocol, { ...fileOf(id), script: [...fileOf(id).script, ...script] });
  // One that dies at work; and one that knows, is held up, and finds that the others have aborted.
  const lost = more('votes-no', [
    { at: '125ms', do: 'crash', node: 'rm2' },
    { ...fileOf('votes-no').script[0], at: '1.5s' },
  ]);
  const late = more('coordinator-dies-mid-pre-commit', [
    { at: '195ms', do: 'pause', node: 'rm1' },
    { at: '1.5s', do: 'resume', node: 'rm1' },
  ]);
  const steps = [...files.flatMap(({ id }) => ended(id).roles), ...lost.roles, ...late.roles];

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

test('as in figure 7-9 of Bernstein, Hadzilacos & Goodman: nobody commits while it is uncertain and the coordinator leads', () => {
  expect(byXState(coordinatorChart, 'collecting', 'allYes')).toBe('preCommitting');
  expect(byXState(coordinatorChart, 'preCommitting', 'acknowledged')).toBe('committing');
  expect(byXState(coordinatorChart, 'preCommitting', 'abort')).toBe('preCommitting');
  expect(byXState(participantChart, 'prepared', 'preCommit')).toBe('preCommitted');
  expect(byXState(participantChart, 'preCommitted', 'commit')).toBe('committed');
});
