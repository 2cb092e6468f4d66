import type { Simulator } from '../engine/simulator.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

/** What became of a run's messages. `byType` counts those sent; a copy that the network made counts as no sending. */
export interface MessageCounts {
  readonly sent: number;
  readonly delivered: number;
  readonly dropped: number;
  readonly byType: Readonly<Record<string, number>>;
}

/** Counted from the columns of the trace, so that a run need not count as it goes. */
export function messageCounts({ recorder, vocabulary }: Simulator<ProtocolTypes>): MessageCounts {
  const counts = { send: 0, deliver: 0, drop: 0 };
  const types = Object.keys(vocabulary.messages);
  const byType = types.map(() => 0);
  const { trace } = recorder;
  for (let at = 0; trace !== null && at < trace.length; at++) {
    const kind = trace.kind(at);
    if (kind !== 'send' && kind !== 'deliver' && kind !== 'drop') continue;
    counts[kind]++;
    const type = trace.type(at);
    if (kind === 'send') byType[type] = (byType[type] ?? 0) + 1;
  }
  return {
    sent: counts.send,
    delivered: counts.deliver,
    dropped: counts.drop,
    byType: Object.fromEntries(types.map((type, code) => [type, byType[code] as number])),
  };
}
