import { expect, test } from 'vitest';
import { chart } from '../../../src/protocols/swim/roles.ts';
import { strayed, unmade } from '../atomic/roles.ts';
import { play } from './runs.ts';

/** Every report of a role is a move of the chart, with XState as the oracle, and every move is made by somebody. */
test('nodes keep to their chart', () => {
  const ask = (at: string, node: string, op: string) => ({
    at,
    do: 'request',
    node,
    request: { op },
  });
  const script = [
    ask('1s', 'n3', 'leave'),
    ask('12s', 'n3', 'join'),
    { at: '13s', do: 'partition', groups: [['n4'], ['n1', 'n2', 'n3']] },
    { at: '14s', do: 'crash', node: 'n4' },
    { at: '15s', do: 'restart', node: 'n4', disk: 'keep' },
    ask('16s', 'n4', 'leave'),
  ];
  const run = play({ nodes: { node: 4 }, script }, 30);
  const steps = run.records.flatMap((record) =>
    record.kind === 'role'
      ? [
          {
            node: `n${Number(record.node) + 1}`,
            from: record.from,
            to: record.to,
            event: record.event,
          },
        ]
      : [],
  );
  for (const name of ['n3', 'n4']) {
    // Those with which a cluster begins have joined it before.
    const before = { node: name, from: 'joining', to: 'member', event: 'joined' };
    expect(strayed(chart, name, [before, ...steps] as never)).toEqual([]);
  }
  expect(unmade(chart, steps as never)).toEqual([]);
});
