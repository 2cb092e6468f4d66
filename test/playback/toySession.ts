import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import type { Protocol } from '../../src/sdk/protocol.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { type Toy, toy, toyScenario } from '../engine/toy.ts';

/** The toy with fields to look at: what it has seen, on disk and in memory, and its role. */
const shown: Protocol<Toy> = {
  ...toy,
  views: [
    {
      kind: 'fields',
      id: 'state',
      fields: (node) =>
        node.kind === 'peer'
          ? [
              { name: 'seen', durable: true, value: [node.durable.seen] },
              { name: 'seen', durable: false, value: [node.state.seen] },
              { name: 'role', durable: false, value: [node.state.role] },
            ]
          : [{ name: 'asked', durable: true, value: [node.durable.asked] }],
    },
  ],
};

/** A run of the toy that stands still until it is moved; `now` is its clock, in milliseconds. */
export function toySession(
  change: Parameters<typeof toyScenario>[0] = {},
  now: () => number = () => 0,
): Session {
  const frames = { now, each: () => () => {} };
  return openSession(
    shown as unknown as Protocol<ProtocolTypes>,
    toyScenario(change) as unknown as Scenario<ProtocolTypes>,
    { frames },
  );
}
