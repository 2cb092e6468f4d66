import type { Immutable } from '../../core/plain.ts';
import type { MessageGlyph, ViewDescriptor } from '../../sdk/views.ts';
import { timerAbout, workGlyph } from '../_shared/atomic/glyphs.ts';
import { adopted } from '../_shared/atomic/shown.ts';
import { atomicGlyph } from '../_shared/atomic/stage.ts';
import type { Message } from './messages.ts';
import type { TwoPhaseTypes } from './types.ts';

/** How two-phase commit stands on the stage: all that a page needs which only plays it. */

function messageGlyph(message: Immutable<Message>): MessageGlyph {
  const label = `${message.type} T${message.tx}`;
  switch (message.type) {
    case 'Execute':
    case 'Executed':
      return workGlyph(message);
    case 'Prepare':
      return { shape: 'triangle', tone: 'contend', label };
    case 'Vote':
      return message.vote === 'no'
        ? { shape: 'ring', tone: 'bad', label: `Vote no T${message.tx}` }
        : { shape: 'ring', tone: 'contend', label: `Vote ${VOTES[message.vote]} T${message.tx}` };
    case 'Commit':
      return { shape: 'dot', tone: 'good', label };
    case 'Abort':
      return { shape: 'dot', tone: 'bad', label };
    case 'Ack':
      return { shape: 'ring', tone: 'neutral', label };
    case 'DecisionRequest':
      return { shape: 'triangle', tone: 'client', label };
    case 'Uncertain':
      return { shape: 'diamond', tone: 'muted', label };
  }
}

const VOTES = { yes: 'yes', readOnly: 'read-only' } as const;

export const stage: ViewDescriptor<TwoPhaseTypes> = {
  kind: 'topology',
  id: 'cluster',
  place: (kind) => (kind === 'participant' ? 'ring' : 'hub'),
  node: (node) => adopted(atomicGlyph(node)),
  message: messageGlyph,
  timer: timerAbout,
};
