import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../src/files/scenario.ts';
import { crash, type Line, NODES, restart, withMore } from '../atomic/faults.ts';
import { runTo, start } from '../atomic/runs.ts';
import { fileOf, protocol } from './runs.ts';

/** When nothing more comes to be, although timers run. */

const scenario = readScenario(protocol, fileOf('votes-no'));
const asked = readScenario(protocol, {
  ...fileOf('votes-no'),
  script: fileOf('all-yes').script,
}).script;

const rests = (script: readonly Line[], seconds: number) => {
  const run = start(protocol, withMore({ ...scenario, script: asked }, script));
  runTo(run, seconds);
  return protocol.atRest?.(run.simulator.world);
};
const all = NODES.map((node) => crash(195, node));

describe('at rest', () => {
  test('where all have been down, and one still is', () => {
    const back = [restart(1000, 'rm1'), restart(1100, 'rm2'), restart(1200, 'tm1')];
    expect(rests([...all, ...back], 4)).toBe(true);
    expect(rests([...all, ...back, restart(4000, 'rm3')], 4.001)).toBe(false);
    expect(rests([...all, ...back, restart(4000, 'rm3')], 6)).toBe(true);
  });

  test('where all is over, and not before', () => {
    expect(rests([], 0.05)).toBe(true);
    expect(rests([], 0.175)).toBe(false);
    expect(rests([], 2)).toBe(true);
  });

  test('not while those who are left still have to take over', () => {
    expect(rests([crash(175, 'tm1')], 0.6)).toBe(false);
    expect(rests([crash(175, 'tm1')], 2)).toBe(true);
  });
});

test('who leads is less patient than who follows', () => {
  const patience = (type: string) => protocol.patience?.({ type, tx: 1 } as never) ?? Number.NaN;
  for (const type of ['votes', 'acks', 'states', 'lock', 'work']) {
    expect(patience('flush')).toBeLessThan(patience(type));
    expect(patience(type)).toBeLessThan(patience('decision'));
  }
  expect(patience('decision')).toBeLessThan(patience('idle'));
});
