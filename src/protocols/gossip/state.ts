import type { NodeId } from '../../core/ids.ts';
import type { Store, Version } from './items.ts';
import type { Role } from './roles.ts';

/** A rumour in which a node is still interested. */
export interface Hot {
  readonly key: string;
  /** What counts against it: contacts that brought no news, or all rounds if it is blind. */
  misses: number;
  /** Of those that asked in this round: whom it was news to, and who knew it. */
  needed: number;
  unneeded: number;
}

/** A block that has been announced and asked for. */
export interface Wanted {
  readonly key: string;
  readonly version: Version;
  readonly asked: NodeId;
  /** Others that have announced it since. */
  readonly others: readonly NodeId[];
}

/** A comparison that found nothing to repair, since this node's store last changed. */
export interface Agreed {
  readonly peer: NodeId;
  /** Of what the other had. */
  readonly checksum: number;
}

export interface Gossiper {
  role: Role;
  /** The highest counter of any version that it has seen. */
  counter: number;
  /** How many rounds it has had; null: it has not been up since the cluster began, so that its count would mean nothing. */
  round: number | null;
  store: Store;
  hot: Hot[];
  wanted: readonly Wanted[];
  /** The latest ones. */
  agreed: readonly Agreed[];
}

export interface Durable {
  readonly store: Store;
  /** False on a disk that has not seen the cluster's beginning yet. */
  readonly started: boolean;
}
