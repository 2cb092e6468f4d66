import { at, toArray } from '../../../../core/vector.ts';
import type { Prose, Task } from '../../../../sdk/lesson.ts';
import type { NodeSlot, World } from '../../../../sdk/world.ts';
import { entryAt, lastIndex, snapshotIndex, termAt } from '../../log.ts';
import type { Entry } from '../../messages.ts';
import type { RaftTypes } from '../../types.ts';

/** What the tasks of several challenges look for in a cluster. */

export type Raft = World<RaftTypes>;
export type Server = Extract<NodeSlot<RaftTypes>, { readonly kind: 'server' }>;

export const serversOf = ({ nodes }: Raft): Server[] =>
  nodes.flatMap((node) => (node.kind === 'server' && node.health !== 'removed' ? [node] : []));

/** Those who run and believe that they lead, the one of the highest term first. */
export const leadersOf = (world: Raft): Server[] =>
  serversOf(world)
    .filter(({ health, state }) => health === 'up' && state.role === 'leader')
    .sort((a, b) => b.state.currentTerm - a.state.currentTerm);

/** An entry that a client, or a person, has written, and where it stands. */
export interface Write {
  readonly index: number;
  readonly entry: Entry;
  /** By Log Matching the same for no two entries. */
  readonly key: string;
}

export function writesIn({ state }: Server): Write[] {
  const writes: Write[] = [];
  for (let index = snapshotIndex(state) + 1; index <= lastIndex(state); index++) {
    const entry = entryAt(state, index);
    if (entry && (entry.command.op === 'put' || entry.command.op === 'append')) {
      writes.push({ index, entry, key: `${index} of ${entry.term}` });
    }
  }
  return writes;
}

/** Whether a server's log has this very entry. */
export const has = ({ state }: Server, { index, entry }: Write): boolean =>
  termAt(state, index) === entry.term;

/** The last index that anybody knows to be committed. */
export const committedIn = (world: Raft): number =>
  Math.max(0, ...serversOf(world).map(({ state }) => state.commitIndex));

/** The writes that have been acknowledged to those who asked for them, from the request with this number on. */
export function acknowledged(world: Raft, from = 0): Named[] {
  const { invocations, returns } = world.history();
  return toArray(returns).flatMap(({ op, response }) => {
    const request = at(invocations, op)?.request;
    if (op < from || !response.ok || !request || !('key' in request) || request.op === 'get') {
      return [];
    }
    return [{ key: request.key, value: request.value }];
  });
}

/** How many of the acknowledged writes are in a server's log, and how many there are. */
export function keptBy(
  server: Server,
  world: Raft,
): { readonly kept: number; readonly of: number } {
  const there = new Set(writesIn(server).map(({ entry }) => named(entry.command as Named)));
  const writes = acknowledged(world);
  return { kept: writes.filter((write) => there.has(named(write))).length, of: writes.length };
}

export function missingIn(server: Server, world: Raft): boolean {
  const { kept, of } = keptBy(server, world);
  return kept < of;
}

interface Named {
  readonly key: string;
  readonly value: string;
}
const named = ({ key, value }: Named): string => `${key}\n${value}`;

/** One line for several commands that are out of bounds. */
export const without = (says: Prose, ...commands: readonly string[]): Task<RaftTypes> => ({
  kind: 'never',
  says,
  cue: { any: commands.map((command) => ({ command })) },
});

/** A disk that forgets what it has confirmed breaks every rule at once, and shows nothing about any of them. */
export const disksKept: Task<RaftTypes> = {
  kind: 'never',
  says: {
    en: 'Every disk keeps what was written to it.',
    zh: '磁盘上写下的内容一律保留。',
  },
  cue: {
    any: [
      { command: 'restart', where: { disk: 'lost' } },
      { command: 'restart', where: { disk: 'lastWriteLost' } },
    ],
  },
};

/** Neither the list of servers nor a setting is changed from outside. */
export const membersKept: Task<RaftTypes> = without(
  {
    en: 'No server is added or removed, and settings stay as they are.',
    zh: '不增减服务器，不改设置。',
  },
  ...['add', 'remove', 'set'],
);
