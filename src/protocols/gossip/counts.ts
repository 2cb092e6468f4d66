import type { Course } from '../../sdk/survey.ts';
import type { CountRow } from '../../sdk/views.ts';
import type { World } from '../../sdk/world.ts';
import { deliveredOf, type Spreading, spreadingIn } from './measured.ts';
import { theoryFor } from './plots.ts';
import type { Expected } from './theory.ts';
import type { GossipTypes } from './types.ts';

/** What an item has come to so far, beside what is to be expected once it has stopped spreading. */
export function counts(
  course: Course<GossipTypes>,
  world: World<GossipTypes>,
): readonly CountRow<GossipTypes>[] {
  const items = spreadingIn(world);
  const theory = theoryFor(world);
  const spreading = items.slice(0, SHOWN).flatMap((item) => rowsOf(item, theory, world));
  return [...spreading, ...traffic(course, world, items.length, theory)];
}

/** Of the first few, by name. */
const SHOWN = 3;

function rowsOf(
  item: Spreading,
  theory: Expected | null,
  world: World<GossipTypes>,
): CountRow<GossipTypes>[] {
  const group = { key: 'spreading', params: { key: item.key } } as const;
  const knows = item.at.filter(({ knows }) => knows).length;
  const delivered = deliveredOf(item);
  const rounds = delivered?.rounds.slice(1) ?? [];
  const mean = rounds.reduce((sum, round) => sum + round, 0) / rounds.length;
  const row = (
    key: 'informed' | 'residue' | 'lastDelivery' | 'meanDelivery',
    counted: number | null,
    published: number | null,
    unit?: 'share',
  ): CountRow<GossipTypes> => ({
    label: { key, params: {} },
    counted,
    published,
    group,
    ...(unit && { unit }),
  });
  const ended = isOver(item, world);
  // Anti-entropy beside rumours is not in the equations.
  const alone = world.params.spread === 'none' || world.params.antiEntropy === 'off';
  const known = alone && delivered !== null ? theory : null;
  return [
    row('informed', knows / item.at.length, null, 'share'),
    row('residue', ended ? 1 - knows / item.at.length : null, known?.residue ?? null, 'share'),
    row('lastDelivery', rounds.at(-1) ?? null, known?.last ?? null),
    row('meanDelivery', rounds.length > 0 ? mean : null, known?.mean ?? null),
  ];
}

/** Whether all know it, or nobody passes it on any more. */
export const isOver = ({ at, key }: Spreading, { params }: World<GossipTypes>): boolean =>
  at.every(({ knows }) => knows) ||
  (params.spread === 'rumour' &&
    params.antiEntropy === 'off' &&
    at.every(({ node }) => !node.state.hot.some((hot) => hot.key === key)));

const CARRIERS = ['Push', 'PushPull', 'PullReply', 'DigestAck', 'DigestAck2', 'Block'] as const;

function traffic(
  course: Course<GossipTypes>,
  { nodes, params }: World<GossipTypes>,
  items: number,
  theory: Expected | null,
): CountRow<GossipTypes>[] {
  const members = nodes.filter(({ health }) => health !== 'removed').length;
  const group = { key: 'trafficGroup', params: {} } as const;
  const sent = CARRIERS.map((type) => [type, course.count('send', type)] as const);
  // Only where every one of these messages carries the one item that there is can they be counted without a look into them.
  const pushed = params.spread === 'rumour' && params.exchange === 'push';
  const ends = params.losing !== 'never' && params.antiEntropy === 'off';
  const published = items === 1 && pushed && ends ? (theory?.updates ?? null) : null;
  return [
    {
      label: { key: 'messagesANode', params: {} },
      counted: course.count('send') / members,
      published: null,
      group,
    },
    ...sent
      .filter(([, count]) => count > 0)
      .map(([type, count]) => ({
        label: { key: 'sentOfType', params: { type } } as const,
        counted: count / members,
        published: type === 'Push' ? published : null,
        group,
      })),
  ];
}
