import type { RandomStream } from '../../../core/random.ts';
import type { Disturbance } from '../../../sdk/protocol.ts';
import type { World } from '../../../sdk/world.ts';
import { accountNames } from './accounts.ts';
import { membersIn, payment, upCoordinator } from './duties.ts';
import type { Request } from './requests.ts';
import type { AtomicTypes, ParticipantSlot } from './shown.ts';

/** What a fuzzer may ask of the bank in mid-run: more transactions, so that they meet. */

function transaction(
  name: string,
  request: (world: World<AtomicTypes>, random: RandomStream) => Request,
): Disturbance<AtomicTypes> {
  return {
    name,
    command(world, random) {
      const node = upCoordinator(world);
      if (node === null || membersIn(world).length < 2) return null;
      return { do: 'request', node, request: request(world, random) };
    },
  };
}

/** Who pays, and one other. */
function two(world: World<AtomicTypes>, random: RandomStream): [ParticipantSlot, ParticipantSlot] {
  const members = membersIn(world);
  const payer = random.pick(members);
  return [payer, random.pick(members.filter((one) => one !== payer))];
}

/** As much as is asked for at once, at most. */
const MOST = 30;

export const faults: readonly Disturbance<AtomicTypes>[] = [
  transaction('transfer', (world, random) => {
    const [payer, paid] = two(world, random);
    const names = accountNames(world.params.accounts);
    const amount = random.int(1, MOST);
    const changes = [
      { at: payer.id, account: random.pick(names), amount: -amount },
      { at: paid.id, account: random.pick(names), amount },
    ];
    // In either order, so that transactions come to wait for each other.
    return { op: 'transfer', changes: random.chance([1, 2]) ? changes : changes.reverse() };
  }),
  transaction('overdraft', (world, random) => {
    const [payer, paid] = two(world, random);
    return payment(payer.id, [paid.id], (payer.state.balances.a ?? 0) + random.int(1, MOST));
  }),
  transaction('audit', () => ({ op: 'read', accounts: null })),
];
