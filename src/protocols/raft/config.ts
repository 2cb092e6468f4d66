import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { at } from '../../core/vector.ts';
import { lastIndex, majorityIndex, majorityOf, type Stored, snapshotIndex } from './log.ts';

/**
 * Who belongs to the cluster. While a joint change is under way (paper 6, thesis 4.3) there are voters of before and after, and
 * nothing is decided without a majority of both.
 */
export interface Configuration {
  readonly voters: readonly NodeId[];
  /** The voters of before in a joint configuration, otherwise null. */
  readonly oldVoters: readonly NodeId[] | null;
  /** Members that store the log but have no vote. */
  readonly nonVoting: readonly NodeId[];
}

const NO_ONE: readonly NodeId[] = Object.freeze([]);

export function makeConfig(
  voters: readonly NodeId[],
  oldVoters: readonly NodeId[] | null = null,
  nonVoting: readonly NodeId[] = NO_ONE,
): Configuration {
  const sorted = (ids: readonly NodeId[]) => Object.freeze(ids.slice().sort((a, b) => a - b));
  return Object.freeze({
    voters: sorted(voters),
    oldVoters: oldVoters && sorted(oldVoters),
    nonVoting: sorted(nonVoting),
  });
}

export const isJoint = (config: Configuration): boolean => config.oldVoters !== null;

export const isVoter = ({ voters, oldVoters }: Configuration, id: NodeId): boolean =>
  voters.includes(id) || (oldVoters?.includes(id) ?? false);

export const isMember = (config: Configuration, id: NodeId): boolean =>
  isVoter(config, id) || config.nonVoting.includes(id);

/** All members, each once, in order of their ids. */
export function membersOf({ voters, oldVoters, nonVoting }: Configuration): readonly NodeId[] {
  if (oldVoters === null && nonVoting.length === 0) return voters;
  return [...new Set([...voters, ...(oldVoters ?? []), ...nonVoting])].sort((a, b) => a - b);
}

/** Whether those for whom `agrees` holds are a majority; of both halves in a joint configuration. */
export function isQuorum(config: Configuration, agrees: (id: NodeId) => boolean): boolean {
  const { voters, oldVoters } = config;
  return isMajority(voters, agrees) && (oldVoters === null || isMajority(oldVoters, agrees));
}

function isMajority(ids: readonly NodeId[], agrees: (id: NodeId) => boolean): boolean {
  let count = 0;
  for (let i = 0; i < ids.length; i++) if (agrees(ids[i] as NodeId)) count++;
  return count >= majorityOf(ids.length);
}

export const quorumOf = (config: Configuration, ids: readonly NodeId[]): boolean =>
  isQuorum(config, (id) => ids.includes(id));

/** The greatest index that a quorum has reached. */
export function agreedIndex(config: Configuration, reached: (id: NodeId) => number): number {
  const { voters, oldVoters } = config;
  const index = majorityIndex(voters.map(reached));
  if (oldVoters === null) return index;
  const before = majorityIndex(oldVoters.map(reached));
  return before < index ? before : index;
}

/** A configuration, and the index of the entry that brought it; the snapshot's last index or 0 where no entry did. */
export interface Membership {
  readonly config: Configuration;
  readonly index: number;
}

/**
 * The configuration in force when the log ends at an index: a server uses the latest one in its log, committed or not
 * (thesis 4.1). Before the first there is that of the snapshot, or the one with which the server began.
 */
export function membershipAt(
  stored: Stored & { readonly config: Configuration },
  end: number = lastIndex(stored),
): Membership {
  const base = snapshotIndex(stored);
  for (let index = end; index > base; index--) {
    const command = at(stored.log, index - base - 1)?.command;
    if (command?.op === 'config') return { config: command.config, index };
  }
  return { config: stored.snapshot?.config ?? stored.config, index: base };
}

export const sameMembers = (a: Immutable<Configuration>, b: Immutable<Configuration>): boolean =>
  sameIds(a.voters, b.voters) &&
  sameIds(a.nonVoting, b.nonVoting) &&
  sameIds(a.oldVoters ?? NO_ONE, b.oldVoters ?? NO_ONE);

const sameIds = (a: readonly NodeId[], b: readonly NodeId[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);
