import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Field } from '../../sdk/views.ts';
import type { Health, NodeSlot, World } from '../../sdk/world.ts';

type Slot = NodeSlot<ProtocolTypes>;

/** How the nodes of a run are read. */
export interface Reading {
  readonly world: World<ProtocolTypes>;
  fields(slot: Slot): readonly Field[];
  /** A field's value as text, nodes by the names of this run. */
  text(field: Field): string;
}

interface Sides<X> {
  /** Null on a side that does not have it. */
  readonly here: X | null;
  readonly there: X | null;
}

/** What is otherwise with a node in the one run than in the other. */
export interface NodeDifferences {
  readonly node: string;
  /** Null if it stands as well in both. */
  readonly health: Sides<Health> | null;
  readonly fields: readonly (Sides<string> & { readonly name: string })[];
}

/** All that differs between the nodes of two runs at the moments at which they stand; `shared`: in fields that both have. */
export function differences(
  here: Reading,
  there: Reading,
  shared = false,
): readonly NodeDifferences[] {
  // By name: where one run has more nodes of a kind, those of the kinds after it have other numbers.
  const [mine, theirs] = [byName(here.world), byName(there.world)];
  return [...new Set([...mine.keys(), ...theirs.keys()])]
    .map((name) => nodeDifferences(here, there, mine.get(name), theirs.get(name)))
    .map((one) => (shared ? { ...one, fields: one.fields.filter(inBoth) } : one))
    .filter(({ health, fields }) => health !== null || fields.length > 0);
}

const inBoth = ({ here, there }: Sides<string>): boolean => here !== null && there !== null;

const byName = ({ nodes }: World<ProtocolTypes>): ReadonlyMap<string, Slot> =>
  new Map(nodes.map((slot) => [slot.name, slot]));

function nodeDifferences(
  here: Reading,
  there: Reading,
  mine: Slot | undefined,
  theirs: Slot | undefined,
): NodeDifferences {
  const [a, b] = [mine?.health ?? null, theirs?.health ?? null];
  return {
    node: (mine ?? theirs)?.name ?? '',
    health: a === b ? null : { here: a, there: b },
    // Of a node that is not there, every field would differ: that it is not there says it all.
    fields: mine && theirs ? fieldDifferences(here, there, mine, theirs) : [],
  };
}

function fieldDifferences(here: Reading, there: Reading, mine: Slot, theirs: Slot) {
  // What one of them has lost with its memory is no news beside that; what its disk holds may be.
  const whole = isThere(mine) && isThere(theirs);
  const [left, right] = [valuesOf(here, mine, whole), valuesOf(there, theirs, whole)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((name) => ({ name, here: left.get(name) ?? null, there: right.get(name) ?? null }))
    .filter((field) => field.here !== field.there);
}

const isThere = ({ health }: Slot): boolean => health === 'up' || health === 'paused';

function valuesOf(reading: Reading, slot: Slot, whole: boolean): ReadonlyMap<string, string> {
  const fields = reading.fields(slot).filter((field) => whole || field.durable);
  return new Map(fields.map((field) => [field.name, reading.text(field)]));
}
