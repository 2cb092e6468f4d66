import { equalPlain } from '../../core/plain.ts';
import type { Settings } from '../../sdk/advice.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Delay, LinkModel, World } from '../../sdk/world.ts';

type Any = ProtocolTypes;

/** What a run goes by at a moment. */
export interface Present extends Settings<Any> {
  /** Some links have settings of their own, so that `network` is not the whole story. */
  readonly mixedLinks: boolean;
  readonly mixedDisks: boolean;
}

/** The settings of a world; where there are no two nodes to look at, those that its run began with. */
export function presentOf(world: World<Any>, scenario: Scenario<Any>): Present {
  const nodes = world.nodes.filter(({ health }) => health !== 'removed');
  const links = nodes.flatMap((a) =>
    nodes.filter((b) => b !== a).map((b) => world.link(a.id, b.id)),
  );
  const disks = nodes.map(({ diskWrite }) => diskWrite);
  const network = commonest<LinkModel>(links) ?? scenario.network.all;
  const diskWrite = commonest<Delay>(disks) ?? scenario.diskWrite;
  const kinds = Object.keys(scenario.members);
  return {
    params: world.params,
    members: Object.fromEntries(
      kinds.map((kind) => [kind, nodes.filter((node) => node.kind === kind).length]),
    ),
    network,
    diskWrite,
    mixedLinks: links.some((link) => !equalPlain(link, network)),
    mixedDisks: disks.some((disk) => !equalPlain(disk, diskWrite)),
  };
}

/** The value that most have; of several, the first. Most are one and the same object, which is seen at a glance. */
function commonest<X>(items: readonly X[]): X | undefined {
  const counts = new Map<X, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const alike = new Map<string, { readonly item: X; count: number }>();
  for (const [item, count] of counts) {
    const key = JSON.stringify(item);
    const seen = alike.get(key);
    if (seen) seen.count += count;
    else alike.set(key, { item, count });
  }
  let best: { readonly item: X; readonly count: number } | undefined;
  for (const one of alike.values()) if (!best || one.count > best.count) best = one;
  return best?.item;
}
