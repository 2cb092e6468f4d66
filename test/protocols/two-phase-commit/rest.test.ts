import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../src/files/scenario.ts';
import { crash, type Line, type NodeName, restart, withMore } from '../atomic/faults.ts';
import { runTo, start } from '../atomic/runs.ts';
import { fileOf, protocol } from './runs.ts';

/** When nothing more comes to be, although timers run. */

const scenario = readScenario(protocol, {
  ...fileOf('votes-no'),
  script: fileOf('all-yes').script,
});

/** Whether it rests in a world in which all timers that run only ask again. */
const rests = (script: readonly Line[], seconds: number, params: object = {}) => {
  const run = start(protocol, withMore(scenario, script, params));
  runTo(run, seconds);
  return protocol.atRest?.(run.simulator.world);
};
const dead = (at: number, ...nodes: NodeName[]) => nodes.map((node) => crash(at, node));

describe('at rest', () => {
  test('where nobody who is there knows', () => {
    expect(rests(dead(175, 'tm1'), 4)).toBe(true);
    expect(rests(dead(185, 'tm1', 'rm1', 'rm2', 'rm3'), 4)).toBe(true);
  });

  test('where only one that is down has to be told', () => {
    expect(rests(dead(185, 'rm3'), 4)).toBe(true);
    expect(rests([...dead(185, 'rm3'), restart(4010, 'rm3')], 4.011)).toBe(false);
  });

  test('not where the coordinator is back, or another participant has heard', () => {
    expect(rests([...dead(175, 'tm1'), restart(4200, 'tm1')], 4.201)).toBe(false);
    const told = [...dead(185, 'rm2'), ...dead(195, 'tm1'), restart(4000, 'rm2')];
    expect(rests(told, 4.001)).toBe(false);
    expect(rests(told, 4.001, { cooperative: false })).toBe(true);
  });

  test('not while votes are waited for', () => {
    const run = start(protocol, scenario);
    runTo(run, 0.05);
    expect(protocol.atRest?.(run.simulator.world)).toBe(true);
    runTo(run, 0.175);
    expect(protocol.atRest?.(run.simulator.world)).toBe(false);
  });
});

test('who may end something is less patient than who waits for that', () => {
  const patience = (type: string) => protocol.patience?.({ type, tx: 1 } as never) ?? Number.NaN;
  expect(patience('flush')).toBeLessThan(patience('votes'));
  expect(patience('votes')).toBeLessThan(patience('decision'));
  expect(patience('lock')).toBeLessThan(patience('decision'));
  expect(patience('decision')).toBeLessThan(patience('idle'));
  expect(patience('idle')).toBeLessThan(patience('resend'));
});
