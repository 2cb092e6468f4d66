import type { Prose, Task } from '../../../../sdk/lesson.ts';
import type { NodeSlot, World } from '../../../../sdk/world.ts';
import { without } from '../../../_shared/atomic/lessons/bounds.ts';
import { type Log, outcomeIn } from '../../../_shared/atomic/log.ts';
import { branchOf } from '../../../_shared/atomic/participant.ts';
import type { Outcome } from '../../../_shared/atomic/work.ts';
import type { ThreePhaseTypes } from '../../types.ts';

/** What stops and challenges look for, about T1. */

export type Bank = World<ThreePhaseTypes>;
type Slot = NodeSlot<ThreePhaseTypes>;

const named = ({ nodes }: Bank, wanted: string): Slot | undefined =>
  nodes.find(({ name }) => name === wanted);

export const isUp = (world: Bank, name: string): boolean => named(world, name)?.health === 'up';

/** What a node's log says of how T1 ended. */
export function outcomeAt(world: Bank, name: string): Outcome | null {
  const node = named(world, name);
  return node ? outcomeIn(node.state.log as Log, 1) : null;
}

/** How many participants know that all have voted yes. */
export const howManyKnow = ({ nodes }: Bank): number =>
  nodes.filter(
    (node) =>
      node.kind === 'participant' &&
      (branchOf(node.state, 1)?.role === 'preCommitted' ||
        outcomeIn(node.state.log as Log, 1) === 'commit'),
  ).length;

/** What is to come by a time-out comes when its time is up. */
export const timersKept: Task<ThreePhaseTypes> = without(
  {
    en: 'No timer runs out by your hand, and clocks stay as they are.',
    zh: '不手动让计时器到时，不改时钟。',
  },
  ...['fire', 'nudge', 'clock'],
);

/** All three participants have ended T1 in this way. */
export const allEnd = (note: 'committed' | 'aborted', says: Prose): Task<ThreePhaseTypes> => ({
  kind: 'happens',
  says,
  cue: { all: ['rm1', 'rm2', 'rm3'].map((node) => ({ note, node })) },
});

/** Nobody who is up is taken to be down by one who waits for an acknowledgement. */
export const acksInTime: Task<ThreePhaseTypes> = {
  kind: 'never',
  says: {
    en: 'Nobody commits because an acknowledgement was too long in coming.',
    zh: '没有谁因为等不到确认而提交。',
  },
  cue: { note: 'acksMissing' },
};
