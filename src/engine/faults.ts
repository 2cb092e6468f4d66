import { micros, type NodeId, nodeId } from '../core/ids.ts';
import { clonePlain } from '../core/plain.ts';
import type {
  Command,
  CutCommand,
  LinkCommand,
  MessageCommand,
  NodeCommand,
  PartitionCommand,
} from '../sdk/command.ts';
import type { KindOf, ProtocolTypes } from '../sdk/types.ts';
import { goOn, letGo, standStill } from './byHand.ts';
import { setClock } from './clock.ts';
import { leave, roleChanged } from './effects.ts';
import { handle } from './flights.ts';
import { isCut, linkModel } from './network.ts';
import { matches, resolve } from './refs.ts';
import { blank, kindNamed, membersOf, newSlot } from './setup.ts';
import type { Simulator } from './simulator.ts';
import {
  FLIGHT,
  type Flight,
  type HeldFlight,
  type Live,
  linkKey,
  type Slot,
  TIMER,
  type Timer,
} from './state.ts';
import { arm, findTimer, nudge, rescale, running } from './timers.ts';
import { resumeWork, stopWork } from './work.ts';

/** What a command will do, once it is clear that there is something to do it to; `node`: where it is recorded. */
interface Plan<T extends ProtocolTypes> {
  readonly node: NodeId | null;
  /** The message that it will be done to. */
  readonly about?: Flight<T['message']>;
  act(): void;
}

/** How a command is carried out; null if it meets nothing (no leader to crash, no such message). */
export function planOf<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  command: Command<T>,
): Plan<T> | null {
  switch (command.do) {
    case 'crash':
    case 'restart':
    case 'pause':
    case 'resume':
    case 'remove':
    case 'clock':
    case 'disk':
    case 'fire':
    case 'request':
      return nodePlan(simulator, command);
    case 'add':
      return { node: null, act: () => add(simulator, command.kind) };
    case 'partition':
      return partition(simulator, command);
    case 'heal':
      return { node: null, act: () => simulator.live.cuts.heal() };
    case 'cut':
    case 'mend':
      return cutOrMend(simulator, command);
    case 'link':
      return link(simulator, command);
    case 'drop':
    case 'duplicate':
    case 'deliverNow':
    case 'hold':
    case 'release':
      return messagePlan(simulator, command);
    case 'byHand':
      return byHand(simulator.live, command.on);
    case 'nudge': {
      const timers = running(simulator.live, command.timer);
      return timers.length < 2
        ? null
        : { node: null, act: () => nudge(simulator.live, timers, command.how) };
    }
    case 'set':
      return {
        node: null,
        act: () => {
          simulator.live.params = {
            ...simulator.live.params,
            [command.param]: clonePlain(command.value),
          };
        },
      };
  }
}

// ---------- nodes ----------

function nodePlan<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  command: NodeCommand<T>,
): Plan<T> | null {
  const slot = resolve(simulator, command.node);
  if (!slot || slot.health === 'removed') return null;
  const act = nodeAction(simulator, slot, command);
  return act && { node: slot.id, act };
}

function nodeAction<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  command: NodeCommand<T>,
): (() => void) | null {
  const alive = slot.health !== 'crashed';
  switch (command.do) {
    case 'crash':
      return alive ? () => crash(simulator, slot) : null;
    case 'restart':
      return () => restart(simulator, slot, command.disk);
    case 'pause':
      return slot.health === 'up'
        ? () => {
            slot.health = 'paused';
          }
        : null;
    case 'resume':
      return slot.health === 'paused' ? () => resume(simulator, slot) : null;
    case 'remove':
      return () => remove(simulator, slot);
    case 'clock':
      return () => clock(simulator, slot, command);
    case 'disk':
      return () => {
        slot.diskWrite = command.write;
      };
    case 'fire':
      return slot.health === 'up' ? () => fireNow(simulator, slot, command.timer) : null;
    case 'request':
      return alive ? () => ask(simulator, slot, command.request) : null;
  }
}

/** All that is volatile is gone, and so is what the disk had not finished. */
function crash<T extends ProtocolTypes>(simulator: Simulator<T>, slot: Slot<T>): void {
  slot.health = 'crashed';
  slot.incarnation++;
  slot.unwritten = [];
  for (const timer of slot.timers) timer.armed = false;
  stopWork(simulator.live, slot.id);
  const backlog = slot.backlog;
  slot.backlog = [];
  for (const item of backlog) if (item.tag === FLIGHT) simulator.deliver(item, false);
  recover(simulator, slot, 'crash');
  simulator.check(slot);
}

/** Gives a node the state that its disk yields; a role that it loses by that is told. */
function recover<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  event: string,
): void {
  const before = roleOf(slot);
  const kind = kindNamed(simulator.kinds, slot.kind);
  slot.state = kind.recover(slot.durable as never, slot.id, simulator.cluster(false));
  const after = roleOf(slot);
  if (before !== null && after !== null && before !== after)
    roleChanged(simulator, slot, before, after, event);
}

const roleOf = <T extends ProtocolTypes>(slot: Slot<T>): string | null =>
  'role' in slot.state && typeof slot.state.role === 'string' ? slot.state.role : null;

function restart<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  disk: 'keep' | 'lastWriteLost' | 'lost',
): void {
  if (slot.health !== 'crashed') crash(simulator, slot);
  if (disk === 'lastWriteLost') slot.durable = slot.previous;
  if (disk === 'lost') blank(simulator.kinds, slot, simulator.cluster(false));
  slot.previous = slot.durable;
  slot.health = 'up';
  recover(simulator, slot, 'restart');
  resumeWork(simulator.live, simulator.protocol, simulator.scenario, slot.id);
  simulator.boot(slot, false, simulator.cause);
}

/** What came in the meantime is dealt with now, in its order; timers that ran out fire late. */
function resume<T extends ProtocolTypes>(simulator: Simulator<T>, slot: Slot<T>): void {
  slot.health = 'up';
  const backlog = slot.backlog;
  slot.backlog = [];
  const { cause } = simulator;
  for (const item of backlog) {
    if (item.tag === 'request') simulator.request(slot, item.request, false, cause);
    else if (item.tag === 'written') {
      simulator.cause = item.cause;
      for (const outgoing of item.behind) leave(simulator, slot, outgoing);
    } else if (item.tag === TIMER) {
      if (item.armed && item.overdue) simulator.fire(slot, item, false);
    } else if (item.tag === FLIGHT) simulator.deliver(item, false);
    simulator.cause = cause;
  }
}

function remove<T extends ProtocolTypes>(simulator: Simulator<T>, slot: Slot<T>): void {
  if (slot.health !== 'crashed') crash(simulator, slot);
  slot.health = 'removed';
  simulator.members = membersOf(simulator.kinds, simulator.live.slots);
}

function add<T extends ProtocolTypes>(simulator: Simulator<T>, kind: KindOf<T>): void {
  const { live, scenario } = simulator;
  const number = live.slots.filter((slot) => slot.kind === kind).length + 1;
  const slot = newSlot(
    simulator.kinds,
    kind,
    nodeId(live.slots.length),
    number,
    scenario.diskWrite,
  );
  slot.clockSince = live.time;
  live.slots.push(slot);
  live.streams.add(scenario.seed);
  simulator.members = membersOf(simulator.kinds, live.slots);
  blank(simulator.kinds, slot, simulator.cluster(true));
  simulator.boot(slot, false, simulator.cause);
}

function clock<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  command: Extract<NodeCommand<T>, { readonly do: 'clock' }>,
): void {
  const { live } = simulator;
  rescale(live, slot, () => setClock(slot, live.time, command.offset, command.drift));
}

function fireNow<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  timer: T['timer'],
): void {
  const { live, cause, vocabulary } = simulator;
  // One that has run out may be remembered still or not, as it happens; neither may make a difference.
  if (!findTimer(slot, timer)?.armed) arm(live, slot, timer, 0, cause, vocabulary.timers);
  simulator.fire(slot, findTimer(slot, timer) as Timer<T['timer']>, false);
}

function ask<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  slot: Slot<T>,
  request: T['request'],
): void {
  if (slot.health === 'paused') slot.backlog.push({ tag: 'request', request });
  else simulator.request(slot, request, false, simulator.cause);
}

// ---------- links ----------

function partition<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  command: PartitionCommand,
): Plan<T> | null {
  const groups = command.groups.map((group) => group.map((ref) => resolve(simulator, ref)?.id));
  const all = (group: (NodeId | undefined)[]): group is NodeId[] =>
    group.every((id) => id !== undefined);
  if (!groups.every(all)) return null;
  const act = () => {
    simulator.live.cuts.part(groups);
    loseCutOff(simulator);
  };
  return { node: null, act };
}

function cutOrMend<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  command: CutCommand,
): Plan<T> | null {
  const from = resolve(simulator, command.from);
  const to = resolve(simulator, command.to);
  if (!from || !to) return null;
  const act = () => {
    simulator.live.cuts.set(from.id, to.id, command.do === 'cut');
    if (command.do === 'cut') loseCutOff(simulator);
  };
  return { node: from.id, act };
}

/** A message in flight when its link is cut is lost. */
function loseCutOff<T extends ProtocolTypes>(simulator: Simulator<T>): void {
  const { live } = simulator;
  const cutOff = (flight: Flight<T['message']>) =>
    !flight.lost && isCut(live, flight.from, flight.to);
  const flying = live.queue.remove((item) => item.tag === FLIGHT && cutOff(item)) as Flight<
    T['message']
  >[];
  const shelved = live.held.filter(cutOff);
  live.held = live.held.filter((flight) => !cutOff(flight));
  for (const flight of [...flying, ...shelved]) {
    simulator.deliver({ ...flight, lost: true, dueAt: micros(live.time) }, false);
  }
}

function link<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  command: LinkCommand,
): Plan<T> | null {
  const { live } = simulator;
  const from = command.from === undefined ? undefined : resolve(simulator, command.from);
  const to = command.to === undefined ? undefined : resolve(simulator, command.to);
  if (from === null || to === null) return null;
  const act = () => {
    if (!from && !to) {
      live.allLinks = { ...live.allLinks, ...command.model };
      for (const [key, model] of live.links) live.links.set(key, { ...model, ...command.model });
    } else {
      for (const a of from ? [from] : live.slots)
        for (const b of to ? [to] : live.slots)
          live.links.set(linkKey(a.id, b.id), { ...linkModel(live, a.id, b.id), ...command.model });
    }
  };
  return { node: from?.id ?? null, act };
}

// ---------- messages ----------

function byHand<T extends ProtocolTypes>(live: Live<T>, on: boolean): Plan<T> | null {
  if (on === (live.byHand !== null)) return null;
  return { node: null, act: () => (on ? standStill(live) : goOn(live)) };
}

function messagePlan<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  command: MessageCommand,
): Plan<T> | null {
  const { live } = simulator;
  const { do: action, message: wanted } = command;
  // While nothing comes by itself, all is held; none is let go before all are.
  if (action === 'release' && live.byHand !== null) return null;
  const plan = (flight: Flight<T['message']>): Plan<T> => ({
    node: flight.to,
    about: flight,
    act: () => carryOut(simulator, action, flight),
  });
  const flights = within(live, action);
  if ('envelope' in wanted) {
    const flight = flights.find((one) => one.id === wanted.envelope);
    if (!flight || (action === 'deliverNow' && isCut(live, flight.from, flight.to))) return null;
    return plan(flight);
  }
  const next = flights
    .filter((flight) => !flight.lost && matches(simulator, wanted, flight))
    .sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)[0];
  if (next) return plan(next);
  if (action === 'release' || (action === 'hold' && live.byHand !== null)) return null;
  const act = () => {
    live.traps.push({ action, message: wanted, cause: simulator.cause });
  };
  return { node: null, act };
}

/** The messages to which something can be done: those on their way can be held, those held let go, the rest to all. */
function within<T extends ProtocolTypes>(
  live: Live<T>,
  action: MessageCommand['do'],
): Flight<T['message']>[] {
  const flights: Flight<T['message']>[] = action === 'hold' ? [] : live.held.slice();
  if (action === 'release') return flights;
  live.queue.each((item) => {
    if (item.tag === FLIGHT) flights.push(item);
  });
  return flights;
}

function carryOut<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  action: MessageCommand['do'],
  flight: Flight<T['message']>,
): void {
  if (action !== 'release') handle(simulator, action, flight);
  else letGo(simulator.live, flight as HeldFlight<T['message']>);
}
