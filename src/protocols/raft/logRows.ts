import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import type { LabelOf } from '../../sdk/types.ts';
import type { LogCell, LogRow, UnderWay } from '../../sdk/views.ts';
import type { World } from '../../sdk/world.ts';
import { type Configuration, membersOf } from './config.ts';
import { entryAt, lastIndex, type Stored, snapshotIndex } from './log.ts';
import type { Snapshot } from './machine.ts';
import type { Entry } from './messages.ts';
import { type Server, storedOf } from './stage.ts';
import type { Leading } from './state.ts';
import type { RaftTypes } from './types.ts';

/** The logs side by side: entries, snapshots, configurations, and what is about to become of them. */

type Label = LabelOf<RaftTypes>;

/** How many entries a row has at most. */
const WINDOW = 100;

export function logRows(world: World<RaftTypes>): LogRow<RaftTypes>[] {
  const servers = world.nodes.filter(
    (node): node is Extract<typeof node, { readonly kind: 'server' }> =>
      node.kind === 'server' && node.health !== 'removed',
  );
  const longest = servers.reduce((most, node) => Math.max(most, lastIndex(storedOf(node))), 0);
  return servers.map((node) => {
    const { commitIndex, lastApplied, membership } = node.state;
    return {
      node: node.id,
      cells: cellsFrom(storedOf(node), longest - WINDOW + 1, commitIndex),
      marks: { commitIndex, lastApplied },
      // One that waits to be made a member goes by nothing.
      ...(membersOf(membership.config as Configuration).length > 0 && {
        goesBy: { index: membership.index, says: configLabel(membership.config) },
      }),
      underWay: node.health === 'up' ? underWay(node) : [],
    };
  });
}

function cellsFrom(stored: Stored, from: number, commitIndex: number): LogCell<RaftTypes>[] {
  const [base, last] = [snapshotIndex(stored), lastIndex(stored)];
  const result = stored.snapshot === null ? [] : [blockOf(stored.snapshot)];
  // Of one that lies far behind there is its last entry at least.
  for (let index = Math.max(base + 1, Math.min(from, last)); index <= last; index++) {
    const entry = entryAt(stored, index) as Entry;
    const { term, command } = entry;
    const cell = { index, text: cellText(entry), group: term, firm: index <= commitIndex };
    result.push(command.op === 'config' ? { ...cell, says: configLabel(command.config) } : cell);
  }
  return result;
}

function blockOf({ lastIncludedIndex, lastIncludedTerm, items }: Snapshot): LogCell<RaftTypes> {
  return {
    index: lastIncludedIndex,
    text: `≤ ${lastIncludedIndex}`,
    group: lastIncludedTerm,
    firm: true,
    block: true,
    says: {
      key: 'snapshotBlock',
      params: { index: lastIncludedIndex, term: lastIncludedTerm, items: items.length },
    },
  };
}

/** An entry in a few letters, as in the paper's figures: its term, and what it does. */
function cellText({ term, command }: Immutable<Entry>): string {
  switch (command.op) {
    case 'noop':
      return `${term}`;
    case 'put':
      return `${term} ${command.key}=${command.value}`;
    case 'append':
      return `${term} ${command.key}+=${command.value}`;
    case 'get':
      return `${term} ${command.key}?`;
    case 'config':
      return command.config.oldVoters === null ? `${term} C` : `${term} C→C`;
  }
}

function configLabel({ voters, oldVoters, nonVoting }: Immutable<Configuration>): Label {
  return oldVoters === null
    ? { key: 'votersAre', params: { voters, nonVoting } }
    : { key: 'jointVoters', params: { old: oldVoters, voters, nonVoting } };
}

/** A snapshot that comes in; what a leader sends, lets catch up, changes or hands over. */
function underWay({ state }: Server): UnderWay<RaftTypes>[] {
  const { leading, receiving } = state;
  const coming: UnderWay<RaftTypes>[] =
    receiving === null
      ? []
      : [
          {
            label: {
              key: 'snapshotComing',
              params: { index: receiving.lastIncludedIndex, items: receiving.items.length },
            },
            progress: null,
          },
        ];
  return leading === null ? coming : [...coming, ...leaderWork(leading, state.matchIndex)];
}

function leaderWork(
  { installing, change, transfer }: Immutable<Leading>,
  matchIndex: Readonly<Record<number, number>>,
): UnderWay<RaftTypes>[] {
  const work: UnderWay<RaftTypes>[] = Object.entries(installing).map(([id, sent]) => {
    const { snapshot, offset } = sent as { snapshot: Snapshot; offset: number };
    const [follower, items] = [Number(id) as NodeId, snapshot.items.length];
    const params = { follower, index: snapshot.lastIncludedIndex, done: offset, items };
    return { label: { key: 'snapshotGoing', params }, progress: [offset, items] };
  });
  if (change && change.newcomers.length > 0) {
    const { newcomers, round, roundEnd } = change;
    const slowest = Math.min(roundEnd, ...newcomers.map((id) => matchIndex[id] ?? 0));
    const params = { newcomers, round, done: slowest, to: roundEnd };
    work.push({ label: { key: 'roundOfCatchingUp', params }, progress: [slowest, roundEnd] });
  } else if (change) {
    const { voters } = change.target;
    work.push({ label: { key: 'changingTo', params: { voters } }, progress: null });
  }
  if (transfer) {
    work.push({
      label: { key: 'handingOver', params: { successor: transfer.to } },
      progress: null,
    });
  }
  return work;
}
