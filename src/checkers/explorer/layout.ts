/** What is left of each kind of fault, and how many requests were made: places in a row behind the nodes. */
export const CRASHES = 0;
export const DROPS = 1;
export const DUPLICATES = 2;
export const REQUESTS = 3;
const COUNTERS = 4;

/** Where in a row what stands: nodes first, then what was counted, the invariants' memories, the messages in flight. */
export interface Layout {
  /** How many there are. */
  readonly nodes: number;
  /** How the network has fallen apart (`splits.ts`); -1 where it cannot. */
  readonly split: number;
  readonly memories: number;
  readonly messages: number;
}

export function layoutOf(nodes: number, invariants: number, splits: boolean): Layout {
  const counted = nodes + COUNTERS;
  const memories = counted + (splits ? 1 : 0);
  return { nodes, split: splits ? counted : -1, memories, messages: memories + invariants };
}
