import { must } from '../../core/assert.ts';
import type { NodeId, Seq } from '../../core/ids.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { LabelOf, ProtocolTypes } from '../../sdk/types.ts';
import type { Cell, Place, Shape, Tone, ViewDescriptor } from '../../sdk/views.ts';
import type { ArmedTimer, Delay, Envelope, Health, NodeSlot, World } from '../../sdk/world.ts';
import type { Point, StageLayout } from './layout.ts';
import { type Division, divide } from './partition.ts';
import { queueUp } from './queue.ts';

type Any = ProtocolTypes;
export type Topology = Extract<ViewDescriptor<Any>, { kind: 'topology' }>;

export function topologyOf(protocol: Protocol<Any>): Topology {
  const found = protocol.views.find((view): view is Topology => view.kind === 'topology');
  return must(found, 'an exhibit has a topology');
}

/** A span that is drawn running down: an armed timer, a flight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface NodeModel extends Point {
  readonly id: NodeId;
  readonly name: string;
  readonly kind: string;
  readonly place: Place;
  /** Where texts and cells stand, so that they point away from the middle. */
  readonly side: 'left' | 'right';
  /** Under the middle: what is beside it stands lower, away from the messages that come from above. */
  readonly low: boolean;
  readonly sign: string;
  readonly tone: Tone;
  readonly role: string | null;
  readonly caption: LabelOf<Any> | null;
  readonly remark: LabelOf<Any> | null;
  readonly alarm: boolean | undefined;
  readonly cells: readonly Cell[];
  readonly health: Health;
  readonly timer: Span | null;
  readonly clockWrong: boolean;
  readonly slowDisk: boolean;
  readonly writing: boolean;
}

export type CutState = 'none' | 'both' | 'forward' | 'back';

/** What joins two nodes; `forward` is from `a` to `b`. */
export interface LinkLine {
  readonly a: NodeId;
  readonly b: NodeId;
  readonly cut: CutState;
  readonly lossy: boolean;
  /** Parted by a partition, which is drawn as one line. */
  readonly parted: boolean;
  /** Between ring nodes, or to their hub, which are always drawn; others only when something is wrong with them. */
  readonly ring: boolean;
  readonly from: Point;
  readonly to: Point;
}

export interface MessageModel extends Span {
  readonly id: Seq;
  readonly type: string;
  readonly sender: NodeId;
  readonly receiver: NodeId;
  readonly start: Point;
  readonly end: Point;
  readonly lost: boolean;
  readonly held: boolean;
  readonly shape: Shape;
  readonly tone: Tone;
  readonly label: string;
  /** 0 at the sender, 1 where it arrives or dies. */
  readonly progress: number;
}

export interface StageModel {
  readonly layout: StageLayout;
  readonly nodes: readonly NodeModel[];
  readonly links: readonly LinkLine[];
  readonly division: Division | null;
  readonly messages: readonly MessageModel[];
  /** The moment at which timers stand still, while a person chooses what comes next; null: they run. */
  readonly still: number | null;
}

/** A message that is lost gets this far. */
const LOST_AT = 0.62;
/** Messages of the two directions pass each other at this distance from the line between the nodes. */
const LANE = 5;

/** A moment of a run as it stands on the stage. */
export function projectStage(
  world: World<Any>,
  descriptor: Topology,
  time: number,
  layout: StageLayout,
): StageModel {
  const slots = world.nodes.filter((slot) => slot.health !== 'removed');
  const timers = world.timers();
  const usualWrite = Math.min(...slots.map((slot) => longest(slot.diskWrite)));
  const nodes = slots.map((slot) =>
    projectNode(slot, { world, descriptor, layout, timers, usualWrite }),
  );
  const division = divideNodes(world, nodes, layout);
  return {
    layout,
    nodes,
    links: projectLinks(world, nodes, division, descriptor),
    division,
    messages: projectMessages(world, descriptor, time, layout),
    still: world.byHand ? world.time : null,
  };
}

interface NodeScene {
  readonly world: World<Any>;
  readonly descriptor: Topology;
  readonly layout: StageLayout;
  readonly timers: readonly ArmedTimer<Any>[];
  readonly usualWrite: number;
}

function projectNode(slot: NodeSlot<Any>, scene: NodeScene): NodeModel {
  const { descriptor, layout } = scene;
  const glyph = descriptor.node(slot, scene.world);
  const { x, y } = layout.at.get(slot.id) ?? layout.ring;
  const down = slot.health === 'crashed';
  const armed = scene.timers.find((one) => one.node === slot.id && one.timer.type === glyph.timer);
  return {
    id: slot.id,
    name: slot.name,
    kind: slot.kind,
    x,
    y,
    place: descriptor.place(slot.kind),
    side: x < layout.ring.x - 1 ? 'left' : 'right',
    low: y > layout.ring.y + 1,
    // What a crashed node was no longer matters; what its disk holds does.
    sign: down ? '' : glyph.sign,
    tone: down ? 'muted' : glyph.tone,
    role: down ? null : glyph.role,
    caption: glyph.caption,
    remark: down ? null : glyph.remark,
    alarm: glyph.alarm,
    cells: glyph.cells,
    health: slot.health,
    timer: armed && !down ? { from: armed.armedAt, to: armed.dueAt } : null,
    clockWrong: slot.clockOffset !== 0 || slot.clockRate[0] !== slot.clockRate[1],
    slowDisk: longest(slot.diskWrite) > scene.usualWrite,
    writing: slot.unwritten.length > 0,
  };
}

/** The longest that a delay can take, to compare disks by. */
function longest(delay: Delay): number {
  if (delay.kind === 'fixed') return delay.by;
  return delay.kind === 'uniform' ? delay.max : (delay.quantiles.at(-1) ?? 0);
}

function divideNodes(world: World<Any>, nodes: readonly NodeModel[], layout: StageLayout) {
  const byId = (some: readonly NodeModel[]) => new Map(some.map((node) => [node.id, node]));
  const ring = byId(nodes.filter((node) => node.place === 'ring'));
  const { ring: circle, nodeRadius } = layout;
  const reach = { centre: circle, radius: circle.outer + 6, nodeRadius };
  return divide(byId(nodes), ring, (from, to) => world.isCut(from, to), reach);
}

function projectLinks(
  world: World<Any>,
  nodes: readonly NodeModel[],
  division: Division | null,
  { links: linked }: Topology,
): LinkLine[] {
  const groupOf = (id: NodeId) => division?.groups.findIndex((group) => group.includes(id)) ?? -1;
  // A partition without a line that shows it falls back to its single cuts.
  const drawn = division !== null && division.lines.length > 0;
  const links: LinkLine[] = [];
  // As text: "0,1". Without any, everyone has a link with everyone.
  const known = linked && new Set(linked(world).map(String));
  nodes.forEach((a, i) => {
    for (const b of nodes.slice(i + 1)) {
      if (known && !known.has(`${a.id},${b.id}`) && !known.has(`${b.id},${a.id}`)) continue;
      const ends = [a, b].filter((node) => node.place === 'ring').length;
      if (ends === 0) continue; // clients do not talk to each other
      const cut = cutState(world.isCut(a.id, b.id), world.isCut(b.id, a.id));
      const [one, other] = [groupOf(a.id), groupOf(b.id)];
      const parted = drawn && one >= 0 && other >= 0 && one !== other;
      const ring = ends === 2 || a.place === 'hub' || b.place === 'hub';
      if (!ring && (cut === 'none' || (parted && division.exact))) continue;
      const lossy = world.link(a.id, b.id).loss[0] > 0 || world.link(b.id, a.id).loss[0] > 0;
      links.push({ a: a.id, b: b.id, cut, lossy, parted, ring, from: a, to: b });
    }
  });
  return links;
}

function cutState(forward: boolean, back: boolean): CutState {
  if (forward) return back ? 'both' : 'forward';
  return back ? 'back' : 'none';
}

function projectMessages(
  world: World<Any>,
  descriptor: Topology,
  time: number,
  layout: StageLayout,
): MessageModel[] {
  const flying = world.inFlight().map((one) => projectMessage(one, descriptor, time, layout));
  const held = world.held().map((one) => {
    // It stays where it was when it was held.
    const message = projectMessage(one, descriptor, one.heldAt, layout);
    return message && { ...message, held: true };
  });
  const there = (message: MessageModel | null) => message !== null;
  return [...flying.filter(there), ...queueUp(held.filter(there))];
}

function projectMessage(
  envelope: Envelope<Any['message']>,
  descriptor: Topology,
  time: number,
  layout: StageLayout,
): MessageModel | null {
  const from = layout.at.get(envelope.from);
  const to = layout.at.get(envelope.to);
  if (!from || !to) return null;
  const span = { from: envelope.sentAt + (envelope.stood ?? 0), to: envelope.dueAt };
  return {
    id: envelope.id,
    type: envelope.message.type,
    sender: envelope.from,
    receiver: envelope.to,
    ...span,
    ...flight(from, to, layout.nodeRadius, envelope.lost),
    lost: envelope.lost,
    held: false,
    ...descriptor.message(envelope.message),
    progress: elapsed(span, time),
  };
}

/** Messages begin and end outside the timer that is drawn around a node, where they can be seen and picked up. */
const CLEAR = 12;

/** From rim to rim, a little to the left of the way one goes; a lost one ends on the way. */
function flight(from: Point, to: Point, radius: number, lost: boolean) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(Math.hypot(dx, dy), 1);
  const [ux, uy] = [dx / length, dy / length];
  const lane = { x: uy * LANE, y: -ux * LANE };
  const rim = Math.min(radius + CLEAR, length / 2);
  const reach = lost ? length * LOST_AT : length - rim;
  return {
    start: { x: from.x + ux * rim + lane.x, y: from.y + uy * rim + lane.y },
    end: { x: from.x + ux * reach + lane.x, y: from.y + uy * reach + lane.y },
  };
}

/** How much of a span has passed, 0 to 1. */
export function elapsed(span: Span, time: number): number {
  if (span.to <= span.from) return time >= span.to ? 1 : 0;
  return Math.min(Math.max((time - span.from) / (span.to - span.from), 0), 1);
}

/** Where a message stands at a moment. */
export function positionAt(message: MessageModel, progress: number): Point {
  const { start, end } = message;
  return {
    x: start.x + (end.x - start.x) * progress,
    y: start.y + (end.y - start.y) * progress,
  };
}

/** With reduced motion asked for, things step from place to place instead of gliding. */
export const inSteps = (progress: number, steps: number): number =>
  Math.min(Math.floor(progress * steps + 0.5), steps) / steps;

/** Whether a message is so near to either node that its label would run into what stands there. */
export const isBeside = (progress: number): boolean => progress < 0.2 || progress > 0.8;

/** Whether the cross at the end of a lost message's way is near enough to be shown. */
export const isDying = (message: MessageModel, progress: number): boolean =>
  message.lost && !message.held && progress > 0.7;
