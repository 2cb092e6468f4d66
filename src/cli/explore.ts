import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Bounds, Exploration, Finding } from '../checkers/explorer/explorer.ts';
import { foundBy } from '../checkers/explorer/found.ts';
import type { SearchOptions } from '../checkers/explorer/options.ts';
import { MOST_NODES } from '../checkers/explorer/options.ts';
import { type Happening, ProtocolSystem } from '../checkers/explorer/protocolSystem.ts';
import { MOST_TO_SPLIT } from '../checkers/explorer/splits.ts';
import type { Property } from '../checkers/explorer/system.ts';
import { collisionChance } from '../checkers/explorer/visited.ts';
import { createSimulator } from '../engine/simulator.ts';
import { whole } from '../files/fields.ts';
import { InputError, refuse, take } from '../files/input.ts';
import { printScenario } from '../files/scenario.ts';
import { didYouMean, listing } from '../files/wording.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { type Arguments, has, lastOf, split } from './arguments.ts';
import { withCounts } from './counts.ts';
import { surprising } from './expected.ts';
import {
  type PropertyResult,
  printProperties,
  propertyResults,
  wantedExample,
} from './exploreProperties.ts';
import { search } from './exploreSearch.ts';
import { type Io, printJson, reasonOf } from './io.ts';
import { override } from './override.ts';
import { openTarget } from './target.ts';

type Any = ProtocolTypes;

const NUMBER = 'a whole number';
const OPTIONS = {
  depth: NUMBER,
  states: NUMBER,
  crashes: NUMBER,
  drops: NUMBER,
  duplicates: NUMBER,
  restarts: NUMBER,
  partitions: '0 or 1',
  requests: NUMBER,
  messages: NUMBER,
  bound: 'name=N, such as terms=2',
  variant: 'the id of a weakened twin',
  set: 'k=v, such as preVote=true',
  example: 'the name of a state to look for',
  nodes: 'kind=N, such as server=4',
  workers: NUMBER,
  symmetry: null,
  timely: null,
  torn: null,
  save: 'a file to write',
  json: null,
};

/** What is searched if nobody says otherwise. */
const DEFAULTS = {
  ...{ depth: 100, states: 1_000_000 },
  ...{ crashes: 1, drops: 0, duplicates: 0, requests: 1, messages: 8, workers: 1 },
};
const MOST = 1_000_000;
const MOST_WORKERS = 64;
/** More states would not fit the table of those that were met. */
const MOST_STATES = 500_000_000;

/** `orrery explore`: every order of events up to some bounds, and a shortest way to break an invariant if there is one. */
export async function explore(argv: readonly string[], io: Io): Promise<number> {
  const given = split(argv, OPTIONS, ['<file or protocol/scenario>']);
  const target = await openTarget(given.positionals[0] as string, io);
  const { protocol } = target;
  const counts = (given.values.nodes ?? []).map(String);
  const scenario = override(protocol, withCounts(protocol, target.scenario, counts), given);
  const size = nodesOf(scenario);
  if (size > MOST_NODES) {
    refuse(['nodes'], size, `at most ${MOST_NODES} in a search (--nodes sets fewer)`);
  }
  const options = optionsOf(given, protocol, size);
  const system = new ProtocolSystem(createSimulator(protocol, scenario), options);
  const bounds = { depth: numberOf(given, 'depth', 1), states: numberOf(given, 'states', 1) };
  const path = lastOf(given, 'save');
  const example = wantedExample(lastOf(given, 'example'), protocol);
  // Before a long search, not after it.
  if (path !== undefined) saving(path, () => accessSync(folderOf(path), constants.W_OK));
  const began = performance.now();
  const sought = system.properties.findIndex(({ name }) => name === example);
  const workers = numberOf(given, 'workers', 1);
  const job = { protocol: protocol.id, scenario: printScenario(protocol, scenario), options };
  const found = await search({ system, job, workers, bounds, sought }, io);
  const way = found.examples.find(({ property }) => property === sought);
  const result = {
    ...resultOf(protocol, scenario, system, { ...bounds, ...options }, found),
    workers,
    ...(example !== null && { example: way ? wayTo(protocol, scenario, system, way) : null }),
  };
  const seconds = (performance.now() - began) / 1000;
  const { file } = (example === null ? result.violation : result.example) ?? { file: null };
  if (path !== undefined && file) {
    saving(path, () => writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`));
  }
  if (has(given, 'json')) printJson(io, { ...result, seconds });
  else print(io, result, seconds);
  const { violation } = result;
  return surprising(scenario.expects, violation ? [violation.invariant] : []) ? 1 : 0;
}

function optionsOf(given: Arguments, protocol: WrittenProtocol<Any>, nodes: number): SearchOptions {
  const restarts = lastOf(given, 'restarts');
  return {
    crashes: numberOf(given, 'crashes', 0),
    drops: numberOf(given, 'drops', 0),
    duplicates: numberOf(given, 'duplicates', 0),
    requests: numberOf(given, 'requests', 0),
    messages: numberOf(given, 'messages', 1),
    limits: limitsOf(given, protocol),
    ...(has(given, 'symmetry') && { symmetry: knownSymmetry(protocol) }),
    ...(restarts !== undefined && { restarts: wholeFrom('restarts', restarts, 0, MOST) }),
    ...(has(given, 'partitions') && { partitions: partitionsOf(given, nodes) }),
    ...(has(given, 'timely') && { timely: true }),
    ...(has(given, 'torn') && { torn: true }),
  };
}

const nodesOf = ({ members }: Scenario<Any>): number =>
  Object.values(members).reduce((sum, count) => sum + count, 0);

function partitionsOf(given: Arguments, nodes: number): number {
  const partitions = wholeFrom('partitions', lastOf(given, 'partitions') as string, 0, 1);
  if (partitions === 0 || nodes <= MOST_TO_SPLIT) return partitions;
  return refuse(['--partitions'], partitions, `0 with more than ${MOST_TO_SPLIT} nodes`);
}

function knownSymmetry({ id, symmetry }: WrittenProtocol<Any>): boolean {
  if (symmetry) return true;
  throw new InputError(`--symmetry: ${id} does not say which of its nodes are alike`);
}

function numberOf(given: Arguments, name: keyof typeof DEFAULTS, least: number): number {
  const text = lastOf(given, name);
  if (text === undefined) return DEFAULTS[name];
  const most = { states: MOST_STATES, workers: MOST_WORKERS }[String(name)] ?? MOST;
  return wholeFrom(name, text, least, most);
}

const wholeFrom = (name: string, text: string, least: number, most: number): number =>
  take(whole(least, most), /^\d+$/.test(text) ? Number(text) : text, [`--${name}`]);

function limitsOf(given: Arguments, { bounds = [] }: WrittenProtocol<Any>): Record<string, number> {
  const names = bounds.map(({ name }) => name);
  return Object.fromEntries(
    (given.values.bound ?? []).map((text) => {
      const [, name = '', number = ''] = /^([^=]*)=(\d+)$/.exec(String(text)) ?? [];
      if (names.includes(name)) return [name, Number(number)];
      const known = names.length === 0 ? 'nothing: this protocol has no bounds' : listing(names);
      throw new InputError(
        `--bound: found ${JSON.stringify(text)}, expected name=N where name is ${known}${didYouMean(name, names)}`,
      );
    }),
  );
}

/** A way through the states, and where it leads. */
interface Way {
  readonly steps: readonly string[];
  /** The scenario file that walks there; null where no seed makes the same choices. */
  readonly file: object | null;
}

interface Violation extends Way {
  /** The invariant that breaks, or the property that is to hold eventually and does not at rest. */
  readonly invariant: string;
  readonly kind: 'always' | 'eventually';
}

interface Result {
  readonly protocol: string;
  readonly scenario: string;
  readonly variant: string | null;
  readonly states: number;
  readonly generated: number;
  readonly depth: number;
  readonly frontier: number;
  readonly bounds: Bounds & SearchOptions;
  /** Nodes that were taken for each other, in groups, by name. */
  readonly alike: readonly (readonly string[])[];
  /** Whether all that can happen with so many faults and requests was seen, without meeting another bound. */
  readonly complete: boolean;
  /** The bounds that were met. */
  readonly bounded: readonly string[];
  /** The chance that two states were taken for one. */
  readonly collision: number;
  readonly violation: Violation | null;
  readonly properties: readonly PropertyResult[];
  /** The way to the state that was asked for; null where it was not found within the bounds. */
  readonly example?: Way | null;
}

function resultOf(
  protocol: WrittenProtocol<Any>,
  scenario: Scenario<Any>,
  system: ProtocolSystem<Any>,
  bounds: Bounds & SearchOptions,
  exploration: Exploration,
): Result {
  const { states, generated, depth, frontier, end, broken } = exploration;
  const cut = end === 'depth' || end === 'states' ? [end] : [];
  const bounded = [...cut, ...exploration.bounded];
  const { names } = createSimulator(protocol, scenario);
  return {
    protocol: protocol.id,
    scenario: scenario.id,
    variant: scenario.variant,
    ...{ states, generated, depth, frontier, bounds, bounded },
    alike: system.alike.map((group) => group.map((id) => names[id] as string)),
    complete: end === 'all' && bounded.length === 0,
    collision: collisionChance(states),
    violation: broken && violationOf(protocol, scenario, system, broken),
    properties: propertyResults(system.properties, exploration),
  };
}

function violationOf(
  protocol: WrittenProtocol<Any>,
  scenario: Scenario<Any>,
  system: ProtocolSystem<Any>,
  finding: Finding,
): Violation {
  const { name, kind } = system.properties[finding.property] as Property;
  return {
    invariant: name,
    kind: kind === 'always' ? 'always' : 'eventually',
    ...wayTo(protocol, scenario, system, finding),
  };
}

/** A finding in words, and as a file. */
function wayTo(
  protocol: WrittenProtocol<Any>,
  scenario: Scenario<Any>,
  system: ProtocolSystem<Any>,
  finding: Finding,
): Way {
  const found = foundBy(protocol, scenario, system, finding);
  const { names } = createSimulator(protocol, scenario);
  return {
    steps: found.happenings.map((one) => tell(one, system, names)),
    file: found.scenario && printScenario(protocol, named(found.scenario, found)),
  };
}

function named(
  scenario: Scenario<Any>,
  { name, kind }: Pick<Property, 'name' | 'kind'>,
): Scenario<Any> {
  const { en, zh } = scenario.title;
  if (kind === 'sometimes') {
    return {
      ...scenario,
      id: `${scenario.id}-example`,
      title: { en: `${en}: an example`, zh: `${zh}：示例` },
      watch: {
        en: `A shortest way to ${name}, found by search.`,
        zh: `由搜索找到的、到达 ${name} 的最短路径。`,
      },
    };
  }
  return {
    ...scenario,
    id: `${scenario.id}-counterexample`,
    title: { en: `${en}: a counterexample`, zh: `${zh}：反例` },
    watch: {
      en: `A shortest way to break ${name}, found by search.`,
      zh: `由搜索找到的、破坏 ${name} 的最短路径。`,
    },
  };
}

/** A step in a few words, with the names that nodes have outside. */
function tell(
  one: Happening,
  { cluster, asked }: ProtocolSystem<Any>,
  names: readonly string[],
): string {
  switch (one.take) {
    case 'deliver':
    case 'drop':
    case 'duplicate': {
      const { from, to, message } = cluster.messages.get(one.message);
      return `${one.take} ${message.type} ${names[from]} → ${names[to]}`;
    }
    case 'fire':
      return `fire ${names[one.node]} ${cluster.timers.get(one.timer).type}`;
    case 'request':
      return `request ${names[one.node]} ${JSON.stringify(asked[one.index]?.request)}`;
    case 'partition':
      return `partition ${one.groups.map((group) => group.map((id) => names[id]).join(', ')).join(' | ')}`;
    default:
      return `${one.take} ${names[one.node]}`;
  }
}

/** Where a file would be written; a folder is none. */
const folderOf = (path: string): string => {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw Object.assign(new Error(path), { code: 'EISDIR' });
  }
  return dirname(path);
};

function saving(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new InputError(
      `--save: found ${JSON.stringify(path)} (${reasonOf(error)}), expected a file that can be written`,
    );
  }
}

function print(io: Io, result: Result, seconds: number): void {
  const { states, depth, frontier, bounds, alike, bounded, collision, violation, complete } =
    result;
  const rate = Math.round(states / seconds);
  io.out(`${states} distinct states, depth ${depth}, frontier ${frontier}, ${rate} states/s\n`);
  io.out(`chance that two states were taken for one: ${collision.toExponential(1)}\n`);
  if (bounds.symmetry) io.out(`nodes taken for each other: ${groupsOf(alike)}\n`);
  if (violation) {
    const { invariant, kind } = violation;
    const how = kind === 'always' ? 'breaks' : 'does not hold at rest,';
    printWay(io, `${invariant} ${how} after`, violation);
  } else if (complete) {
    const orders = bounds.timely ? ' in which every message arrives in time' : '';
    io.out(
      `no invariant breaks: every order of events${orders} was tried, with ${faultsOf(bounds)}\n`,
    );
  } else {
    const by = bounded.length === 0 ? 'ended by the example' : `bounded by ${listing(bounded)}`;
    io.out(`no invariant breaks within these bounds (${by})\n`);
  }
  printProperties(io, result.properties);
  if (result.example) printWay(io, 'the example is reached after', result.example);
}

function printWay(io: Io, what: string, { steps, file }: Way): void {
  io.out(`${what} ${steps.length} steps:\n`);
  for (const [i, step] of steps.entries()) io.out(`  ${i + 1}. ${step}\n`);
  if (!file) io.out('no seed was found under which the handlers choose like this\n');
}

const groupsOf = (groups: Result['alike']): string =>
  groups.length === 0 ? 'none' : groups.map((group) => group.join(', ')).join('; ');

function faultsOf(options: SearchOptions): string {
  const { crashes, restarts, drops, duplicates, partitions, requests, torn } = options;
  const faults = [
    `${crashes} crashes${torn ? ' in the midst of sending' : ''}`,
    ...(restarts === undefined ? [] : [`${restarts} restarts`]),
    `${drops} drops`,
    `${duplicates} duplicates`,
    ...(partitions ? [`${partitions} partitions`] : []),
  ];
  return `up to ${faults.join(', ')} and ${requests} requests`;
}
