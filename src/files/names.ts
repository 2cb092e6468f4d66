import * as z from 'zod/mini';
import type { NodeId } from '../core/ids.ts';
import { nodeId } from '../core/ids.ts';
import type { Form } from '../sdk/forms.ts';
import type { NodeKind, Protocol } from '../sdk/protocol.ts';
import type { KindOf, ProtocolTypes } from '../sdk/types.ts';
import { whole } from './fields.ts';

/** How many nodes of each kind. */
export type Members<T extends ProtocolTypes> = { readonly [K in KindOf<T>]: number };

export function kindsOf<T extends ProtocolTypes>(protocol: Protocol<T>): readonly KindOf<T>[] {
  return Object.keys(protocol.kinds) as KindOf<T>[];
}

export function kindOf<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  kind: string,
): NodeKind<T, KindOf<T>> {
  return protocol.kinds[kind as KindOf<T>] as NodeKind<T, KindOf<T>>;
}

/** The nodes of a cluster in order of their ids: kind by kind, as the protocol lists the kinds. */
export class Roster<T extends ProtocolTypes> {
  readonly names: string[] = [];
  readonly kinds: KindOf<T>[] = [];
  private readonly counts = new Map<string, number>();
  private readonly protocol: Protocol<T>;

  constructor(protocol: Protocol<T>, members: Members<T>) {
    this.protocol = protocol;
    for (const kind of kindsOf(protocol)) {
      for (let i = 0; i < members[kind]; i++) this.add(kind);
    }
  }

  /** One more node, named after the last of its kind. */
  add(kind: KindOf<T>): void {
    const number = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, number);
    this.kinds.push(kind);
    this.names.push(kindOf(this.protocol, kind).prefix + number);
  }

  ofKind(kind: string): NodeId[] {
    return this.kinds.flatMap((one, id) => (one === kind ? [nodeId(id)] : []));
  }
}

/** What the nodes are called, by id: s1, s2, s3, c1. */
export function nodeNames<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  members: Members<T>,
): readonly string[] {
  return new Roster(protocol, members).names;
}

/** How many nodes of a kind the pure functions take, whatever their protocol is made for. */
const MOST = 10_000;

/** How many nodes of each kind, where none must be given; `free`: any number of them. */
export function membersForm<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  free = false,
): Form<Partial<Members<T>>> {
  const fields = kindsOf(protocol).map((kind) => {
    const { min, max } = kindOf(protocol, kind).count;
    return [kind, z.optional(free ? whole(0, MOST) : whole(min, max))] as const;
  });
  return z.strictObject(Object.fromEntries(fields)) as unknown as Form<Partial<Members<T>>>;
}

export function fullMembers<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  given: Partial<Members<T>>,
): Members<T> {
  return Object.fromEntries(
    kindsOf(protocol).map((kind) => [kind, given[kind] ?? kindOf(protocol, kind).count.initial]),
  ) as Members<T>;
}
