import type { NodeId } from '../../core/ids.ts';

interface About {
  node: NodeId;
  key: string;
}

/** The sentences of the story: key → what they need to know. `node` is the one that they are about. */
export interface Notes {
  published: About & { value: string; counter: number };
  deleted: About & { counter: number };
  /** `was`: what it had under that key before. */
  learned: About & { from: NodeId; value: string | null; was: string | null };
  /** Something older came than what the node has. */
  keptNewer: About & { from: NodeId };
  lostInterest: About & { contacts: number; why: 'coin' | 'counter'; blind: boolean };
  /** Anti-entropy found something. */
  repaired: { node: NodeId; peer: NodeId; keys: readonly string[] };
  announced: About & { neighbours: number };
  /** `peer` did not send the block; `next` is asked, or nobody else has announced it. */
  askedAnother: About & { peer: NodeId; next: NodeId | null };
  recovered: { node: NodeId; items: number };
}

/** Short texts of the views. */
export interface Labels {
  items: { count: number };
  /** What a node says of itself in one word, by the one item that there is. */
  itemIs: { key: string; value: string | null };

  whoKnows: object;
  item: object;
  lacks: object;
  older: object;
  knows: object;
  passesOn: object;
  deletedMark: object;
  cellSays: {
    node: NodeId;
    key: string;
    value: string | null;
    counter: number;
    from: NodeId | null;
  };
  cellLacks: { node: NodeId; key: string };
  nothingPublished: object;

  wayOfItem: { key: string; value: string | null };

  informedBy: { key: string };
  informedByRound: object;
  rounds: object;
  shareInformed: object;
  expectedShare: object;

  spreading: { key: string };
  informed: object;
  residue: object;
  lastDelivery: object;
  meanDelivery: object;
  trafficGroup: object;
  messagesANode: object;
  sentOfType: { type: string };
}
