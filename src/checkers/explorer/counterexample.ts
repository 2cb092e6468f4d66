import { ms } from '../../core/duration.ts';
import { micros, type NodeId, type Seq } from '../../core/ids.ts';
import { equalPlain } from '../../core/plain.ts';
import type { PureMessage } from '../../engine/pure.ts';
import { createSimulator, type Simulator } from '../../engine/simulator.ts';
import type { Command } from '../../sdk/command.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { World } from '../../sdk/world.ts';
import type { Happening, ProtocolSystem } from './protocolSystem.ts';
import type { Row } from './system.ts';

/** Whether the world at the end of a scenario is the one that was sought. */
export type Shows<T extends ProtocolTypes> = (world: World<T>) => boolean;

/** From one choice to the next, in time enough for a message that was chosen to arrive. */
const PACE = ms(10);
/** How many seeds are tried for one under which the handlers choose as they did in the search. */
const SEEDS = 2000;

/** What happened on a way through a protocol's states, step by step. */
export function happeningsOf<T extends ProtocolTypes>(
  system: ProtocolSystem<T>,
  path: readonly number[],
): Happening[] {
  const happenings: Happening[] = [];
  let row: Row | null = null;
  for (const wanted of path) {
    let ordinal = 0;
    let next: Row | null = null;
    const pick = (state: Row) => {
      if (ordinal++ !== wanted) return;
      next = state.slice();
      if (row && system.happening) happenings.push(system.happening);
    };
    if (row) system.successors(row, pick);
    else system.initial(pick);
    row = next;
  }
  return happenings;
}

/**
 * A scenario in which someone who has everything in hand chooses just what happened on a way through a protocol's states: no
 * time has to be right for it. Null where handlers chose by chance and no seed that was tried chooses alike.
 */
export function scenarioOf<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  system: ProtocolSystem<T>,
  happenings: readonly Happening[],
  broken: string | null,
  shows: Shows<T> = () => true,
): Scenario<T> | null {
  const bare: Scenario<T> = {
    ...scenario,
    workload: null,
    diskWrite: { kind: 'fixed', by: micros(0) },
    network: { all: PLAIN, links: [] },
    script: atStart(system),
    until: { time: micros((happenings.length + 2) * PACE), events: null },
    expects: broken === null ? [] : [{ invariant: broken, outcome: 'fails' }],
  };
  for (let i = 0; i < SEEDS; i++) {
    const tried = attempt(
      protocol,
      { ...bare, seed: scenario.seed + i },
      system,
      happenings,
      broken,
      shows,
    );
    if (tried) return tried;
  }
  return null;
}

/** All is in one's hand, and what is cut at the start is cut. */
const atStart = <T extends ProtocolTypes>({ links }: ProtocolSystem<T>): Scenario<T>['script'] =>
  [{ do: 'byHand', on: true } as const, ...links.cuts].map((command) => ({
    at: micros(0),
    command,
  }));

const PLAIN = {
  delay: { kind: 'fixed', by: ms(1) },
  loss: [0, 1],
  duplicate: [0, 1],
  order: 'any',
} as const;

/** The scenario under one seed; null where something is not there that should happen next. */
function attempt<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  bare: Scenario<T>,
  system: ProtocolSystem<T>,
  happenings: readonly Happening[],
  broken: string | null,
  shows: Shows<T>,
): Scenario<T> | null {
  const simulator = createSimulator(protocol, bare, { checks: 'stop', digest: false });
  const script = [...bare.script];
  for (const [i, happening] of happenings.entries()) {
    const at = micros((i + 1) * PACE);
    simulator.run({ time: at, events: null });
    const cuts = happening.take === 'partition' ? cutsWithin(happening.groups, system) : [];
    for (const command of [commandOf(simulator, system, happening), ...cuts]) {
      if (!command || !simulator.apply(command, at)) return null;
      script.push({ at, command });
    }
  }
  simulator.run({ time: bare.until.time, events: null });
  const found = simulator.violations[0]?.invariant ?? null;
  return found === broken && shows(simulator.world) ? { ...bare, script } : null;
}

/** A partition takes the place of what was cut before, which a search lets stay. */
const cutsWithin = <T extends ProtocolTypes>(
  groups: readonly (readonly NodeId[])[],
  { links }: ProtocolSystem<T>,
): Command<T>[] =>
  groups.flatMap((group) =>
    group.flatMap((from) =>
      group.filter((to) => links.isCut(from, to)).map((to) => ({ do: 'cut', from, to }) as const),
    ),
  );

function commandOf<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  system: ProtocolSystem<T>,
  happening: Happening,
): Command<T> | null {
  const { cluster, asked } = system;
  switch (happening.take) {
    case 'deliver':
    case 'drop':
    case 'duplicate': {
      const envelope = find(simulator, cluster.messages.get(happening.message));
      const action = happening.take === 'deliver' ? 'deliverNow' : happening.take;
      return envelope === null ? null : { do: action, message: { envelope } };
    }
    case 'fire':
      return { do: 'fire', node: happening.node, timer: cluster.timers.get(happening.timer) };
    case 'request': {
      const request = asked[happening.index]?.request as T['request'];
      return { do: 'request', node: happening.node, request };
    }
    case 'restart':
      return { do: 'restart', node: happening.node, disk: 'keep' };
    case 'crash':
      return { do: 'crash', node: happening.node };
    case 'partition':
      return { do: 'partition', groups: happening.groups };
  }
}

function find<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  { from, to, message }: PureMessage<T>,
): Seq | null {
  const waiting = [...simulator.world.held(), ...simulator.world.inFlight()];
  const same = waiting.find(
    (one) => one.from === from && one.to === to && equalPlain(one.message, message),
  );
  return same?.id ?? null;
}
