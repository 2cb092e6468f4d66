import { happeningsOf, scenarioOf } from '../../checkers/explorer/counterexample.ts';
import { Explorer, type Finding } from '../../checkers/explorer/explorer.ts';
import { MOST_NODES } from '../../checkers/explorer/options.ts';
import { type Happening, ProtocolSystem } from '../../checkers/explorer/protocolSystem.ts';
import { collisionChance } from '../../checkers/explorer/visited.ts';
import { createSimulator } from '../../engine/simulator.ts';
import { printScenario } from '../../files/scenario.ts';
import type { WrittenProtocol } from '../../sdk/forms.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { Localized } from '../../sdk/text.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type {
  Found,
  FoundStep,
  SearchEnd,
  SearchLook,
  SearchWish,
} from '../../views/searching/searching.ts';
import type { Work } from './work.ts';

type Any = ProtocolTypes;

/** States between looks at the clock. */
const SLICE = 500;

/** What has come of a search since someone last asked. */
export interface SearchPart {
  readonly look: SearchLook;
  /** Those that are new. */
  readonly examples: readonly Found[];
  readonly end: SearchEnd | null;
}

/** A search through every order of events, slice by slice. */
export class SearchWork implements Work<SearchPart> {
  private readonly protocol: WrittenProtocol<Any>;
  private readonly scenario: Scenario<Any>;
  private readonly system: ProtocolSystem<Any>;
  private readonly explorer: Explorer;
  private readonly names: readonly string[];
  /** How many examples have been handed over. */
  private shown = 0;

  constructor(protocol: WrittenProtocol<Any>, scenario: Scenario<Any>, wish: SearchWish) {
    const { depth, states, ...options } = wish;
    const fresh = createSimulator(protocol, scenario);
    const nodes = fresh.names.length;
    if (nodes > MOST_NODES)
      throw new Error(`nodes: found ${nodes}, expected at most ${MOST_NODES}`);
    this.protocol = protocol;
    this.scenario = scenario;
    this.names = fresh.names;
    this.system = new ProtocolSystem(fresh, options);
    this.explorer = new Explorer(this.system, { depth, states });
  }

  advance(): boolean {
    return this.explorer.advance(SLICE);
  }

  part(): SearchPart {
    const { states, depth, frontier, rested, examples, end, broken } = this.explorer.exploration;
    const fresh = examples.slice(this.shown).map((one) => this.found(one));
    this.shown = examples.length;
    const { bounded } = this.system;
    const met = [...(end === 'depth' || end === 'states' ? [end] : []), ...bounded];
    return {
      look: { states, depth, frontier, rested },
      examples: fresh,
      end:
        end === 'open'
          ? null
          : {
              broken: broken && this.found(broken),
              whole: end === 'all' && met.length === 0,
              bounded: met,
              collision: collisionChance(states),
            },
    };
  }

  private found({ property, path }: Finding): Found {
    const { protocol, scenario, system } = this;
    const { name = '', kind = 'always' } = system.properties[property] ?? {};
    const happenings = happeningsOf(system, path);
    const broken = kind === 'always' ? name : null;
    const sought = protocol.properties?.find((one) => one.name === name);
    const way = scenarioOf(protocol, scenario, system, happenings, broken, (world) =>
      sought ? sought.holds(world) === (kind === 'sometimes') : true,
    );
    return {
      property: name,
      kind,
      steps: happenings.map((one) => stepOf(one, system, this.names)),
      file: way && printScenario(protocol, called(way, protocol, name, kind)),
      until: way?.until.time ?? 0,
    };
  }
}

function stepOf(
  one: Happening,
  { cluster, asked }: ProtocolSystem<Any>,
  names: readonly string[],
): FoundStep {
  const name = (id: number) => names[id] ?? '';
  switch (one.take) {
    case 'deliver':
    case 'drop':
    case 'duplicate': {
      const { from, to, message } = cluster.messages.get(one.message);
      return { take: one.take, what: message.type, from: name(from), to: name(to) };
    }
    case 'fire':
      return { take: 'fire', what: cluster.timers.get(one.timer).type, node: name(one.node) };
    case 'request': {
      const request = asked[one.index]?.request as { readonly op?: unknown } | undefined;
      return { take: 'request', what: String(request?.op ?? ''), node: name(one.node) };
    }
    case 'partition':
      return { take: 'partition', groups: one.groups.map((group) => group.map(name)) };
    default:
      return { take: one.take, node: name(one.node) };
  }
}

/** The scenario under a name that says where it comes from and what it shows. */
function called(
  scenario: Scenario<Any>,
  { text }: WrittenProtocol<Any>,
  property: string,
  kind: Found['kind'],
): Scenario<Any> {
  const titleIn = (locale: 'en' | 'zh'): string =>
    text[locale].invariants[property]?.title ??
    text[locale].properties?.[property]?.title ??
    property;
  const [en, zh] = [titleIn('en'), titleIn('zh')];
  return {
    ...scenario,
    id: `${scenario.id}-${property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    title: TITLES[kind](scenario.title),
    watch: WATCH[kind](en, zh),
  };
}

const TITLES: Readonly<Record<Found['kind'], (of: Localized<string>) => Localized<string>>> = {
  always: ({ en, zh }) => ({ en: `${en}: a counterexample`, zh: `${zh}：反例` }),
  eventually: ({ en, zh }) => ({ en: `${en}: a counterexample`, zh: `${zh}：反例` }),
  sometimes: ({ en, zh }) => ({ en: `${en}: an example`, zh: `${zh}：示例` }),
};

const WATCH: Readonly<Record<Found['kind'], (en: string, zh: string) => Localized<string>>> = {
  always: (en, zh) => ({
    en: `A shortest way to break “${en}”, found by search.`,
    zh: `由搜索找到的、破坏“${zh}”的最短路径。`,
  }),
  eventually: (en, zh) => ({
    en: `A shortest way to rest without “${en}”, found by search.`,
    zh: `由搜索找到的、静止时仍不满足“${zh}”的最短路径。`,
  }),
  sometimes: (en, zh) => ({
    en: `A shortest way to “${en}”, found by search.`,
    zh: `由搜索找到的、到达“${zh}”的最短路径。`,
  }),
};
