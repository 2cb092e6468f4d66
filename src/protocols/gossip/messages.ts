import type { Digest, Item, Version } from './items.ts';

/**
 * Rumours as in Demers et al. 1987, section 1.4; digests in three messages as Cassandra exchanges them; announcements as Bitcoin's
 * nodes relay blocks.
 */

/** What its sender is still interested in passing on. */
export interface Push {
  readonly type: 'Push';
  readonly items: readonly Item[];
}

/** Asks for what the other is interested in passing on. */
export interface Pull {
  readonly type: 'Pull';
}

/** Both at once. */
export interface PushPull {
  readonly type: 'PushPull';
  readonly items: readonly Item[];
}

/** What the one that was asked is interested in; and which of the items that came with the question it knew already. */
export interface PullReply {
  readonly type: 'PullReply';
  readonly items: readonly Item[];
  readonly known: readonly string[];
}

/** Which of the items that came were news and which were known. */
export interface Feedback {
  readonly type: 'Feedback';
  readonly news: readonly string[];
  readonly known: readonly string[];
}

/** The versions of all that its sender has. */
export interface DigestSyn {
  readonly type: 'DigestSyn';
  readonly digest: Digest;
}

/** What the sender of the digest lacks, and what it is asked for in turn. */
export interface DigestAck {
  readonly type: 'DigestAck';
  readonly items: readonly Item[];
  readonly wants: readonly string[];
  /** Whether no difference was found between the two. */
  readonly same: boolean;
  /** Checksums of the digest that is answered, and of all that the answering one has. */
  readonly of: number;
  readonly checksum: number;
}

export interface DigestAck2 {
  readonly type: 'DigestAck2';
  readonly items: readonly Item[];
}

/** I have this. */
export interface Inv {
  readonly type: 'Inv';
  readonly key: string;
  readonly version: Version;
}

/** Send it to me. */
export interface GetData {
  readonly type: 'GetData';
  readonly key: string;
  readonly version: Version;
}

export interface Block {
  readonly type: 'Block';
  readonly item: Item;
}

export type Message =
  | Push
  | Pull
  | PushPull
  | PullReply
  | Feedback
  | DigestSyn
  | DigestAck
  | DigestAck2
  | Inv
  | GetData
  | Block;

/** `round`: the next rumours. `antiEntropy`: the next comparison. `getData`: a block that was asked for is long in coming. */
export type Timer =
  | { readonly type: 'round' }
  | { readonly type: 'antiEntropy' }
  | { readonly type: 'getData'; readonly key: string };

export type Request =
  | { readonly op: 'publish'; readonly key: string; readonly value: string }
  | { readonly op: 'delete'; readonly key: string }
  | { readonly op: 'read'; readonly key: string };

/** What the node has under the key now; null: nothing, or a death certificate. */
export interface Response {
  readonly value: string | null;
  readonly version: Version | null;
}
