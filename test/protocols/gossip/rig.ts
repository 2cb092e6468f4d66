import { micros, nodeId } from '../../../src/core/ids.ts';
import { callHandler, type Effect, type Input } from '../../../src/engine/handler.ts';
import { createSimulator, type Simulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { gossip } from '../../../src/protocols/gossip/index.ts';
import type { Entry } from '../../../src/protocols/gossip/items.ts';
import type { Message } from '../../../src/protocols/gossip/messages.ts';
import type { Params } from '../../../src/protocols/gossip/params.ts';
import { scenarios } from '../../../src/protocols/gossip/scenarios/index.ts';
import type { Gossiper } from '../../../src/protocols/gossip/state.ts';
import type { GossipTypes } from '../../../src/protocols/gossip/types.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import type { TraceRecord } from '../../../src/sdk/record.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';

/** One handler call at n1, or a run from a file. */

export const protocol = gossip as unknown as WrittenProtocol<ProtocolTypes>;

export const initial = Object.fromEntries(
  Object.entries(gossip.params).map(([name, spec]) => [name, spec.initial]),
) as unknown as Params;

export const entry = (key: string, value: string | null, counter: number, writer = 0): Entry => ({
  ...{ key, value, version: { counter, writer: nodeId(writer) } },
  from: null,
  round: 0,
});

export const item = (key: string, value: string | null, counter: number, writer = 0) => {
  const { version } = entry(key, value, counter, writer);
  return { key, value, version };
};

export const gossiper = (fields: Partial<Gossiper> = {}): Gossiper => ({
  ...{ role: 'susceptible', counter: 0, round: 0, store: [], hot: [], wanted: [], agreed: [] },
  ...fields,
});

/** One that has an item and is interested in passing it on. */
export const infective = (key = 'x', misses = 0): Gossiper =>
  gossiper({
    role: 'infective',
    counter: 1,
    store: [entry(key, '1', 1)],
    hot: [{ key, misses, needed: 0, unneeded: 0 }],
  });

interface Call {
  readonly params?: Partial<Params>;
  readonly members?: number;
  /** Which of several options is taken. */
  readonly decide?: (count: number) => number;
  readonly kind?: (typeof gossip)['kinds']['node'];
}

export function handle(
  state: Gossiper,
  input: Input<GossipTypes>,
  { params = {}, members = 4, decide = () => 0, kind = gossip.kinds.node }: Call = {},
): readonly Effect<GossipTypes>[] {
  const nodes = Array.from({ length: members }, (_, id) => nodeId(id));
  return callHandler<GossipTypes>(kind, state, input, {
    ...{ self: nodeId(0), members: { node: nodes }, clock: micros(0), decide },
    params: { ...initial, ...params },
  });
}

export const from = (node: number, message: Message): Input<GossipTypes> => ({
  message,
  from: nodeId(node),
});

export const sent = (effects: readonly Effect<GossipTypes>[]) =>
  effects.flatMap((effect) => ('send' in effect ? [effect.send] : []));

export const noted = (effects: readonly Effect<GossipTypes>[]): string[] =>
  effects.flatMap((effect) => ('note' in effect ? [effect.note.key] : []));

// ---- runs ----

export type File = { readonly id: string; readonly variant?: string; readonly until: object };
export const files = scenarios as readonly File[];
export const fileOf = (id: string): File => {
  const file = files.find((one) => one.id === id);
  if (!file) throw new Error(`no scenario ${id}`);
  return file;
};

export function start(
  file: object,
  sink: (record: TraceRecord<GossipTypes>) => void = () => {},
): Simulator<GossipTypes> {
  const scenario = readScenario(protocol, file);
  const simulator = createSimulator(protocol, scenario, { checks: 'goOn', sink: sink as never });
  return simulator as unknown as Simulator<GossipTypes>;
}

/** A run up to its end, or to a moment in seconds. */
export function play(file: object, seconds?: number): Simulator<GossipTypes> {
  const simulator = start(file);
  const { until } = simulator.scenario;
  simulator.run(seconds === undefined ? until : { time: micros(seconds * 1e6), events: null });
  return simulator;
}

export const broken = (run: Simulator<GossipTypes>): string[] => [
  ...new Set(run.violations.map(({ invariant }) => invariant)),
];

/** What each node has, as `key=value`. */
export const held = (run: Simulator<GossipTypes>): string[] =>
  run.world.nodes.map(({ state }) =>
    state.store.map(({ key, value }) => `${key}=${value ?? '†'}`).join(' '),
  );
