import { micros, type NodeId, nodeId, seq } from '../../src/core/ids.ts';
import { emptyVector } from '../../src/core/vector.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { ArmedTimer, Envelope, LinkModel, NodeSlot, World } from '../../src/sdk/world.ts';
import type { Topology } from '../../src/views/stage/project.ts';

type Any = ProtocolTypes;

/** A node made by hand; its state says what the descriptor below shows. */
export function slot(id: number, over: Partial<NodeSlot<Any>> = {}): NodeSlot<Any> {
  return {
    id: nodeId(id),
    kind: 'server',
    name: `s${id + 1}`,
    health: 'up',
    state: { role: 'idle' },
    durable: {},
    unwritten: [],
    clockOffset: micros(0),
    clockSince: micros(0),
    clockRate: [1, 1],
    diskWrite: { kind: 'fixed', by: micros(0) },
    roleSince: seq(0),
    ...over,
  };
}

export function envelope(
  id: number,
  from: number,
  to: number,
  over: Partial<Envelope<Any['message']>> = {},
): Envelope<Any['message']> {
  return {
    id: seq(id),
    from: nodeId(from),
    to: nodeId(to),
    sentAt: micros(1000),
    dueAt: micros(2000),
    message: { type: 'Ping' },
    cause: seq(0),
    lost: false,
    ...over,
  };
}

interface Parts {
  readonly nodes: readonly NodeSlot<Any>[];
  readonly flying?: readonly Envelope<Any['message']>[];
  readonly held?: readonly Envelope<Any['message']>[];
  readonly timers?: readonly ArmedTimer<Any>[];
  /** Directed: "0-1" is from the first node to the second. */
  readonly cuts?: readonly string[];
  readonly lossy?: readonly string[];
}

const CLEAN: LinkModel = {
  delay: { kind: 'fixed', by: micros(1000) },
  loss: [0, 1],
  duplicate: [0, 1],
  order: 'any',
};

export function fakeWorld(parts: Parts): World<Any> {
  const has = (list: readonly string[] | undefined, from: NodeId, to: NodeId) =>
    list?.includes(`${from}-${to}`) ?? false;
  return {
    time: micros(1500),
    seq: seq(1),
    step: seq(0),
    byHand: false,
    params: {},
    nodes: parts.nodes,
    inFlight: () => parts.flying ?? [],
    held: () => (parts.held ?? []).map((one) => ({ ...one, heldAt: one.sentAt })),
    timers: () => parts.timers ?? [],
    history: () => ({ invocations: emptyVector(), returns: emptyVector() }),
    isCut: (from, to) => has(parts.cuts, from, to),
    link: (from, to) => (has(parts.lossy, from, to) ? { ...CLEAN, loss: [1, 10] } : CLEAN),
    links: () => ({
      most: CLEAN,
      own: (parts.lossy ?? []).map((pair) => {
        const [from, to] = pair.split('-').map(Number) as [NodeId, NodeId];
        return { from, to, model: { ...CLEAN, loss: [1, 10] } };
      }),
    }),
  };
}

/** Shows a node's role from its state; a boss of another's time is stale. */
export const descriptor: Topology = {
  kind: 'topology',
  id: 'cluster',
  place: (kind) => (kind === 'server' ? 'ring' : 'left'),
  node: (node) => {
    const { role, stale } = node.state as { role: string; stale?: boolean };
    return {
      sign: role === 'boss' ? '◆' : '',
      tone: stale ? 'muted' : role === 'boss' ? 'primary' : 'neutral',
      role,
      caption: { key: 'age', params: { age: 3 } } as never,
      remark: stale ? ({ key: 'late', params: {} } as never) : null,
      cells: [{ index: 1, text: '1', group: 1, firm: true }],
      timer: role === 'boss' ? null : 'tick',
    };
  },
  message: ({ type }) => ({ shape: 'dot', tone: 'primary', label: type }),
};
