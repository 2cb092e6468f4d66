import type { NodeId } from '../../../core/ids.ts';
import type { Formatter } from '../../../sdk/text.ts';
import type { Notes } from '../story.ts';
import type { SwimText } from './parts.ts';

function learned(
  { node, member, from, was, is, incarnation }: Notes['learned'],
  fmt: Formatter,
): string {
  const [me, about, teller] = [node, member, from].map((id) => fmt.node(id as NodeId));
  const itself = member === from;
  const hears = itself ? `${me} hears from ${about} itself` : `${me} hears from ${teller}`;
  const it = itself ? 'it' : about;
  switch (is) {
    case 'suspect':
      return `${hears} that ${it} is suspected.`;
    case 'dead':
      return `${hears} that ${it} is dead, and probes it no more.`;
    case 'left':
      return `${hears} that ${it} has left.`;
    default:
      if (was === 'unknown') return `${hears} of ${itself ? 'it' : `a new member, ${about}`}.`;
      return was === 'dead' || was === 'left'
        ? `${hears} that ${it} is back, in incarnation ${incarnation}.`
        : `${hears} that ${it} is alive, in incarnation ${incarnation}${was === 'suspect' ? ': it is suspected no more' : ''}.`;
  }
}

const WHY_HEALTH = {
  answered: 'it has had its answer',
  failed: 'it has had no answer',
  accused: 'others have suspected it',
} as const;

export const notesEn: SwimText['notes'] = {
  probeFailed: ({ node, member, through }, fmt) =>
    through.length === 0
      ? `${fmt.node(node)} has had no answer from ${fmt.node(member)} in time, and there is nobody else to try.`
      : `${fmt.node(node)} has had no answer from ${fmt.node(member)} in time. The fault may lie between the two, so it asks ${fmt.nodes(through)} to try.`,
  answeredThrough: ({ node, member, through }, fmt) =>
    `${fmt.node(through)} has had an answer from ${fmt.node(member)} and passes it on to ${fmt.node(node)}: ${fmt.node(member)} is alive.`,
  suspected: ({ node, member }, fmt) =>
    `The period is over and nobody has had an answer from ${fmt.node(member)}. ${fmt.node(node)} suspects it, and says so to others.`,
  suspicionConfirmed: ({ node, member, by, more }, fmt) =>
    `${fmt.node(node)} learns that ${fmt.node(by)} suspects ${fmt.node(member)} too${
      more > 0
        ? `, so it shortens the wait; ${more} more would make it as short as it gets.`
        : ', so it waits no longer than it must.'
    }`,
  declaredDead: ({ node, member, unheard }, fmt) =>
    unheard
      ? `Nobody has had an answer from ${fmt.node(member)}, so ${fmt.node(node)} declares it dead at once.`
      : `${fmt.node(member)} has had time to object and has not, as far as ${fmt.node(node)} knows, which declares it dead.`,
  refutedSuspicion: ({ node, from, incarnation }, fmt) =>
    `${fmt.node(node)} hears from ${fmt.node(from)} that it is suspected. It is alive, and says so in a new incarnation, ${incarnation}, which overrides the suspicion.`,
  refutedDeath: ({ node, from, incarnation }, fmt) =>
    `${fmt.node(node)} hears from ${fmt.node(from)} that it is held to be dead. It objects in a new incarnation, ${incarnation}.`,
  wentOn: ({ node, from, incarnation }, fmt) =>
    `${fmt.node(node)} hears from ${fmt.node(from)} of an incarnation of its own that it has forgotten, so it goes on with the next one, ${incarnation}.`,
  learned,
  joinAsked: ({ node, seeds, again }, fmt) =>
    seeds.length === 0
      ? `${fmt.node(node)} wants to join, but there is nobody to ask.`
      : again
        ? `${fmt.node(node)} has had no answer and asks ${fmt.nodes(seeds)} again to let it in.`
        : `${fmt.node(node)} knows only itself, so it asks ${fmt.nodes(seeds)} to let it in and to tell it who else is there.`,
  joined: ({ node, from, members }, fmt) =>
    `${fmt.node(node)} has ${fmt.node(from)}’s list of members and belongs to the group, which counts ${members} now as far as it knows.`,
  leaves: ({ node }, fmt) =>
    `${fmt.node(node)} is asked to leave. It says good-bye, and stays until that has been passed on.`,
  gone: ({ node }, fmt) =>
    `${fmt.node(node)} has told others often enough that it leaves, and stops.`,
  healthChanged: ({ node, health, was, why }, fmt) =>
    health > was
      ? `${fmt.node(node)} takes itself to be slow, because ${WHY_HEALTH[why]}: its time-outs are ${health + 1} times as long now.`
      : health === 0
        ? `${fmt.node(node)} takes itself to be well again, because ${WHY_HEALTH[why]}.`
        : `${fmt.node(node)} takes itself to be less slow, because ${WHY_HEALTH[why]}: its time-outs are ${health + 1} times as long now.`,
  reconnectTried: ({ node, member }, fmt) =>
    `${fmt.node(node)} tries whether ${fmt.node(member)}, which it holds to be dead, answers after all.`,
};
