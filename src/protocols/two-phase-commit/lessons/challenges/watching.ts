import type { Task } from '../../../../sdk/lesson.ts';
import type { NodeSlot, World } from '../../../../sdk/world.ts';
import { type Log, outcomeIn } from '../../../_shared/atomic/log.ts';
import type { TwoPhaseTypes } from '../../types.ts';

/** What the tasks of several challenges look for. */

export type Bank = World<TwoPhaseTypes>;
export type Participant = Extract<NodeSlot<TwoPhaseTypes>, { readonly kind: 'participant' }>;

export const participantsOf = ({ nodes }: Bank): Participant[] =>
  nodes.flatMap((node) => (node.kind === 'participant' ? [node] : []));

/** Whether a participant has voted yes on a transaction and does not know how it ended. */
export const isInDoubt = ({ health, state }: Participant, tx = 1): boolean =>
  health === 'up' && state.branches.some((one) => one.tx === tx && one.role === 'prepared');

export const hasCommitted = ({ state }: Participant, tx = 1): boolean =>
  outcomeIn(state.log as Log, tx) === 'commit';

interface Since {
  since: number | null;
}

/** For how many whole seconds something has been so by now. */
export function secondsOf(memory: Since, isSo: boolean, { time }: Bank): number {
  if (isSo) memory.since ??= time;
  else memory.since = null;
  return memory.since === null ? 0 : Math.floor((time - memory.since) / 1_000_000);
}

/** For how many seconds one participant has been in doubt about T1, which another has committed. */
export const inDoubtFor =
  (doubting: string, knowing: string) =>
  (memory: Since, world: Bank): number => {
    const named = (wanted: string) => participantsOf(world).find(({ name }) => name === wanted);
    const [one, other] = [named(doubting), named(knowing)];
    const isSo = one !== undefined && other !== undefined && isInDoubt(one) && hasCommitted(other);
    return secondsOf(memory, isSo, world);
  };

/** A disk that forgets what it has confirmed breaks every rule at once, and shows nothing about any of them. */
export const disksKept: Task<TwoPhaseTypes> = {
  kind: 'never',
  says: { en: 'Every disk keeps what was written to it.', zh: '磁盘上写下的内容一律保留。' },
  cue: {
    any: [
      { command: 'restart', where: { disk: 'lost' } },
      { command: 'restart', where: { disk: 'lastWriteLost' } },
    ],
  },
};
