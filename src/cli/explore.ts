import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { happeningsOf, scenarioOf } from '../checkers/explorer/counterexample.ts';
import {
  type Bounds,
  type Exploration,
  Explorer,
  type Finding,
} from '../checkers/explorer/explorer.ts';
import type { SearchOptions } from '../checkers/explorer/options.ts';
import { type Happening, ProtocolSystem } from '../checkers/explorer/protocolSystem.ts';
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
import { type Io, printJson, reasonOf } from './io.ts';
import { override } from './override.ts';
import { Progress } from './progress.ts';
import { openTarget } from './target.ts';

type Any = ProtocolTypes;

const NUMBER = 'a whole number';
const OPTIONS = {
  depth: NUMBER,
  states: NUMBER,
  crashes: NUMBER,
  drops: NUMBER,
  duplicates: NUMBER,
  requests: NUMBER,
  messages: NUMBER,
  bound: 'name=N, such as terms=2',
  variant: 'the id of a weakened twin',
  set: 'k=v, such as preVote=true',
  save: 'a file to write',
  json: null,
};

/** What is searched if nobody says otherwise. */
const DEFAULTS = {
  ...{ depth: 100, states: 1_000_000 },
  ...{ crashes: 1, drops: 0, duplicates: 0, requests: 1, messages: 8 },
};
/** More states would not fit the table of those that were met. */
const MOST_STATES = 500_000_000;
/** States between looks at the outside world. */
const SLICE = 5_000;

/** `orrery explore`: every order of events up to some bounds, and a shortest way to break an invariant if there is one. */
export async function explore(argv: readonly string[], io: Io): Promise<number> {
  const given = split(argv, OPTIONS, ['<file or protocol/scenario>']);
  const target = await openTarget(given.positionals[0] as string, io);
  const { protocol } = target;
  const scenario = override(protocol, target.scenario, given);
  const options = optionsOf(given, protocol);
  const system = new ProtocolSystem(createSimulator(protocol, scenario), options);
  const bounds = { depth: numberOf(given, 'depth', 1), states: numberOf(given, 'states', 1) };
  const path = lastOf(given, 'save');
  // Before a long search, not after it.
  if (path !== undefined) saving(path, () => accessSync(folderOf(path), constants.W_OK));
  const began = performance.now();
  const found = await search(explorerOf(system, bounds), new Progress(io), began);
  const result = resultOf(protocol, scenario, system, { ...bounds, ...options }, found);
  const seconds = (performance.now() - began) / 1000;
  const file = result.violation?.file;
  if (path !== undefined && file) {
    saving(path, () => writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`));
  }
  if (has(given, 'json')) printJson(io, { ...result, seconds });
  else print(io, result, seconds);
  return surprising(scenario, result.violation?.invariant ?? null) ? 1 : 0;
}

function optionsOf(given: Arguments, protocol: WrittenProtocol<Any>): SearchOptions {
  return {
    crashes: numberOf(given, 'crashes', 0),
    drops: numberOf(given, 'drops', 0),
    duplicates: numberOf(given, 'duplicates', 0),
    requests: numberOf(given, 'requests', 0),
    messages: numberOf(given, 'messages', 1),
    limits: limitsOf(given, protocol),
  };
}

function numberOf(given: Arguments, name: keyof typeof DEFAULTS, least: number): number {
  const text = lastOf(given, name);
  if (text === undefined) return DEFAULTS[name];
  const most = name === 'states' ? MOST_STATES : 1_000_000;
  return take(whole(least, most), /^\d+$/.test(text) ? Number(text) : text, [`--${name}`]);
}

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

async function search(explorer: Explorer, progress: Progress, began: number): Promise<Exploration> {
  while (explorer.advance(SLICE)) {
    const { states, frontier, depth } = explorer.exploration;
    const rate = Math.round((states / (performance.now() - began)) * 1000);
    progress.tell(`${states} states, ${rate} states/s, frontier ${frontier}, depth ${depth}`);
    await new Promise(setImmediate);
  }
  progress.end();
  return explorer.exploration;
}

interface Violation {
  readonly invariant: string;
  readonly steps: readonly string[];
  /** The scenario file that walks there; null where no seed makes the same choices. */
  readonly file: object | null;
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
  /** Whether all that can happen with so many faults and requests was seen, without meeting another bound. */
  readonly complete: boolean;
  /** The bounds that were met. */
  readonly bounded: readonly string[];
  /** The chance that two states were taken for one. */
  readonly collision: number;
  readonly violation: Violation | null;
}

function resultOf(
  protocol: WrittenProtocol<Any>,
  scenario: Scenario<Any>,
  system: ProtocolSystem<Any>,
  bounds: Bounds & SearchOptions,
  { states, generated, depth, frontier, end, broken }: Exploration,
): Result {
  const cut = end === 'depth' || end === 'states' ? [end] : [];
  const bounded = [...cut, ...system.bounded];
  return {
    protocol: protocol.id,
    scenario: scenario.id,
    variant: scenario.variant,
    ...{ states, generated, depth, frontier, bounds, bounded },
    complete: end === 'all' && bounded.length === 0,
    collision: collisionChance(states),
    violation: broken && violationOf(protocol, scenario, system, broken),
  };
}

function violationOf(
  protocol: WrittenProtocol<Any>,
  scenario: Scenario<Any>,
  system: ProtocolSystem<Any>,
  { property, path }: Finding,
): Violation {
  const invariant = system.properties[property]?.name as string;
  const happenings = happeningsOf(system, path);
  const found = scenarioOf(protocol, scenario, system, happenings, invariant);
  const names = createSimulator(protocol, scenario).names;
  return {
    invariant,
    steps: happenings.map((one) => tell(one, system, names)),
    file: found && printScenario(protocol, named(found, invariant)),
  };
}

function named(scenario: Scenario<Any>, invariant: string): Scenario<Any> {
  const id = `${scenario.id}-counterexample`;
  const { en, zh } = scenario.title;
  return {
    ...scenario,
    id,
    title: { en: `${en}: a counterexample`, zh: `${zh}：反例` },
    watch: {
      en: `A shortest way to break ${invariant}, found by search.`,
      zh: `由搜索找到的、破坏 ${invariant} 的最短路径。`,
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
    default:
      return `${one.take} ${names[one.node]}`;
  }
}

/** The table of the states that were met is laid out at once. */
function explorerOf(system: ProtocolSystem<Any>, bounds: Bounds): Explorer {
  try {
    return new Explorer(system, bounds);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse(['--states'], bounds.states, 'no more states than there is memory for');
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
  const { states, depth, frontier, bounds, bounded, collision, violation, complete } = result;
  const rate = Math.round(states / seconds);
  io.out(`${states} distinct states, depth ${depth}, frontier ${frontier}, ${rate} states/s\n`);
  io.out(`chance that two states were taken for one: ${collision.toExponential(1)}\n`);
  if (violation) {
    const { invariant, steps, file } = violation;
    io.out(`${invariant} breaks after ${steps.length} steps:\n`);
    for (const [i, step] of steps.entries()) io.out(`  ${i + 1}. ${step}\n`);
    if (!file) io.out('no seed was found under which the handlers choose like this\n');
  } else if (complete) {
    io.out(`no invariant breaks: every order of events was tried, with ${faultsOf(bounds)}\n`);
  } else io.out(`no invariant breaks within these bounds (bounded by ${listing(bounded)})\n`);
}

const faultsOf = ({ crashes, drops, duplicates, requests }: SearchOptions): string =>
  `up to ${crashes} crashes, ${drops} drops, ${duplicates} duplicates and ${requests} requests`;

/** Whether what broke was not expected to, or what was expected to did not. */
function surprising({ expects }: Scenario<Any>, broken: string | null): boolean {
  const failing = expects
    .filter(({ outcome }) => outcome === 'fails')
    .map(({ invariant }) => invariant);
  return broken === null ? failing.length > 0 : !failing.includes(broken);
}
