import type { NodeId } from '../../../core/ids.ts';
import type { Formatter } from '../../../sdk/text.ts';
import type { SwimText } from './parts.ts';

type Detail = Readonly<Record<string, unknown>>;
const node = (detail: Detail, name: string, fmt: Formatter): string =>
  fmt.node(detail[name] as NodeId);

/** How a belief is said in the middle of a sentence. */
const held = (status: unknown, incarnation: unknown): string =>
  `${status === 'suspect' ? 'suspected' : status === 'left' ? 'gone' : status} in incarnation ${incarnation}`;

export const checksEn: Pick<SwimText, 'invariants' | 'variants' | 'properties'> = {
  invariants: {
    couldRefute: {
      title: 'No death without a suspicion',
      meaning:
        'A member is declared dead only after it has been suspected in the same incarnation, so that it could have objected.',
      broken: (detail, fmt) =>
        `${node(detail, 'node', fmt)} holds ${node(detail, 'member', fmt)} to be dead in incarnation ${detail.incarnation}, in which nobody had suspected it.`,
    },
    noGoingBack: {
      title: 'Beliefs never go back',
      meaning:
        'What a node believes of a member is only replaced by a later incarnation, or by something graver in the same one.',
      broken: (detail, fmt) =>
        `${node(detail, 'node', fmt)} held ${node(detail, 'member', fmt)} to be ${held(detail.was, detail.before)} and now holds it to be ${held(detail.is, detail.after)}.`,
    },
    ownIncarnation: {
      title: 'Its own incarnation',
      meaning: 'Nobody knows a higher incarnation of a member than the member has had itself.',
      broken: (detail, fmt) =>
        `${node(detail, 'node', fmt)} knows ${node(detail, 'member', fmt)} in incarnation ${detail.incarnation}, and that one has only come to ${detail.highest}.`,
    },
    leftByItself: {
      title: 'Who has left, has left',
      meaning: 'A member is said to have left only if it has said so itself, in that incarnation.',
      broken: (detail, fmt) =>
        `${node(detail, 'node', fmt)} holds that ${node(detail, 'member', fmt)} has left in incarnation ${detail.incarnation}, which it never said.`,
    },
  },
  variants: {
    noIncarnation: {
      title: 'No incarnation numbers',
      meaning:
        'Whatever a node hears last is what it believes. Old news overrides newer news, so the dead rise and the living stay dead.',
    },
    noSuspicion: {
      title: 'No suspicion',
      meaning: 'A member that does not answer is declared dead at once, with no time to object.',
    },
    speaksForOthers: {
      title: 'Speaking for others',
      meaning:
        'Whoever has an answer from a suspected member ends the suspicion in its name, with an incarnation that it never had.',
    },
  },
  properties: {
    liveSuspected: {
      title: 'A wrong suspicion',
      meaning: 'A member is suspected although it is up.',
    },
    refuted: {
      title: 'A refutation',
      meaning: 'A member that is up has raised its incarnation, and another one knows it.',
    },
    crashFound: {
      title: 'A crash found',
      meaning: 'A crashed member is held to be dead by one that is up.',
    },
    liveHeldDead: {
      title: 'A false death',
      meaning: 'A member is held to be dead although it is up.',
    },
    suspicionsEnd: {
      title: 'No suspicion lasts',
      meaning: 'At rest nobody suspects anybody: every suspicion has been refuted or has run out.',
    },
    oneView: {
      title: 'All see the same',
      meaning:
        'At rest, if members exchange everything and try the dead again from time to time, all that are up hold one another to be alive, and nobody else.',
    },
  },
};
