import type { NodeId } from '../core/ids.ts';
import { linkKey } from './state.ts';

/** A node that stands on several sides at once (named by its role on one, by its name on another). */
const SEVERAL = -1;

/**
 * Which links are cut. A partition is kept as the side of each node, since between two halves of a large cluster there
 * are millions of links.
 */
export class Cuts {
  /** By node; nothing for one that the partition does not name. */
  private sides: (number | undefined)[] = [];
  /** Links that are not as the sides say. */
  private odd = new Set<number>();

  /** Whether anything may be cut: what is asked for every message. */
  get any(): boolean {
    return this.sides.length > 0 || this.odd.size > 0;
  }

  has(from: NodeId, to: NodeId): boolean {
    return this.apart(from, to) !== this.odd.has(linkKey(from, to));
  }

  set(from: NodeId, to: NodeId, cut: boolean): void {
    if (cut === this.has(from, to)) return;
    const key = linkKey(from, to);
    if (!this.odd.delete(key)) this.odd.add(key);
  }

  /** Cuts each group off from the others, and mends all else. */
  part(groups: readonly (readonly NodeId[])[]): void {
    this.heal();
    groups.forEach((group, side) => {
      for (const node of group) {
        const before = this.sides[node];
        this.sides[node] = before === undefined || before === side ? side : SEVERAL;
      }
    });
  }

  heal(): void {
    this.sides = [];
    this.odd.clear();
  }

  copy(): Cuts {
    const copy = new Cuts();
    // The list of sides is only ever replaced.
    copy.sides = this.sides;
    copy.odd = new Set(this.odd);
    return copy;
  }

  private apart(from: NodeId, to: NodeId): boolean {
    const a = this.sides[from];
    const b = this.sides[to];
    return a !== undefined && b !== undefined && (a !== b || a === SEVERAL);
  }
}
