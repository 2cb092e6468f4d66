import type { Course, Figure, Survey } from '../../sdk/survey.ts';
import type { World } from '../../sdk/world.ts';
import { isOver } from './counts.ts';
import { deliveredOf, type Spreading, spreadingIn } from './measured.ts';
import { theoryFor } from './plots.ts';
import { surveyEn } from './text/surveyEn.ts';
import { surveyZh } from './text/surveyZh.ts';
import type { GossipTypes } from './types.ts';

type Run = World<GossipTypes>;

/** The first item by name: many runs are held against each other by one. */
const first = (world: Run): Spreading | null => spreadingIn(world)[0] ?? null;

const roundsOf = (world: Run): readonly number[] => {
  const item = first(world);
  return (item && deliveredOf(item)?.rounds.slice(1)) ?? [];
};

const figures: readonly Figure<GossipTypes>[] = [
  {
    name: 'residue',
    unit: 'share',
    of(_course, world) {
      const item = first(world);
      if (item === null || !isOver(item, world)) return null;
      return item.at.filter(({ knows }) => !knows).length / item.at.length;
    },
    expected: (world) => theoryFor(world)?.residue ?? null,
  },
  {
    name: 'lastDelivery',
    unit: 'count',
    of: (_course, world) => roundsOf(world).at(-1) ?? null,
    expected: (world) => theoryFor(world)?.last ?? null,
  },
  {
    name: 'meanDelivery',
    unit: 'count',
    of(_course, world) {
      const rounds = roundsOf(world);
      if (rounds.length === 0) return null;
      return rounds.reduce((sum, round) => sum + round, 0) / rounds.length;
    },
    expected: (world) => theoryFor(world)?.mean ?? null,
  },
  {
    name: 'messagesANode',
    unit: 'count',
    of: (course: Course<GossipTypes>, world) => course.count('send') / world.nodes.length,
  },
];

/** What gossip comes to in many runs: who is left out, how long it takes, and what it costs. */
export const survey: Survey<GossipTypes> = { figures, text: { en: surveyEn, zh: surveyZh } };
