import { describe, expect, test } from 'vitest';
import { ms } from '../../../src/core/duration.ts';
import { vectorOf } from '../../../src/core/vector.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import type { LogRecord } from '../../../src/protocols/_shared/atomic/log.ts';
import { PRESUMPTIONS } from '../../../src/protocols/two-phase-commit/params.ts';
import { PRESUMES } from '../../../src/protocols/two-phase-commit/presumption.ts';
import { recoverTransactions } from '../../../src/protocols/two-phase-commit/recovery.ts';
import { crash, NODES, restart, withMore } from '../atomic/faults.ts';
import { answers, broken, isOver, money, outcome, runTo, start } from '../atomic/runs.ts';
import { fileOf, protocol } from './runs.ts';

/** From whatever stands in the logs, a transaction comes to one end everywhere. */

/** All moments between which something happens: each message takes 10 ms. */
const MOMENTS = Array.from({ length: 12 }, (_, i) => 105 + i * 10);

describe.each(PRESUMPTIONS)('presume %s', (presume) => {
  describe.each(['all-yes', 'votes-no'])('%s', (id) => {
    const scenario = readScenario(protocol, { ...fileOf('votes-no'), script: fileOf(id).script });
    const params = { presume, flushDelay: ms(20) };

    test.each(NODES)('%s may crash at any moment', (node) => {
      const ends = new Set<string>();
      for (const at of MOMENTS) {
        for (const back of [2, 700]) {
          const faults = [crash(at, node), restart(at + back, node)];
          const played = start(protocol, withMore(scenario, faults, params));
          runTo(played, 6);
          const where = `at ${at} ms, back after ${back} ms`;
          expect(broken(played), where).toEqual([]);
          expect(isOver(played), where).toBe(true);
          expect(money(played), where).toBe(600);
          const end = outcome(played);
          expect(answers(played)[0]?.outcome ?? end, where).toBe(end);
          ends.add(end);
        }
      }
      // Where the crash comes early it is an abort, where it comes late it is what it would have been.
      expect([...ends].sort()).toEqual(id === 'all-yes' ? ['abort', 'commit'] : ['abort']);
    });
  });
});

describe('what a coordinator finds in its log', () => {
  const participants = [1, 2] as never;
  const [numbers, collecting, commit, abort, end] = [
    { type: 'numbers', tx: 100 },
    { type: 'collecting', tx: 1, participants },
    { type: 'commit', tx: 1, participants },
    { type: 'abort', tx: 1, participants },
    { type: 'end', tx: 1 },
  ] as const;

  test.each([
    ['nothing', [numbers], null],
    ['nothing', [numbers, commit], 'committing'],
    ['nothing', [numbers, abort], 'aborting'],
    ['nothing', [numbers, commit, end], null],
    ['abort', [numbers, commit], 'committing'],
    ['abort', [numbers, abort], null],
    ['abort', [numbers, commit, end], null],
    ['commit', [numbers, collecting], 'aborting'],
    ['commit', [numbers, collecting, commit], null],
    ['commit', [numbers, collecting, end], null],
  ] as const)('presume %s, %j: %s', (presume, records, role) => {
    const log = vectorOf<LogRecord>(records);
    const found = recoverTransactions(log, PRESUMES[presume]);
    expect(found.map((one) => one.role)).toEqual(role === null ? [] : [role]);
    for (const one of found) expect(one).toMatchObject({ request: null, waitingFor: [1, 2] });
  });
});
