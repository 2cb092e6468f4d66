import type { NodeId } from '../core/ids.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { Scenario, Workload } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { type Live, type Slot, WORKLOAD } from './state.ts';

/** Which clients make requests by themselves, in order. */
function workers<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  workload: Workload,
  slots: readonly Slot<T>[],
): NodeId[] {
  const clients = slots
    .filter((slot) => slot.kind === protocol.workload?.clients)
    .map((slot) => slot.id);
  return workload.clients === 'all'
    ? clients
    : workload.clients.flatMap((position) => clients[position] ?? []);
}

/** Queues a client's next request, unless the workload has ended by then. */
export function planWork<T extends ProtocolTypes>(
  live: Live<T>,
  workload: Workload,
  node: NodeId,
  at: number,
): void {
  if (workload.until !== null && at > workload.until) return;
  live.queue.push(at, live.order++, { tag: WORKLOAD, node });
}

export function beginWork<T extends ProtocolTypes>(
  live: Live<T>,
  protocol: Protocol<T>,
  workload: Workload | null,
): void {
  if (!workload) return;
  for (const node of workers(protocol, workload, live.slots)) {
    planWork(live, workload, node, workload.every);
  }
}

/** A client that is down asks nothing. */
export function stopWork<T extends ProtocolTypes>(live: Live<T>, node: NodeId): void {
  live.queue.remove((item) => item.tag === WORKLOAD && item.node === node);
}

/** A client that is back asks again at its next regular moment. */
export function resumeWork<T extends ProtocolTypes>(
  live: Live<T>,
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  node: NodeId,
): void {
  const { workload } = scenario;
  if (!workload || !workers(protocol, workload, live.slots).includes(node)) return;
  planWork(live, workload, node, (Math.floor(live.time / workload.every) + 1) * workload.every);
}
