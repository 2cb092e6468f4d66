import { type NodeId, nodeId } from '../../../src/core/ids.ts';
import { clonePlain } from '../../../src/core/plain.ts';
import { callHandler, type Effect, type Input } from '../../../src/engine/handler.ts';
import { kindsOf } from '../../../src/engine/setup.ts';
import { swim } from '../../../src/protocols/swim/index.ts';
import {
  type Standing,
  standing,
  standingOf,
  withStanding,
} from '../../../src/protocols/swim/members.ts';
import type { Message, Update } from '../../../src/protocols/swim/messages.ts';
import { type Params, params as specs } from '../../../src/protocols/swim/params.ts';
import type { SwimState } from '../../../src/protocols/swim/state.ts';
import type { SwimTypes } from '../../../src/protocols/swim/types.ts';

/** One node of a group, whose handlers are called by hand. Its choices are the first of what there is. */

export const [N1, N2, N3, N4, N5] = [0, 1, 2, 3, 4].map(nodeId) as [
  NodeId,
  NodeId,
  NodeId,
  NodeId,
  NodeId,
];

const DEFAULTS = Object.fromEntries(
  Object.entries(specs).map(([name, spec]) => [name, spec.initial]),
) as unknown as Params;

export interface Bench {
  readonly state: SwimState;
  readonly params: Params;
  /** What its clock shows. */
  clock: number;
  give(input: Input<SwimTypes>): readonly Effect<SwimTypes>[];
  /** A message from a node. */
  tell(from: NodeId, message: Message): readonly Effect<SwimTypes>[];
  /** A timer that has run out. */
  fire(timer: SwimTypes['timer'] | 'period' | 'probe'): readonly Effect<SwimTypes>[];
}

export interface Setting {
  readonly nodes?: number;
  readonly self?: NodeId;
  readonly params?: Partial<Params>;
  readonly variant?: string;
  /** Whether it knows nobody but itself. */
  readonly stranger?: boolean;
}

export function bench({
  nodes = 5,
  self = N1,
  params = {},
  variant,
  stranger,
}: Setting = {}): Bench {
  const ids = Array.from({ length: nodes }, (_, id) => nodeId(id));
  const set = { ...DEFAULTS, ...params };
  const cluster = { members: { node: ids }, params: set, joining: stranger === true };
  const { node } = kindsOf(swim, variant ?? null);
  const state = clonePlain(node.recover(node.init(self, cluster), self, cluster));
  const made: Bench = {
    state,
    params: set,
    clock: 0,
    give: (input) =>
      callHandler<SwimTypes>(node, state, input, {
        self,
        members: cluster.members,
        params: set,
        clock: made.clock as never,
        decide: () => 0,
      }),
    tell: (from, message) => made.give({ from, message }),
    fire: (timer) => made.give({ timer: typeof timer === 'string' ? { type: timer } : timer }),
  };
  return made;
}

export const news = (
  status: Update['status'],
  member: NodeId,
  incarnation = 0,
  from: NodeId = N2,
): Update => ({ member, status, incarnation, from });

/** A ping that carries news. */
export const carrying = (...updates: readonly Update[]): Message => ({
  type: 'Ping',
  seqNo: 1,
  updates,
});

export const held = ({ state }: Bench, member: NodeId): string => {
  const { status, incarnation } = standingOf(state.members, member);
  return `${status} ${incarnation}`;
};

/** Has a node believe something without having been told. */
export function suppose(
  { state }: Bench,
  member: NodeId,
  status: Standing['status'],
  incarnation = 0,
): void {
  state.members = withStanding(state.members, member, standing(status, incarnation));
}

export const sent = (
  effects: readonly Effect<SwimTypes>[],
): readonly { readonly to: NodeId; readonly message: Message }[] =>
  effects.flatMap((effect) => ('send' in effect ? [effect.send] : []));

export const types = (effects: readonly Effect<SwimTypes>[]): readonly string[] =>
  sent(effects).map(({ to, message }) => `${message.type} n${to + 1}`);

export const notes = (effects: readonly Effect<SwimTypes>[]): readonly string[] =>
  effects.flatMap((effect) => ('note' in effect ? [effect.note.key] : []));

export const timers = (
  effects: readonly Effect<SwimTypes>[],
): readonly (readonly [string, number, number])[] =>
  effects.flatMap((effect) =>
    'setTimer' in effect
      ? [[effect.setTimer.timer.type, effect.setTimer.delay[0], effect.setTimer.delay[1]] as const]
      : [],
  );

/** How long a timer of a type was set for. */
export const span = (effects: readonly Effect<SwimTypes>[], type: string): number | undefined =>
  timers(effects).findLast(([name]) => name === type)?.[1];

/** What goes along with the next ping. */
export const carried = (effects: readonly Effect<SwimTypes>[]): readonly string[] =>
  sent(effects).flatMap(({ message }) =>
    'updates' in message
      ? message.updates.map(
          ({ member, status, incarnation }) => `n${member + 1} ${status} ${incarnation}`,
        )
      : [],
  );
