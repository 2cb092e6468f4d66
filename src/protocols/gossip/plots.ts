import type { Course } from '../../sdk/survey.ts';
import type { Plot, Series, Tone } from '../../sdk/views.ts';
import type { World } from '../../sdk/world.ts';
import { deliveredOf, type Spreading, spreadingIn } from './measured.ts';
import { type Expected, expectedOf, settingOf } from './theory.ts';
import type { GossipTypes } from './types.ts';

/** Share of nodes that know an item, by rounds since it was published, beside what is to be expected. */
export function plots(
  _course: Course<GossipTypes>,
  world: World<GossipTypes>,
): readonly Plot<GossipTypes>[] {
  const items = spreadingIn(world).slice(-DRAWN);
  const theory = theoryFor(world);
  const lines = items.flatMap((item, i) => measured(item, TONES[i] as Tone, world));
  const longest = Math.max(LEAST, ...lines.map(({ points }) => points.at(-1)?.[0] ?? 0));
  return [
    {
      id: 'informed',
      caption: { key: 'informedByRound', params: {} },
      x: { label: { key: 'rounds', params: {} }, unit: 'count', least: LEAST },
      y: { label: { key: 'shareInformed', params: {} }, unit: 'share', least: 1 },
      series: lines.length === 0 || theory === null ? lines : [...lines, drawn(theory, longest)],
      empty: { key: 'nothingPublished', params: {} },
    },
  ];
}

/** The latest few by name: more lines than that nobody can tell apart. */
const DRAWN = 3;
const TONES: readonly Tone[] = ['contend', 'good', 'client'];
const LEAST = 8;

function measured(item: Spreading, tone: Tone, world: World<GossipTypes>): Series<GossipTypes>[] {
  const delivered = deliveredOf(item);
  if (delivered === null) return [];
  const { rounds, nodes } = delivered;
  const points: [number, number][] = [];
  rounds.forEach((round, i) => {
    if (rounds[i + 1] !== round) points.push([round, (i + 1) / nodes]);
  });
  const passed = sincePublished(item);
  const last = points.at(-1);
  if (last && passed > last[0]) points.push([passed, last[1]]);
  return [
    {
      label: { key: 'informedBy', params: { key: item.key } },
      source: 'measured',
      shape: world.params.inStep ? 'line' : 'steps',
      points,
      tone,
    },
  ];
}

/** How many rounds the publisher has had since. */
function sincePublished({ at }: Spreading): number {
  const source = at.find(({ entry, knows }) => knows && entry?.from === null);
  const round = source?.node.state.round ?? null;
  const then = source?.entry?.round ?? null;
  return round === null || then === null ? 0 : round - then;
}

/** Worked out once for the same settings: it is asked for with every frame. */
const known = new WeakMap<object, { readonly as: string; readonly expected: Expected }>();

export function theoryFor(world: World<GossipTypes>): Expected | null {
  const setting = settingOf(world);
  if (setting === null) return null;
  const as = JSON.stringify(setting);
  const last = known.get(world);
  if (last?.as === as) return last.expected;
  const expected = expectedOf(setting);
  known.set(world, { as, expected });
  return expected;
}

function drawn({ informed, steps }: Expected, longest: number): Series<GossipTypes> {
  const until = Math.ceil((longest + 1) * steps);
  const all = informed.map((share, step) => [step / steps, share] as const);
  const end = informed.at(-1) as number;
  const points =
    all.length > until ? all.slice(0, until + 1) : [...all, [longest + 1, end] as const];
  return {
    label: { key: 'expectedShare', params: {} },
    source: 'theory',
    shape: 'line',
    points,
    tone: 'muted',
  };
}
