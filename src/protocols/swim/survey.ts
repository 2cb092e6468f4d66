import type { Survey } from '../../sdk/survey.ts';
import type { World } from '../../sdk/world.ts';
import { inVain, load, periodsToSuspicion } from './analysis.ts';
import { periodsOf, sinceCrash } from './counts.ts';
import { suspicionTimeout } from './formulas.ts';
import { latestNews } from './news.ts';
import { lives } from './properties.ts';
import { saidOf } from './tally.ts';
import { surveyEn } from './text/surveyEn.ts';
import { surveyZh } from './text/surveyZh.ts';
import type { SwimTypes } from './types.ts';

type Swim = World<SwimTypes>;

/** Where a node's periods are always as long as they are set. */
const isSteady = ({ params }: Swim): boolean => !params.lhaProbe;

/** How long it takes until the first suspicion of a member that has crashed. */
const suspectedAfter = (world: Swim): number | null =>
  isSteady(world) ? periodsToSuspicion(world) * world.params.probeInterval : null;

function deadAfter(world: Swim): number | null {
  const { suspicion, suspicionMult, lhaSuspicion, probeInterval } = world.params;
  const found = suspectedAfter(world);
  if (found === null || lhaSuspicion) return null;
  const up = world.nodes.filter(({ health }) => health !== 'removed').length;
  return suspicion ? found + suspicionTimeout(suspicionMult, up, probeInterval) : found;
}

/** In periods from the first to the last that has heard of the latest death; null until all have. */
function spreadOfDeath(world: Swim): number | null {
  const death = latestNews(world, world.nodes.length).find(({ held }) => held.status === 'dead');
  if (!death || death.untold.length > 0) return null;
  return death.ago - Math.min(...death.told.map(({ ago }) => ago));
}

/** Members that are up and held to be dead, now or until they objected. */
const falseDeaths = (refuted: number, world: Swim): number =>
  refuted + world.nodes.filter((node) => lives(node) && saidOf(node.id, world).dead > 0).length;

/** What SWIM comes to in many runs: how soon a crash is found, how often somebody is wronged, and what that costs. */
export const survey: Survey<SwimTypes> = {
  figures: [
    {
      name: 'firstSuspicion',
      unit: 'time',
      of: (course) => sinceCrash(course, 'suspected'),
      expected: suspectedAfter,
    },
    {
      name: 'firstDeath',
      unit: 'time',
      of: (course) => sinceCrash(course, 'declaredDead'),
      expected: deadAfter,
    },
    { name: 'spread', unit: 'count', of: (_, world) => spreadOfDeath(world) },
    {
      name: 'suspicions',
      unit: 'share',
      // With a crash some suspicions are right.
      of: (course) =>
        periodsOf(course) === 0 || course.count('command', 'crash') > 0
          ? null
          : course.count('note', 'suspected') / periodsOf(course),
      expected: (world) => (isSteady(world) ? inVain(world) : null),
    },
    {
      name: 'falseDeaths',
      unit: 'count',
      of: (course, world) => falseDeaths(course.count('note', 'refutedDeath'), world),
    },
    {
      name: 'load',
      unit: 'count',
      of: (course) => (periodsOf(course) === 0 ? null : course.count('send') / periodsOf(course)),
      expected: (world) =>
        world.nodes.every(lives)
          ? load(world, 'Ping') + load(world, 'PingReq') + load(world, 'Ack')
          : null,
    },
  ],
  text: { en: surveyEn, zh: surveyZh },
};
