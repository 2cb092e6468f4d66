import { nodeId } from '../core/ids.ts';
import type { Cluster } from '../sdk/context.ts';
import type { Form, NodeForm, WrittenProtocol } from '../sdk/forms.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { InputError, put, refuse, take } from './input.ts';
import { kindOf, kindsOf, type Roster } from './names.ts';
import { didYouMean, listing, pathText } from './wording.ts';
import { formsBy } from './words.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The cluster as `init` and `recover` want to see it at the start of a run. */
export function clusterOf<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  roster: Roster<T>,
  params: T['params'],
): Cluster<T> {
  const members = Object.fromEntries(
    kindsOf(protocol).map((kind) => [kind, roster.ofKind(kind)]),
  ) as unknown as Cluster<T>['members'];
  return { members, params: params as Cluster<T>['params'], joining: false };
}

/** The state, in printed form, with which a node starts from an empty disk: every field that there is. */
export function freshState<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  roster: Roster<T>,
  params: T['params'],
  id: number,
  node: NodeForm,
): { readonly state: Fields; readonly durable: Fields } {
  const kind = roster.kinds[id] as string;
  const { init, recover } = kindOf(protocol, kind);
  const cluster = clusterOf(protocol, roster, params);
  const self = nodeId(id);
  const forms = formsOf(protocol, node, kind);
  const durable = init(self, cluster);
  return {
    durable: put(forms.durable, durable as Fields) as Fields,
    state: put(forms.state, recover(durable as never, self, cluster) as Fields) as Fields,
  };
}

/** The forms of one kind of node's state. */
export function formsOf<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  node: NodeForm,
  kind: string,
): { readonly state: Form<Fields>; readonly durable: Form<Fields> } {
  const { state, durable } = formsBy(node, protocol);
  return {
    state: (state as Record<string, unknown>)[kind] as Form<Fields>,
    durable: (durable as Record<string, unknown>)[kind] as Form<Fields>,
  };
}

/**
 * Reads some fields of a node's state. The rest is filled in from a fresh node while reading and left out of the
 * result, so that only what was written down is set.
 */
export function takeFields(
  form: Form<Fields>,
  given: Fields,
  fresh: Fields,
  path: readonly PropertyKey[],
): Fields {
  const known = Object.keys(fresh);
  const read = take(form, { ...fresh, ...given }, path);
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(read, key)) {
      refuse(
        [...path, key],
        given[key],
        `no such key but ${listing(known)}${didYouMean(key, known)}`,
      );
    }
  }
  return Object.fromEntries(Object.keys(given).map((key) => [key, read[key]]));
}

/** The initial states of a scenario, from names to ids. */
export function readInitial<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  roster: Roster<T>,
  params: T['params'],
  node: NodeForm,
  given: Readonly<Record<string, Fields>>,
): Record<number, Fields> {
  const result: Record<number, Fields> = {};
  for (const [name, fields] of Object.entries(given)) {
    const path = ['initial', name];
    const id = roster.names.indexOf(name);
    if (id < 0) {
      const near = didYouMean(name, roster.names);
      throw new InputError(
        `${pathText(path)}: found the node ${JSON.stringify(name)}, expected one of ${listing(roster.names)}${near}`,
      );
    }
    const { state } = freshState(protocol, roster, params, id, node);
    const form = formsOf(protocol, node, roster.kinds[id] as string).state;
    result[id] = takeFields(form, fields, state, path);
  }
  return result;
}

/** And back: each node's given fields in printed form. */
export function printInitial<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  roster: Roster<T>,
  params: T['params'],
  node: NodeForm,
  initial: Readonly<Record<number, Fields>>,
): Record<string, Fields> {
  const printed = Object.entries(initial).map(([id, fields]) => {
    const { state } = freshState(protocol, roster, params, Number(id), node);
    const form = formsOf(protocol, node, roster.kinds[Number(id)] as string).state;
    const all = put(form, { ...take(form, state), ...fields }) as Fields;
    const kept = Object.fromEntries(Object.keys(fields).map((key) => [key, all[key]]));
    return [roster.names[Number(id)] as string, kept] as const;
  });
  return Object.fromEntries(printed);
}
