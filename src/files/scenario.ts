import * as z from 'zod/mini';
import { micros } from '../core/ids.ts';
import type { Form, WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { LinkModel } from '../sdk/world.ts';
import { type Line, NEW_IN_2 } from './commands.ts';
import { type ScenarioFile, scenarioForm, VERSIONS, type Version } from './grammar.ts';
import { printInitial, readInitial } from './initial.ts';
import { put, refuse, take } from './input.ts';
import { checkJson } from './json.ts';
import { fullMembers, membersForm, Roster } from './names.ts';
import { linkModel } from './network.ts';
import { once } from './once.ts';
import { fullParams, paramsForm } from './params.ts';
import { lineFormAt, rawLine, readScript } from './script.ts';
import { type Words, wordsOf } from './words.ts';
import { readWorkload, writeWorkload } from './workload.ts';

/** What a file that leaves these out means. */
const DEFAULTS = {
  id: 'untitled',
  seed: 1,
  network: {
    delay: { kind: 'uniform', min: micros(5_000), max: micros(15_000) },
    loss: [0, 1],
    duplicate: [0, 1],
    order: 'any',
  } satisfies LinkModel,
  diskWrite: { kind: 'fixed', by: micros(0) },
  until: { time: micros(10_000_000), events: null },
} as const;

/** What tells to which exhibit a scenario belongs: enough to find the protocol by which the rest is read. */
export function scenarioHead(json: unknown): {
  readonly protocol: string;
  readonly id: string | null;
} {
  checkJson(json);
  const head = z.looseObject({
    version: z.literal(VERSIONS),
    protocol: z.string(),
    id: z.optional(z.string()),
  });
  const { protocol, id } = take(head as Form<z.output<typeof head>>, json);
  return { protocol, id: id ?? null };
}

/** Reads a scenario for a protocol, all of it or nothing: throws InputError about the first thing that is wrong. */
export function readScenario<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  json: unknown,
): Scenario<T> {
  checkJson(json);
  const { nodes } = take(z.looseObject({ nodes: z.optional(membersForm(protocol)) }), json);
  const members = fullMembers(protocol, nodes ?? {});
  const roster = new Roster(protocol, members);
  const words = wordsOf(protocol, roster.names);
  const file = take(rawForm(words, protocol), json);
  const params = fullParams(protocol, (file.params ?? {}) as Partial<T['params']>);
  const id = file.id ?? DEFAULTS.id;
  return {
    id,
    title: file.title ?? { en: id, zh: id },
    watch: file.watch ?? { en: '', zh: '' },
    seed: file.seed ?? DEFAULTS.seed,
    members,
    params,
    variant: file.variant ?? null,
    network: networkFrom(file),
    diskWrite: file.disk?.write ?? DEFAULTS.diskWrite,
    initial: readInitial(protocol, roster, params, words.node, file.initial ?? {}),
    workload: readWorkload(protocol, roster, file.workload),
    script: readScript(protocol, members, file.version, file.script ?? [], json),
    until: untilFrom(file),
    expects: expectsFrom(file),
  };
}

/** A scenario whose script is read afterwards. */
const rawForm = once(<T extends ProtocolTypes>(words: Words, protocol: WrittenProtocol<T>) =>
  scenarioForm(words, partsOf(protocol, rawLine)),
);

function partsOf<T extends ProtocolTypes, L>(protocol: WrittenProtocol<T>, line: Form<L>) {
  return {
    protocol: z.literal(protocol.id) as Form<string>,
    nodes: membersForm(protocol),
    params: paramsForm(protocol),
    line,
  };
}

function networkFrom<L>({ network }: ScenarioFile<L>): Scenario<ProtocolTypes>['network'] {
  return {
    all: { ...DEFAULTS.network, ...linkModel(network ?? {}) },
    links: (network?.links ?? []).map((link) => ({
      from: link.from,
      to: link.to,
      model: linkModel(link),
    })),
  };
}

function untilFrom<L>({ until }: ScenarioFile<L>): Scenario<ProtocolTypes>['until'] {
  return until ? { time: until.time ?? null, events: until.events ?? null } : DEFAULTS.until;
}

function expectsFrom<L>({ expects = [] }: ScenarioFile<L>): Scenario<ProtocolTypes>['expects'] {
  for (const [i, { invariant }] of expects.entries()) {
    if (expects.findIndex((other) => other.invariant === invariant) < i) {
      refuse(['expects', i, 'invariant'], invariant, 'each invariant once');
    }
  }
  return expects;
}

/** The lowest version that knows all of a scenario's commands: older readers can read what they understand. */
const versionOf = <T extends ProtocolTypes>({ script }: Scenario<T>): Version =>
  script.some(({ command }) => NEW_IN_2.includes(command.do)) ? 2 : 1;

/** Prints a scenario so that reading it gives the same one. */
export function printScenario<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  scenario: Scenario<T>,
): Record<string, unknown> {
  const roster = new Roster(protocol, scenario.members);
  const start = wordsOf(protocol, roster.names).node;
  const { params, initial } = scenario;
  const file = fileOf(protocol, roster, scenario);
  const printed = printInitial(protocol, roster, params, start, initial);
  for (const { command } of scenario.script) if (command.do === 'add') roster.add(command.kind);
  const words = wordsOf(protocol, roster.names);
  const form = scenarioForm(words, partsOf(protocol, lineFormAt(protocol, roster)));
  return put(form, { ...file, initial: printed }) as Record<string, unknown>;
}

function fileOf<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  roster: Roster<T>,
  scenario: Scenario<T>,
): ScenarioFile<Line> {
  const { all, links } = scenario.network;
  const { time, events } = scenario.until;
  const { workload } = scenario;
  return {
    version: versionOf(scenario),
    protocol: protocol.id,
    id: scenario.id,
    title: scenario.title,
    watch: scenario.watch,
    seed: scenario.seed,
    nodes: scenario.members,
    params: scenario.params,
    variant: scenario.variant,
    network: {
      ...all,
      links: links.map(({ from, to, model }) => ({ from, to, ...model })) as never,
    },
    disk: { write: scenario.diskWrite },
    ...(workload && { workload: writeWorkload(protocol, roster, workload) }),
    script: scenario.script as readonly Line[],
    until: { ...(time !== null && { time }), ...(events !== null && { events }) },
    expects: scenario.expects,
  };
}
