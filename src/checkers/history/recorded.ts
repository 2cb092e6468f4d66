import type { HistoryEvent } from '../../sdk/history.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Operation } from '../../sdk/world.ts';

interface Moment<T extends ProtocolTypes> {
  readonly time: number;
  readonly invokes: boolean;
  readonly op: Operation<T>;
}

/**
 * The operations of a run's clients as a history. At one moment calls come before returns: that claims no order that
 * the run may not have had.
 */
export function historyOf<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  operations: readonly Operation<T>[],
): HistoryEvent[] {
  const moments: Moment<T>[] = [];
  for (const op of operations) {
    moments.push({ time: op.invokedAt, invokes: true, op });
    if (op.returnedAt !== null) moments.push({ time: op.returnedAt, invokes: false, op });
  }
  moments.sort(
    (a, b) => a.time - b.time || Number(b.invokes) - Number(a.invokes) || a.op.id - b.op.id,
  );
  const processes = new Processes(operations.map(({ node }) => node));
  return moments.map(({ time, invokes, op }) => {
    const process = invokes ? processes.begin(op.node, op.id) : processes.end(op.id);
    const response = invokes ? null : op.response;
    const { ok, f, key, value } = protocol.historyOf(op.request as never, response as never);
    const type = invokes ? 'invoke' : ok ? 'ok' : 'fail';
    return { process, type, f, ...(key !== undefined && { key }), value, time };
  });
}

/**
 * A process does one thing at a time, so a client that asks again before it has its answer is several: with n clients,
 * the i-th is the processes i, i + n, i + 2n, …, of which the first that is free takes the next operation.
 */
class Processes {
  private readonly clients: readonly number[];
  private readonly busy = new Map<number, number>();
  private readonly taken = new Set<number>();

  constructor(nodes: readonly number[]) {
    this.clients = [...new Set(nodes)].sort((a, b) => a - b);
  }

  begin(node: number, op: number): number {
    let process = this.clients.indexOf(node);
    while (this.taken.has(process)) process += this.clients.length;
    this.taken.add(process);
    this.busy.set(op, process);
    return process;
  }

  end(op: number): number {
    const process = this.busy.get(op) ?? 0;
    this.taken.delete(process);
    return process;
  }
}
