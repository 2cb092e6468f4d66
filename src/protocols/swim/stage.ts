import type { Immutable } from '../../core/plain.ts';
import type { MessageGlyph, NodeGlyph, ViewDescriptor } from '../../sdk/views.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { nameOf } from './members.ts';
import type { Message, Timer } from './messages.ts';
import { others, saidOf } from './tally.ts';
import type { SwimTypes } from './types.ts';

/** How the group stands on the stage. A node shows what the others believe of it: what it believes itself is in the matrix. */

type Slot = Immutable<NodeSlot<SwimTypes>>;
type Glyph = NodeGlyph<SwimTypes>;

function glyph(node: Slot, world: World<SwimTypes>): Glyph {
  const up = node.health === 'up' || node.health === 'paused';
  const { incarnation, role } = node.state;
  const said = saidOf(node.id, world);
  const inGroup = up && role !== 'left';
  const wronged = inGroup && role !== 'leaving' && said.dead > 0;
  return {
    sign: up ? SIGNS[role] : '',
    tone: tone(node, inGroup, said.suspect > 0, wronged),
    role: up ? role : null,
    caption: up ? { key: 'incarnation', params: { incarnation } } : null,
    remark: remark(node, inGroup, world),
    alarm: wronged,
    cells: [],
    timer: up && (role === 'member' || role === 'leaving') ? 'period' : null,
  };
}

const SIGNS = { joining: '+', member: '', leaving: '−', left: '×' } as const;

function tone(node: Slot, inGroup: boolean, suspected: boolean, wronged: boolean): Glyph['tone'] {
  if (!inGroup || node.state.role === 'leaving') return 'muted';
  if (wronged) return 'bad';
  if (suspected) return 'contend';
  return node.state.role === 'joining' ? 'client' : 'neutral';
}

function remark(node: Slot, inGroup: boolean, world: World<SwimTypes>): Glyph['remark'] {
  const { suspect, dead, left } = saidOf(node.id, world);
  if (!inGroup) {
    const of = others(node, world);
    const count = dead + left;
    return count > 0 ? { key: 'foundDeadBy', params: { count, of } } : suspectedBy(suspect);
  }
  const { role, health } = node.state;
  if (role === 'leaving') return { key: 'goesAway', params: {} };
  if (dead > 0) return { key: 'heldDeadBy', params: { count: dead } };
  if (role === 'joining') return { key: 'asksToJoin', params: {} };
  return suspectedBy(suspect) ?? (health > 0 ? { key: 'unwell', params: { health } } : null);
}

const suspectedBy = (count: number): Glyph['remark'] =>
  count > 0 ? { key: 'suspectedBy', params: { count } } : null;

function messageGlyph(message: Immutable<Message>): MessageGlyph {
  const { type } = message;
  if (type === 'PushPull' || type === 'PushPullReply') {
    return { shape: 'square', tone: 'client', label: type };
  }
  const news = message.updates.length;
  const label = news === 0 ? type : `${type} +${news}`;
  switch (type) {
    case 'Ping':
      return { shape: 'dot', tone: carrying(message, 'neutral'), label };
    case 'PingReq':
      return { shape: 'triangle', tone: carrying(message, 'primary'), label };
    case 'Ack':
      return { shape: 'ring', tone: carrying(message, 'neutral'), label };
    case 'Nack':
      return { shape: 'diamond', tone: carrying(message, 'muted'), label };
  }
}

/** A message has the colour of the gravest news that it carries. */
function carrying(
  { updates }: Immutable<Extract<Message, { readonly updates: object }>>,
  otherwise: MessageGlyph['tone'],
): MessageGlyph['tone'] {
  if (updates.some(({ status }) => status === 'dead' || status === 'left')) return 'bad';
  if (updates.some(({ status }) => status === 'suspect')) return 'contend';
  return updates.length > 0 ? 'good' : otherwise;
}

function timerAbout(timer: Immutable<Timer>): string {
  if (timer.type === 'suspicion') return nameOf(timer.member);
  return timer.type === 'relay' ? `#${timer.seqNo}` : '';
}

export const stage: ViewDescriptor<SwimTypes> = {
  kind: 'topology',
  id: 'cluster',
  place: () => 'ring',
  node: glyph,
  message: messageGlyph,
  timer: timerAbout,
};
