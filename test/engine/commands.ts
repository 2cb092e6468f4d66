import fc from 'fast-check';
import { ms } from '../../src/core/duration.ts';
import { micros, nodeId } from '../../src/core/ids.ts';
import type { Command } from '../../src/sdk/command.ts';
import type { Toy } from './toy.ts';

/** Any command that can be given to the toy's cluster of three peers and an asker. */
const node = fc.integer({ min: 0, max: 3 }).map(nodeId);
const messageRef = fc.record(
  { from: node, to: node, type: fc.constantFrom('Ping', 'Pong') },
  { requiredKeys: [] },
);
const delay = fc.constantFrom(
  { kind: 'fixed', by: ms(2) } as const,
  { kind: 'uniform', min: ms(1), max: ms(30) } as const,
  { kind: 'table', quantiles: [ms(1), ms(2), ms(50)] } as const,
);
const model = fc.record(
  {
    delay,
    loss: fc.constantFrom([0, 1] as const, [1, 3] as const),
    duplicate: fc.constantFrom([0, 1] as const, [1, 4] as const),
    order: fc.constantFrom('fifo' as const, 'any' as const),
  },
  { requiredKeys: [] },
);

export const anyCommand: fc.Arbitrary<Command<Toy>> = fc.oneof(
  fc.record({ do: fc.constantFrom('crash', 'pause', 'resume', 'remove'), node }),
  fc.record({
    do: fc.constant('restart'),
    node,
    disk: fc.constantFrom('keep', 'lastWriteLost', 'lost'),
  }),
  fc.record({ do: fc.constant('add'), kind: fc.constantFrom('peer', 'asker') }),
  fc.record({ do: fc.constant('heal') }),
  fc
    .subarray([0, 1, 2, 3].map(nodeId))
    .map((one) => [one, [0, 1, 2, 3].map(nodeId).filter((id) => !one.includes(id))])
    .map((groups) => ({ do: 'partition' as const, groups })),
  fc.record({ do: fc.constantFrom('cut', 'mend'), from: node, to: node }),
  fc.record({ do: fc.constant('link'), model }),
  fc.record({ do: fc.constant('link'), from: node, to: node, model }),
  fc.record({
    do: fc.constant('clock'),
    node,
    offset: fc.integer({ min: -5000, max: 5000 }).map(micros),
    drift: fc.constantFrom([1, 1] as const, [2, 1] as const, [9, 10] as const),
  }),
  fc.record({ do: fc.constant('disk'), node, write: delay }),
  fc.record({
    do: fc.constantFrom('drop', 'duplicate', 'deliverNow', 'hold', 'release'),
    message: messageRef,
  }),
  fc.record({ do: fc.constant('byHand'), on: fc.boolean() }),
  fc.record({
    do: fc.constant('nudge'),
    timer: fc.constantFrom('tick', 'rest'),
    how: fc.constantFrom('align', 'spread'),
  }),
  fc.record({ do: fc.constant('fire'), node, timer: fc.constant({ type: 'tick' as const }) }),
  fc.record({
    do: fc.constant('request'),
    node,
    request: fc.constant({ op: 'ask' as const, key: 'x' }),
  }),
  fc.record({
    do: fc.constant('set'),
    param: fc.constant('period' as const),
    value: fc.constantFrom([ms(2), ms(2)], [ms(1), ms(40)]),
  }),
) as fc.Arbitrary<Command<Toy>>;

/** A script: commands in order of time within a quarter of a second. */
export const anyScript = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 250_000 }).map(micros), command: anyCommand }), {
    maxLength: 15,
  })
  .map((script) => script.toSorted((a, b) => a.at - b.at));
