import { fingerprint } from '../../core/hash.ts';
import type { NodeId } from '../../core/ids.ts';
import type { Symmetry } from '../../sdk/protocol.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Cluster } from './cluster.ts';
import type { Layout } from './layout.ts';
import type { Links } from './links.ts';
import { Mixer, mix } from './mixer.ts';
import { renamedSplit } from './splits.ts';
import { formOf, messageForm, nodeForm, type Renaming, renamings } from './symmetry.ts';
import type { Fingerprint, Row } from './system.ts';
import type { Table } from './table.ts';

const mixer = new Mixer();

/** What the numbers of a table stand for once nodes are renamed, as fingerprints; worked out when they are first asked for. */
class Images {
  high = 0;
  low = 0;
  private readonly form: (number: number, renaming: Renaming) => unknown;
  private readonly known = new Map<Renaming, { highs: number[]; lows: number[] }>();

  constructor(form: (number: number, renaming: Renaming) => unknown) {
    this.form = form;
  }

  look(number: number, renaming: Renaming): void {
    let known = this.known.get(renaming);
    if (!known) {
      known = { highs: [], lows: [] };
      this.known.set(renaming, known);
    }
    if (known.highs[number] === undefined) {
      const text = fingerprint(this.form(number, renaming));
      known.highs[number] = Number.parseInt(text.slice(0, 8), 16) | 0;
      known.lows[number] = Number.parseInt(text.slice(8), 16) | 0;
    }
    this.high = known.highs[number] as number;
    this.low = known.lows[number] as number;
  }
}

/**
 * Fingerprints that are the same for all states that differ only in the names of nodes that are alike: the least that a state has
 * under any renaming. The states themselves stay as they are, so that every way through them is one that can be gone.
 */
export class Canonical<T extends ProtocolTypes> {
  private readonly layout: Layout;
  private readonly links: Links<T>;
  private readonly groups: readonly (readonly NodeId[])[];
  private readonly all: readonly Renaming[];
  private readonly nodes: Images;
  private readonly messages: Images;
  private readonly memories: Images;
  /** By node: it is itself, and all others of its group are just others. */
  private readonly nameless: readonly Renaming[];
  /** Renamings that put the nodes of each group in an order of what they look like without names, by what that is. */
  private readonly fitting = new Map<string, readonly Renaming[]>();

  constructor(
    symmetry: Symmetry,
    layout: Layout,
    groups: readonly (readonly NodeId[])[],
    cluster: Cluster<T>,
    memories: Table<object>,
    links: Links<T>,
  ) {
    this.layout = layout;
    this.links = links;
    this.groups = groups;
    this.all = renamings(layout.nodes, groups);
    this.nodes = new Images((node, to) => nodeForm(cluster.nodes.get(node), symmetry, to));
    this.messages = new Images((one, to) => messageForm(cluster.messages.get(one), symmetry, to));
    this.memories = new Images((one, to) => formOf(memories.get(one), symmetry, to));
    const ids = Array.from({ length: layout.nodes }, (_, id) => id);
    const groupOf = (id: number) => groups.findIndex((group) => group.includes(id as NodeId));
    this.nameless = ids.map((self) =>
      ids.map((id) => (groupOf(id) < 0 ? id : id === self ? -1 : -2 - groupOf(id))),
    );
  }

  fingerprint(row: Row, into: Fingerprint): void {
    let least: Fingerprint | null = null;
    for (const renaming of this.candidates(row)) {
      const sum = this.sum(row, renaming);
      if (
        least === null ||
        sum.high < least.high ||
        (sum.high === least.high && sum.low < least.low)
      )
        least = sum;
    }
    mixer.begin();
    mixer.word(least?.high ?? 0);
    mixer.word(least?.low ?? 0);
    const { nodes, memories, split } = this.layout;
    for (let i = nodes; i < memories; i++) if (i !== split) mixer.word(row[i] as number);
    mixer.end(into);
  }

  /** Not all renamings need to be tried: nodes that differ without names are put in an order of how they look. */
  private candidates(row: Row): readonly Renaming[] {
    const looks = this.groups.map((group) =>
      group.map((id) => {
        this.nodes.look(row[id] as number, this.nameless[id] as Renaming);
        return this.nodes.high;
      }),
    );
    const ranks = looks.map((some) => {
      const sorted = some.toSorted((a, b) => a - b);
      return some.map((one) => sorted.indexOf(one));
    });
    const key = ranks.join();
    const known = this.fitting.get(key);
    if (known) return known;
    const fitting = this.all.filter((renaming) =>
      this.groups.every((group, g) => {
        const rank = (place: number) => ranks[g]?.[group.findIndex((id) => renaming[id] === place)];
        return group.every(
          (id, i) => i === 0 || Number(rank(group[i - 1] as number)) <= Number(rank(id)),
        );
      }),
    );
    this.fitting.set(key, fitting);
    return fitting;
  }

  /** In which order things stand makes no difference to a sum, but for those whose place means something. */
  private sum(row: Row, renaming: Renaming): Fingerprint {
    const { layout, links } = this;
    let [high, low] = [0, 0];
    const add = ({ high: a, low: b }: Images, place: number) => {
      high = (high + mix(a + Math.imul(place, 0x9e3779b1))) | 0;
      low = (low + mix(b ^ Math.imul(place, 0x85ebca6b))) | 0;
    };
    for (let i = 0; i < layout.nodes; i++) {
      this.nodes.look(row[i] as number, renaming);
      add(this.nodes, 0);
    }
    if (layout.split >= 0) {
      const split = renamedSplit(row[layout.split] as number, renaming);
      [high, low] = [mix(high + split), mix(low ^ split)];
    }
    for (let i = layout.memories; i < layout.messages; i++) {
      this.memories.look(row[i] as number, renaming);
      add(this.memories, i);
    }
    let [queue, turn] = [0, 0];
    for (let i = layout.messages; i < row.length; i++) {
      const message = row[i] as number;
      const own = links.queueOf(message);
      turn = own === 0 || own !== queue ? 0 : turn + 1;
      queue = own;
      this.messages.look(message, renaming);
      // A place that no memory has.
      add(this.messages, -1 - turn);
    }
    return { high, low };
  }
}
