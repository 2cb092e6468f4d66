import fc from 'fast-check';
import * as z from 'zod/mini';
import { type Micros, micros, nodeId } from '../../src/core/ids.ts';
import { clonePlain } from '../../src/core/plain.ts';
import { Timeline } from '../../src/engine/timeline.ts';
import { type Replayed, replay } from '../../src/files/replay.ts';
import type { Run } from '../../src/files/run.ts';
import type { Command } from '../../src/sdk/command.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import type { Protocol } from '../../src/sdk/protocol.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { anyCommand } from '../engine/commands.ts';
import { type Toy, toy } from '../engine/toy.ts';

/** The toy with the forms in which its runs stand in files. */
export const writtenToy: WrittenProtocol<Toy> = {
  ...toy,
  advisor: null,
  forms() {
    const body = { n: z.number(), op: z.nullable(z.number()) };
    const forms = {
      message: z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('Ping'), ...body }),
        z.strictObject({ type: z.literal('Pong'), ...body }),
      ]),
      timer: z.strictObject({ type: z.enum(['tick', 'rest']) }),
      request: z.strictObject({ op: z.literal('ask'), key: z.string() }),
      response: z.strictObject({ ok: z.boolean() }),
      state: { peer: z.looseObject({}), asker: z.looseObject({}) },
      durable: { peer: z.looseObject({}), asker: z.looseObject({}) },
    };
    return forms as unknown as ReturnType<WrittenProtocol<Toy>['forms']>;
  },
};

/** What the toy's scenario file says; three peers and an asker. */
export const toyFile = {
  version: 1,
  protocol: 'toy',
  id: 'toy',
  nodes: { peer: 3, asker: 1 },
  network: { delay: { uniform: ['1ms', '9ms'] } },
  workload: { every: '7ms', op: 'ask', keys: 3 },
};

/** Commands for the toy that files have a form for: none for an empty group, or for a link that stays as it is. */
export const toyCommands = anyCommand.filter((command) =>
  command.do === 'partition'
    ? command.groups.every((group) => group.length > 0)
    : command.do !== 'link' || Object.keys(command.model).length > 0,
);

/** A script of them, in order of time within a tenth of a second. */
export const toyScripts = fc
  .array(fc.record({ at: fc.nat(100_000).map(micros), command: toyCommands }), { maxLength: 6 })
  .map((script) => script.toSorted((a, b) => a.at - b.at));

/** What someone does who plays with a run. Numbers are taken modulo what there is. */
export type Deed<T extends ProtocolTypes> =
  | { readonly does: 'step'; readonly times: number }
  | { readonly does: 'act'; readonly command: Command<T>; readonly later: number }
  | {
      readonly does: 'message';
      readonly how: 'drop' | 'hold' | 'deliverNow';
      readonly which: number;
    }
  | { readonly does: 'seek'; readonly to: number }
  | { readonly does: 'branch'; readonly which: number }
  | { readonly does: 'wait'; readonly share: number };

/** Deeds around some commands: many steps, now and then a command, often in the past. */
export const deedsWith = <T extends ProtocolTypes>(
  command: fc.Arbitrary<Command<T>>,
): fc.Arbitrary<Deed<T>[]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ does: fc.constant('step'), times: fc.nat(40) }) },
      {
        weight: 4,
        arbitrary: fc.record({
          does: fc.constant('act'),
          command,
          later: fc.constantFrom(0, 0, 1, 100, 10_000, 1e9),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          does: fc.constant('message'),
          how: fc.constantFrom('drop', 'hold', 'deliverNow'),
          which: fc.nat(),
        }),
      },
      { weight: 1, arbitrary: fc.record({ does: fc.constant('seek'), to: fc.nat() }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant('branch'), which: fc.nat() }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant('wait'), share: fc.nat(100) }) },
    ) as fc.Arbitrary<Deed<T>>,
    { minLength: 1, maxLength: 14 },
  );

/** A run with which someone has played, and where the playhead stands. */
export interface Played<T extends ProtocolTypes> {
  readonly timeline: Timeline<T>;
  readonly time: number;
}

export function wander<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  deeds: readonly Deed<T>[],
): Played<T> {
  const timeline = new Timeline(protocol, scenario);
  let time = 0;
  for (const deed of deeds) {
    const { world } = timeline;
    switch (deed.does) {
      case 'step':
        for (let i = 0; i < deed.times && timeline.stepForward(); i++);
        break;
      case 'act':
        timeline.act(deed.command, Math.max(time, world.time) + deed.later);
        break;
      case 'message': {
        const flying = world.inFlight();
        const envelope = flying[deed.which % (flying.length || 1)]?.id;
        if (envelope !== undefined) {
          timeline.act({ do: deed.how, message: { envelope } }, world.time);
        }
        break;
      }
      case 'seek':
        timeline.seek(deed.to % (timeline.trace.length + 1));
        break;
      case 'branch':
        timeline.toBranch(deed.which % timeline.branches.length, world.time);
        break;
      case 'wait': {
        // As playing does: some of the way to the next event, which is still to come.
        const next = Math.min(timeline.nextTime(), world.time + 1e6);
        time = world.time + ((next - world.time) * deed.share) / 100;
        continue;
      }
    }
    time = world.time;
  }
  return { timeline, time };
}

/** As the page saves a run. */
export const runOf = <T extends ProtocolTypes>(
  { timeline, time }: Played<T>,
  made: string | null = '0.1.0',
): Run<T> => ({
  scenario: timeline.scenario,
  timeline: timeline.save(),
  time: micros(Math.floor(time)),
  digest: timeline.digest,
  made,
});

/** Runs to the end what `replay` does in stages. */
export function replayed<T extends ProtocolTypes>(
  ...told: Parameters<typeof replay<T>>
): Replayed<T> {
  const stages = replay(...told);
  for (;;) {
    const stage = stages.next();
    if (stage.done) return stage.value;
  }
}

/** What can be seen of a run where it stands. */
export function sight<T extends ProtocolTypes>(timeline: Timeline<T>) {
  const { world } = timeline;
  return clonePlain({
    digest: timeline.digest,
    length: timeline.trace.length as number,
    position: timeline.position as number,
    at: world.time,
    nodes: world.nodes.map(({ name, health, state, durable }) => ({
      name,
      health,
      state,
      durable,
    })),
    inFlight: world.inFlight(),
    held: world.held(),
    timers: world.timers().map(({ node, timer, dueAt }) => ({ node, timer, dueAt })),
  });
}

const server = fc.nat(2).map(nodeId);
const leader = fc.constant({ role: 'leader' } as const);
const ref = fc.oneof(server, leader);
const span = (min: number, max: number): fc.Arbitrary<Micros> =>
  fc.integer({ min, max }).map((ms) => micros(ms * 1000));

/** Commands for a Raft cluster of at least three servers, its first client being node `client`. */
export const raftCommands = (client: number) =>
  fc.oneof(
    fc.record({ do: fc.constantFrom('crash', 'pause', 'resume', 'remove'), node: ref }),
    fc.record({ do: fc.constant('restart'), node: ref, disk: fc.constantFrom('keep', 'lost') }),
    fc.record({ do: fc.constantFrom('cut', 'mend'), from: ref, to: server }),
    fc.constantFrom({ do: 'heal' }, { do: 'add', kind: 'server' }, { do: 'byHand', on: true }),
    server.map((one) => ({
      do: 'partition',
      groups: [[one], [0, 1, 2].filter((id) => id !== one).map(nodeId)],
    })),
    fc.record({
      do: fc.constant('fire'),
      node: ref,
      timer: fc.constantFrom({ type: 'election' }, { type: 'heartbeat' }),
    }),
    fc.record({
      do: fc.constant('request'),
      node: fc.constant(nodeId(client)),
      request: fc.record({
        op: fc.constantFrom('put', 'append'),
        key: fc.constantFrom('x', 'y', 'a b', '键', 'constructor', '<b>'),
        value: fc.oneof(fc.constantFrom('1', '@1s', 'a&b=c', '~', '%'), fc.string()),
      }),
    }),
    fc.record({
      do: fc.constantFrom('drop', 'duplicate', 'hold', 'release'),
      message: fc.record(
        { from: server, to: server, type: fc.constantFrom('AppendEntries', 'RequestVote') },
        { requiredKeys: [] },
      ),
    }),
    fc.record({ do: fc.constant('set'), param: fc.constant('heartbeat'), value: span(1, 90) }),
    fc.record({
      do: fc.constant('set'),
      param: fc.constant('electionTimeout'),
      value: fc.tuple(span(100, 200), span(200, 400)),
    }),
    fc.record({
      do: fc.constant('disk'),
      node: ref,
      write: span(1, 50).map((by) => ({ kind: 'fixed', by })),
    }),
    fc.constant({ do: 'nudge', timer: 'election', how: 'align' }),
  ) as unknown as fc.Arbitrary<Command<ProtocolTypes>>;
