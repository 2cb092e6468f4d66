import { ms } from '../../core/duration.ts';
import type { Property } from '../../sdk/protocol.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { isUp, type Members, type Status, standingOf } from './members.ts';
import type { SwimTypes } from './types.ts';

/** What can happen in SWIM, as states that a search should come to, and what is so once nothing more happens. */

type Slot = NodeSlot<SwimTypes>;

/** Those that are up and belong to the group. */
const membersUp = ({ nodes }: World<SwimTypes>): Slot[] =>
  nodes.filter(({ health, state }) => health === 'up' && state.role === 'member');

const statusOf = ({ state }: Slot, member: Slot): Status =>
  standingOf(state.members as Members, member.id).status;

/** Whether one that is up holds another one, which fits, to be so. */
const someHolds = (
  world: World<SwimTypes>,
  status: Status,
  fits: (member: Slot) => boolean,
): boolean => {
  const members = world.nodes.filter(fits);
  return membersUp(world).some((node) =>
    members.some((member) => member.id !== node.id && statusOf(node, member) === status),
  );
};

export const lives = ({ health, state }: Slot): boolean =>
  health === 'up' && state.role === 'member';

const sometimes: readonly Property<SwimTypes>[] = [
  {
    name: 'liveSuspected',
    kind: 'sometimes',
    holds: (world) => someHolds(world, 'suspect', lives),
  },
  {
    name: 'refuted',
    kind: 'sometimes',
    holds: (world) =>
      membersUp(world).some(({ id, state: { incarnation } }) =>
        membersUp(world).some(
          ({ id: other, state }) =>
            other !== id &&
            incarnation > 0 &&
            standingOf(state.members as Members, id).incarnation === incarnation,
        ),
      ),
  },
  {
    name: 'crashFound',
    kind: 'sometimes',
    holds: (world) => someHolds(world, 'dead', ({ health }) => health === 'crashed'),
  },
  {
    name: 'liveHeldDead',
    kind: 'sometimes',
    holds: (world) => someHolds(world, 'dead', lives),
  },
];

const eventually: readonly Property<SwimTypes>[] = [
  {
    name: 'suspicionsEnd',
    kind: 'eventually',
    holds: (world) => !someHolds(world, 'suspect', () => true),
  },
  {
    name: 'oneView',
    kind: 'eventually',
    holds: (world) => !comesTogether(world) || areAgreed(world),
  },
];

/** Whether even those find one another who have forgotten each other, or hold each other to be dead. */
const comesTogether = ({ params }: World<SwimTypes>): boolean =>
  params.pushPullInterval > 0 && params.reconnectInterval > 0;

export const properties: readonly Property<SwimTypes>[] = [...sometimes, ...eventually];

/** Whether all members that are up hold one another to be alive, and nobody else. */
export function areAgreed(world: World<SwimTypes>): boolean {
  const up = membersUp(world);
  return up.every((node) =>
    world.nodes.every((member) =>
      lives(member)
        ? member.id === node.id || statusOf(node, member) === 'alive'
        : !isUp(standingOf(node.state.members as Members, member.id)),
    ),
  );
}

/**
 * Probes go on for ever. They find nothing new where everyone whom somebody probes is up and answers, no news is on its way, and
 * nobody waits for anything; exchanges go on too, and with them the dead are tried for as long as there are any.
 */
export function atRest(world: World<SwimTypes>): boolean {
  const up = world.nodes.filter(({ health }) => health === 'up');
  const quiet = up.every(
    ({ state }) => state.role === 'left' || (state.role === 'member' && state.updates.length === 0),
  );
  if (!quiet) return false;
  const answers = up.every((node) =>
    world.nodes.every((member) => {
      if (member.id === node.id || node.state.role === 'left') return true;
      const { status } = standingOf(node.state.members as Members, member.id);
      if (status !== 'alive') return true;
      return lives(member) && !world.isCut(node.id, member.id) && !world.isCut(member.id, node.id);
    }),
  );
  return answers && world.timers().every((armed) => repeats(world, armed.timer.type));
}

function repeats(world: World<SwimTypes>, type: string): boolean {
  if (type !== 'reconnect') return type === 'period' || type === 'pushPull';
  // It tries in vain only where nobody would answer.
  return membersUp(world).every((node) =>
    world.nodes.every(
      (member) => !(lives(member) && member.id !== node.id && statusOf(node, member) === 'dead'),
    ),
  );
}

/** A round trip is shorter than what a node waits for its answer, and that is shorter than a period; a suspicion lasts longest. */
export const patience = ({ type }: { readonly type: string }): number =>
  type === 'suspicion' ? 3 : type === 'period' || type === 'join' ? 2 : type === 'relay' ? 0 : 1;

/** With everything done this often, a group that has been repaired comes together in the time that a fuzzer gives it. */
const OFTEN = ms(300);

export function progress(world: World<SwimTypes>): boolean {
  const { pushPullInterval, reconnectInterval, probeInterval } = world.params;
  const slowest = Math.max(pushPullInterval, reconnectInterval, probeInterval);
  return !comesTogether(world) || slowest > OFTEN || areAgreed(world);
}
