import type { NodeId } from '../../../core/ids.ts';
import type { Duty, Offer } from '../../../sdk/protocol.ts';
import type { World } from '../../../sdk/world.ts';
import type { Request } from './requests.ts';
import {
  type AtomicTypes,
  coordinatorsOf,
  type ParticipantSlot,
  participantOf,
  participantsIn,
} from './shown.ts';

/** What can be asked of the bank by hand. The coordinator is asked, if it is up. */

type Wish = { readonly request: Request; readonly other: NodeId | null };

/** How much is paid at a time. */
const SUM = 10;

export const upCoordinator = (world: World<AtomicTypes>): NodeId | null =>
  coordinatorsOf(world).find(({ health }) => health === 'up')?.id ?? null;

export const membersIn = (world: World<AtomicTypes>): ParticipantSlot[] =>
  participantsIn(world).filter(({ health }) => health !== 'removed');

/** From account a of one to account a of each of the others. */
export function payment(payer: NodeId, paid: readonly NodeId[], amount: number): Request {
  const account = 'a';
  const [from, to] = [-amount * paid.length, paid.map((at) => ({ at, account, amount }))];
  return { op: 'transfer', changes: [{ at: payer, account, amount: from }, ...to] };
}

/** Something that is asked about a participant and those beside it. */
function duty(
  id: string,
  wishes: (payer: ParticipantSlot, others: readonly NodeId[]) => readonly Wish[],
): Duty<AtomicTypes> {
  return {
    id,
    offers(node, world) {
      const asked = upCoordinator(world);
      const payer = participantOf(world, node);
      if (asked === null || !payer || payer.health === 'removed') return [];
      const others = membersIn(world).flatMap((one) => (one.id === node ? [] : [one.id]));
      return wishes(payer, others).map((wish): Offer<AtomicTypes> => ({ asked, ...wish }));
    },
  };
}

export const duties: readonly Duty<AtomicTypes>[] = [
  duty('pay', ({ id }, others) =>
    others.map((other) => ({ request: payment(id, [other], SUM), other })),
  ),
  duty('overdraw', ({ id, state }, others) =>
    others.slice(0, 1).map((other) => ({
      request: payment(id, [other], (state.balances.a ?? 0) + SUM),
      other,
    })),
  ),
  // With one other it would be a payment.
  duty('share', ({ id }, others) =>
    others.length < 2 ? [] : [{ request: payment(id, others, SUM), other: null }],
  ),
  {
    id: 'audit',
    offers(_node, world) {
      const asked = upCoordinator(world);
      return asked === null
        ? []
        : [{ asked, request: { op: 'read', accounts: null }, other: null }];
    },
  },
];
