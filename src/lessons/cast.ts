import type { NodeId } from '../core/ids.ts';
import type { WrittenCommand } from '../sdk/lesson.ts';

/** Who is who in a run: its nodes by name, and those to whom a cue has given another one. */
export class Cast {
  private readonly nodes: () => readonly string[];
  private readonly given = new Map<string, NodeId>();

  constructor(nodes: () => readonly string[]) {
    this.nodes = nodes;
  }

  give(name: string, node: NodeId): void {
    this.given.set(name, node);
  }

  /** A node by "s1" or by "{leader}"; -1 if there is none. */
  id(who: string): number {
    const [, name] = BRACED.exec(who) ?? [];
    return name === undefined ? this.nodes().indexOf(who) : (this.given.get(name) ?? -1);
  }

  nameOf(node: number): string {
    return this.nodes()[node] ?? `#${node}`;
  }

  /** The nodes that were given a name, by that name, as they are called. */
  all(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.given].map(([name, node]) => [name, this.nameOf(node)]));
  }

  /** A command with the nodes in it as they are called, so that the reader of files can read it. */
  spell(command: WrittenCommand): WrittenCommand {
    return this.spelled(command) as WrittenCommand;
  }

  private spelled(value: unknown): unknown {
    if (typeof value === 'string') return BRACED.test(value) ? this.nameOf(this.id(value)) : value;
    if (Array.isArray(value)) return value.map((item) => this.spelled(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.spelled(one)]));
  }
}

const BRACED = /^\{(\w+)\}$/;
