import { expect, test } from 'vitest';
import { plotLines, plotsOf } from '../../src/cli/plotted.ts';
import { createSimulator, type Simulator } from '../../src/engine/simulator.ts';
import type { Protocol } from '../../src/sdk/protocol.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { ViewDescriptor } from '../../src/sdk/views.ts';
import { toy, toyScenario } from '../engine/toy.ts';

/** What a protocol plots of a run, as the command line prints it. */

const label = (key: string) => ({ key, params: {} });
const scenario = toyScenario() as unknown as Scenario<ProtocolTypes>;

const view: ViewDescriptor<ProtocolTypes> = {
  kind: 'plot',
  id: 'sent',
  plots: (course) => [
    {
      id: 'sent',
      caption: label('sent'),
      x: { label: label('at'), unit: 'time', least: 1 },
      y: { label: label('part'), unit: 'share', least: 1 },
      series: [
        {
          label: label('pings'),
          source: 'measured',
          shape: 'line',
          points: [
            [0, 0],
            [1_500_000, course.count('send', 'Ping') > 0 ? 0.25 : 0],
          ],
          tone: 'good',
        },
        { label: label('none'), source: 'measured', shape: 'line', points: [], tone: 'good' },
        { label: label('law'), source: 'theory', shape: 'line', points: [[0, 1]], tone: 'muted' },
      ],
      empty: label('nothing'),
    },
  ],
};

test('plots are those of the whole run, in English; of what was measured, the end is printed', () => {
  const protocol = { ...toy, views: [view] } as unknown as Protocol<ProtocolTypes>;
  const simulator = createSimulator(protocol, scenario);
  simulator.run({ time: null, events: 300 });
  const plots = plotsOf(simulator) ?? [];
  expect(plots).toMatchObject([
    {
      caption: 'sent',
      x: { label: 'at', unit: 'time' },
      y: { label: 'part', unit: 'share' },
      series: [
        {
          label: 'pings',
          source: 'measured',
          points: [
            [0, 0],
            [1_500_000, 0.25],
          ],
        },
        { label: 'none', points: [] },
        { label: 'law', source: 'theory' },
      ],
    },
  ]);
  expect(plotLines(plots)).toBe('  sent: pings  25 %  at 1.5 s\n');
});

test('a protocol that plots nothing has no plots', () => {
  const simulator = createSimulator(toy, toyScenario()) as unknown as Simulator<ProtocolTypes>;
  simulator.run({ time: null, events: 100 });
  expect(plotsOf(simulator)).toBeNull();
});
