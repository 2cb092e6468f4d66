import type { PureNode } from '../../engine/pure.ts';
import type { Bound } from '../../sdk/protocol.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Table } from './table.ts';

interface Limit {
  readonly name: string;
  readonly of: (state: object) => number;
  readonly most: number;
}

/** How far what grows without end may grow in a search, from what it is at the start. */
export class Limits<T extends ProtocolTypes> {
  private readonly limits: readonly Limit[];
  private readonly known: (string | null)[] = [];

  constructor(
    bounds: readonly Bound[],
    set: Readonly<Record<string, number>>,
    start: readonly { readonly state: object }[],
  ) {
    this.limits = bounds.map(({ name, of, most }) => ({
      name,
      of,
      most: Math.max(...start.map(({ state }) => of(state))) + (set[name] ?? most),
    }));
  }

  /** The limit that a node is beyond, or null. */
  passed(number: number, nodes: Table<PureNode<T>>): string | null {
    const known = this.known[number];
    if (known !== undefined) return known;
    const { state } = nodes.get(number);
    const limit = this.limits.find(({ of, most }) => of(state) > most);
    const passed = limit?.name ?? null;
    this.known[number] = passed;
    return passed;
  }
}
