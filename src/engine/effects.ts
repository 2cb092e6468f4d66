import { micros, type NodeId, type RequestId } from '../core/ids.ts';
import { deepFreeze } from '../core/plain.ts';
import { append } from '../core/vector.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { transmit } from './flights.ts';
import { drawDelay } from './network.ts';
import type { Simulator } from './simulator.ts';
import {
  type Live,
  type Outgoing,
  type PendingWrite,
  type Slot,
  WRITE,
  type WriteEnd,
} from './state.ts';
import { KIND } from './trace.ts';

/** What handlers ask for, carried out. */

/** The write behind which everything has to wait that leaves now. Never asks an empty list: that is slow. */
function lastWrite<T extends ProtocolTypes>(slot: Slot<T>): PendingWrite<T> | undefined {
  const { unwritten } = slot;
  return unwritten.length === 0 ? undefined : unwritten[unwritten.length - 1];
}

/** A message leaves now, or behind the write that the node is waiting for. */
export function send<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  to: NodeId,
  message: T['message'],
): void {
  if (simulator.freeze) deepFreeze(message);
  const last = lastWrite(slot);
  if (last === undefined) transmit(simulator, slot.id, to, message);
  else last.behind.push({ to, message });
}

/** A write of no duration is done at once; others are done one after the other. */
export function persist<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  durable: object,
): void {
  const { live } = simulator;
  if (simulator.freeze) deepFreeze(durable);
  const takes = micros(drawDelay(slot.diskWrite, live.streams.disk(slot.id)));
  const cause = simulator.record(KIND.persist, false, slot.id, -1, 0, simulator.cause, null);
  if (takes === 0 && slot.unwritten.length === 0) {
    slot.previous = slot.durable;
    slot.durable = durable;
    return;
  }
  const write: PendingWrite<T> = { durable, takes, cause, behind: [] };
  slot.unwritten.push(write);
  if (slot.unwritten.length === 1) beginWrite(live, slot, write);
}

export function beginWrite<T extends ProtocolTypes>(
  live: Live<T>,
  slot: Slot<T>,
  write: PendingWrite<T>,
): void {
  const end: WriteEnd = { tag: WRITE, node: slot.id, incarnation: slot.incarnation };
  live.queue.push(live.time + write.takes, live.order++, end);
}

export function reply<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  request: RequestId,
  response: T['response'],
): void {
  const last = lastWrite(slot);
  if (last === undefined) answer(simulator, slot, request, response);
  else last.behind.push({ request, response });
}

function answer<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  op: RequestId,
  response: T['response'],
): void {
  const { live } = simulator;
  if (!live.open.delete(op)) return;
  live.returns = append(live.returns, { op, response, at: live.time, seq: live.seq });
  simulator.record(KIND.reply, false, slot.id, -1, 0, simulator.cause, { op, response });
}

/** Lets go what waited behind a write. */
export function leave<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  outgoing: Outgoing<T>,
): void {
  if ('to' in outgoing) transmit(simulator, slot.id, outgoing.to, outgoing.message);
  else answer(simulator, slot, outgoing.request, outgoing.response);
}

export function note<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  key: string,
  params: object,
): void {
  const code = simulator.vocabulary.notes[key] ?? 0;
  const body = simulator.wantsBody ? { note: { key, params } } : null;
  simulator.record(KIND.note, false, slot.id, -1, code, simulator.cause, body);
}

export function roleChanged<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  from: string,
  to: string,
  event: string,
): void {
  const code = simulator.vocabulary.roles[to] ?? 0;
  slot.roleSince = simulator.record(KIND.role, false, slot.id, -1, code, simulator.cause, {
    from,
    to,
    event,
  });
}
