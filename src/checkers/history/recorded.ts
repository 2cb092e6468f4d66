import { must } from '../../core/assert.ts';
import type { NodeId, Seq } from '../../core/ids.ts';
import type { HistoryEvent } from '../../sdk/history.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Operation } from '../../sdk/world.ts';

interface Moment<T extends ProtocolTypes> {
  readonly time: number;
  readonly invokes: boolean;
  readonly op: Operation<T>;
}

/** A line of a run's history, and where in the run it was. */
export interface RecordedEvent {
  readonly event: HistoryEvent;
  readonly node: NodeId;
  readonly seq: Seq;
}

/**
 * The operations of a run's clients as a history. At one moment calls come before returns: that claims no order that
 * the run may not have had.
 */
export function recordedOf<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  operations: readonly Operation<T>[],
): RecordedEvent[] {
  const moments: Moment<T>[] = [];
  for (const op of operations) {
    if (protocol.historyOf(op.request as never, null) === null) continue;
    moments.push({ time: op.invokedAt, invokes: true, op });
    if (op.returnedAt !== null) moments.push({ time: op.returnedAt, invokes: false, op });
  }
  moments.sort(
    (a, b) => a.time - b.time || Number(b.invokes) - Number(a.invokes) || a.op.id - b.op.id,
  );
  const processes = new Processes(moments.map(({ op }) => op.node));
  return moments.map(({ time, invokes, op }) => {
    const process = invokes ? processes.begin(op.node, op.id) : processes.end(op.id);
    const said = protocol.historyOf(op.request as never, invokes ? null : (op.response as never));
    const { ok, f, key, value } = must(said, 'a request that counts has an answer that does');
    const type = invokes ? 'invoke' : ok ? 'ok' : 'fail';
    const event = { process, type, f, ...(key !== undefined && { key }), value, time } as const;
    return { event, node: op.node, seq: invokes ? op.invokedBy : (op.returnedBy ?? op.invokedBy) };
  });
}

export const historyOf = <T extends ProtocolTypes>(
  protocol: Protocol<T>,
  operations: readonly Operation<T>[],
): HistoryEvent[] => recordedOf(protocol, operations).map(({ event }) => event);

/**
 * A process does one thing at a time, so a client that asks again before it has its answer is several: with n clients,
 * the i-th is the processes i, i + n, i + 2n, …, of which the first that is free takes the next operation.
 */
class Processes {
  private readonly clients: readonly number[];
  /** Of each client those that have ended, the first one last, and how many there are. */
  private readonly own = new Map<number, { readonly free: number[]; count: number }>();
  private readonly busy = new Map<number, { readonly node: number; readonly process: number }>();

  constructor(nodes: readonly number[]) {
    this.clients = [...new Set(nodes)].sort((a, b) => a - b);
    for (const node of this.clients) this.own.set(node, { free: [], count: 0 });
  }

  begin(node: number, op: number): number {
    const own = must(this.own.get(node), 'every client is known');
    const nth = own.free.pop() ?? own.count++;
    const process = this.clients.indexOf(node) + nth * this.clients.length;
    this.busy.set(op, { node, process });
    return process;
  }

  end(op: number): number {
    const { node, process } = must(this.busy.get(op), 'what ends has begun');
    const { free } = must(this.own.get(node), 'every client is known');
    const nth = Math.floor(process / this.clients.length);
    let at = free.length;
    while (at > 0 && (free[at - 1] as number) < nth) at--;
    free.splice(at, 0, nth);
    return process;
  }
}
