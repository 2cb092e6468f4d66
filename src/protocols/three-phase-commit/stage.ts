import type { Immutable } from '../../core/plain.ts';
import type { MessageGlyph, NodeGlyph, ViewDescriptor } from '../../sdk/views.ts';
import type { NodeSlot } from '../../sdk/world.ts';
import { timerAbout, workGlyph } from '../_shared/atomic/glyphs.ts';
import { adopted, isThere } from '../_shared/atomic/shown.ts';
import { atomicGlyph } from '../_shared/atomic/stage.ts';
import type { Message } from './messages.ts';
import type { ThreePhaseTypes } from './types.ts';

/** How three-phase commit stands on the stage: all that a page needs which only plays it. */

type Glyph = NodeGlyph<ThreePhaseTypes>;

function glyph(node: Immutable<NodeSlot<ThreePhaseTypes>>): Glyph {
  const common = adopted<Glyph>(atomicGlyph(adopted(node)));
  const own = node.kind === 'participant' && isThere(node) ? remark(node.state) : null;
  return own ? { ...common, remark: own } : common;
}

type State = Extract<
  Immutable<NodeSlot<ThreePhaseTypes>>,
  { readonly kind: 'participant' }
>['state'];

/** What a participant does about a transaction whose coordinator is gone, or what it knows of its end. */
function remark({ branches, terminations }: State): Glyph['remark'] {
  const led = terminations.find(({ leading }) => leading !== null);
  if (led?.leading) {
    return { key: 'terminating', params: { tx: led.tx, left: led.leading.waitingFor.length } };
  }
  const back = branches.filter(({ recovered }) => recovered).map(({ tx }) => tx);
  if (back.length > 0) return { key: 'asksAfterCrash', params: { tx: back } };
  const committable = branches.filter(({ role }) => role === 'preCommitted').map(({ tx }) => tx);
  return committable.length > 0 ? { key: 'committable', params: { tx: committable } } : null;
}

function messageGlyph(message: Immutable<Message>): MessageGlyph {
  const label = `${message.type} T${message.tx}`;
  switch (message.type) {
    case 'Execute':
    case 'Executed':
      return workGlyph(message);
    case 'CanCommit':
      return { shape: 'triangle', tone: 'contend', label };
    case 'Vote':
      return {
        shape: 'ring',
        tone: message.vote === 'no' ? 'bad' : 'contend',
        label: `Vote ${message.vote} T${message.tx}`,
      };
    case 'PreCommit':
      return { shape: 'triangle', tone: 'primary', label };
    case 'PreCommitAck':
      return { shape: 'ring', tone: 'primary', label };
    case 'DoCommit':
      return { shape: 'dot', tone: 'good', label };
    case 'Abort':
      return { shape: 'dot', tone: 'bad', label };
    case 'Elected':
      return { shape: 'diamond', tone: 'primary', label };
    case 'StateRequest':
    case 'DecisionRequest':
      return { shape: 'triangle', tone: 'client', label };
    case 'StateReport':
      return { shape: 'ring', tone: 'client', label: `${message.standing} T${message.tx}` };
    case 'Uncertain':
      return { shape: 'diamond', tone: 'muted', label };
  }
}

export const stage: ViewDescriptor<ThreePhaseTypes> = {
  kind: 'topology',
  id: 'cluster',
  place: (kind) => (kind === 'participant' ? 'ring' : 'hub'),
  node: glyph,
  message: messageGlyph,
  timer: timerAbout,
};
