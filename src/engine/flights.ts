import { type Micros, micros, type NodeId, type Seq } from '../core/ids.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { shelve } from './byHand.ts';
import { decideFate } from './network.ts';
import { matches } from './refs.ts';
import type { Simulator } from './simulator.ts';
import { FLIGHT, type Flight, type HeldFlight, type Live, type Trap } from './state.ts';
import { KIND } from './trace.ts';

/** Hands a message to the network, which decides what becomes of it. */
export function transmit<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  from: NodeId,
  to: NodeId,
  message: T['message'],
): void {
  const { live, cause } = simulator;
  const { fate } = simulator;
  decideFate(live, from, to, fate);
  const flight = launch(simulator, KIND.send, from, to, message, fate.dueAt, fate.lost, cause);
  if (fate.twinAt >= 0)
    launch(simulator, KIND.duplicate, from, to, message, micros(fate.twinAt), false, flight.id);
  if (live.traps.length > 0) springTraps(simulator, flight);
}

/** Puts a message on its way. */
export function launch<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  kind: typeof KIND.send | typeof KIND.duplicate,
  from: NodeId,
  to: NodeId,
  message: T['message'],
  dueAt: Micros,
  lost: boolean,
  cause: Seq,
): Flight<T['message']> {
  const { live } = simulator;
  const code = simulator.messageCode(message);
  const flight: Flight<T['message']> = {
    tag: FLIGHT,
    code,
    id: live.seq,
    from,
    to,
    sentAt: live.time,
    dueAt,
    message,
    cause,
    lost,
    order: live.order++,
  };
  simulator.record(
    kind,
    false,
    from,
    to,
    code,
    cause,
    simulator.wantsBody ? { envelope: flight } : null,
  );
  if (live.byHand === null) live.queue.push(dueAt, flight.order, flight);
  else shelve(live, flight);
  return flight;
}

/** Does what was asked for the next message that matches, when it has just been sent. */
function springTraps<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  flight: Flight<T['message']>,
): void {
  const { live } = simulator;
  const index = live.traps.findIndex(
    (trap) => !flight.lost && matches(simulator, trap.message, flight),
  );
  const [trap] = index < 0 ? [] : live.traps.splice(index, 1);
  if (!trap) return;
  // In the middle of the sender's handler the receiver's must not run: the message arrives at once, but as its own step.
  if (trap.action === 'deliverNow') hurry(simulator, flight);
  else handle(simulator, trap.action, flight);
}

function hurry<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  flight: Flight<T['message']>,
): void {
  const { live } = simulator;
  takeOff(simulator, flight);
  const order = live.order++;
  live.queue.push(live.time, order, { ...flight, dueAt: live.time, order });
}

/** Takes a message off the network or the shelf. */
function takeOff<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  flight: Flight<T['message']>,
): void {
  const { live } = simulator;
  live.held = live.held.filter((one) => one.id !== flight.id);
  live.queue.remove((item) => item.tag === FLIGHT && item.id === flight.id);
}

/** Carries out a command on one message that is in flight or held. */
export function handle<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  action: Trap['action'],
  flight: Flight<T['message']>,
): void {
  const { live } = simulator;
  if (action === 'duplicate') {
    launch(
      simulator,
      KIND.duplicate,
      flight.from,
      flight.to,
      flight.message,
      twinDue(live, flight),
      flight.lost,
      flight.id,
    );
    return;
  }
  takeOff(simulator, flight);
  if (action === 'hold') shelve(live, flight);
  else if (action === 'deliverNow')
    simulator.deliver({ ...flight, lost: false, dueAt: live.time }, false);
  else simulator.deliver({ ...flight, lost: true, dueAt: live.time }, false);
}

/** A copy made by hand arrives with its original, or now; while time stands still, as much of its way is left to it. */
function twinDue<T extends ProtocolTypes>(
  live: Live<T>,
  flight: Flight<T['message']> | HeldFlight<T['message']>,
): Micros {
  if (live.byHand !== null && 'heldAt' in flight) {
    return micros(live.time + flight.dueAt - flight.heldAt);
  }
  return micros(flight.dueAt > live.time ? flight.dueAt : live.time);
}
