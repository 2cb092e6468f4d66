import * as z from 'zod/mini';
import { nodeId } from '../core/ids.ts';
import type { NodeRef } from '../sdk/command.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import { type Form, type NodeForm, nodeForm } from '../sdk/forms.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { codec, complain, within } from './codec.ts';
import { word } from './fields.ts';
import { namedForm } from './named.ts';
import { kindOf, kindsOf } from './names.ts';
import { once } from './once.ts';
import { paramForm, specsOf } from './params.ts';
import { listing } from './wording.ts';

/**
 * What stands in a scenario by a name of the protocol's or of the cluster's. The grammar of files is written over these,
 * so that it also describes the files of no protocol in particular.
 */
export interface Words {
  readonly node: NodeForm;
  /** What a note or a violation says: its fields by name. */
  readonly fields: Form<Readonly<Record<string, unknown>>>;
  readonly ref: Form<NodeRef>;
  readonly kind: Form<string>;
  readonly request: Form<unknown>;
  readonly timer: Form<unknown>;
  readonly timerType: Form<string>;
  readonly messageType: Form<string>;
  readonly liveParam: Form<string>;
  /** The value of a parameter, by the parameter's name. */
  readonly value: (param: string) => Form<unknown>;
  readonly invariant: Form<string>;
  readonly variant: Form<string>;
  readonly op: Form<string>;
}

/** A protocol's forms where nodes are written like this. */
export const formsBy = once(
  <T extends ProtocolTypes>(node: NodeForm, protocol: WrittenProtocol<T>) => protocol.forms(node),
);

/** Of how many clusters of a protocol the words are held: forms take far longer to make than to read by. */
const HELD = 16;
const held = new WeakMap<object, Map<string, Words>>();

/** The words of a protocol in a cluster whose nodes have these names; the same ones for the same names. */
export function wordsOf<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  names: readonly string[],
): Words {
  const known = held.get(protocol) ?? new Map<string, Words>();
  held.set(protocol, known);
  const key = names.join();
  const words = known.get(key) ?? makeWords(protocol, [...names]);
  // The one that was used last stands last.
  known.delete(key);
  known.set(key, words);
  for (const oldest of known.keys()) if (known.size > HELD) known.delete(oldest);
  return words;
}

function makeWords<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  names: readonly string[],
): Words {
  const node = nodeForm(names);
  const forms = formsBy(node, protocol);
  const text = protocol.text.en;
  const specs = specsOf(protocol);
  const live = Object.keys(specs).filter((name) => specs[name]?.live);
  return {
    node,
    fields: namedForm(node, protocol.nodeFields),
    ref: refForm(names, rolesOf(protocol)),
    kind: word(kindsOf(protocol), 'kind of node'),
    request: forms.request,
    timer: timerForm(forms.timer, Object.keys(text.timers)),
    timerType: word(Object.keys(text.timers), 'timer'),
    messageType: word(Object.keys(text.messages), 'message'),
    liveParam: word(live, 'parameter that may change in mid-run'),
    value: (param) => {
      const spec = specs[param];
      return spec ? paramForm(spec) : z.unknown();
    },
    invariant: word(
      protocol.invariants.map(({ name }) => name),
      'invariant',
    ),
    variant: word(
      protocol.variants.map(({ id }) => id),
      'weakened twin',
    ),
    op: word(protocol.workload?.ops ?? [], 'workload'),
  };
}

/** The words of no protocol in particular, for the JSON Schema alone. */
export function anyWords(): Words {
  const text = z.string().check(z.minLength(1));
  const any = z.unknown();
  return {
    node: text as unknown as NodeForm,
    fields: z.record(text, any) as unknown as Form<Readonly<Record<string, unknown>>>,
    ref: text as unknown as Form<NodeRef>,
    kind: text,
    request: z.record(z.string(), any),
    timer: z.union([text, z.looseObject({ type: text })]),
    timerType: text,
    messageType: text,
    liveParam: text,
    value: () => any,
    invariant: text,
    variant: text,
    op: text,
  };
}

export function rolesOf<T extends ProtocolTypes>(protocol: WrittenProtocol<T>): readonly string[] {
  const charts = kindsOf(protocol).map((kind) => kindOf(protocol, kind).roles);
  return [...new Set(charts.flatMap((chart) => Object.keys(chart?.states ?? {})))];
}

/** A node by its name, or whoever has a role by then. */
function refForm(names: readonly string[], roles: readonly string[]): Form<NodeRef> {
  const node = `a node (${listing(names)})`;
  const expected = roles.length === 0 ? node : `${node} or a role (${listing(roles)})`;
  const ids = new Map(names.map((name, id) => [name, nodeId(id)]));
  return codec<string, NodeRef>(
    z.string(`expected ${expected}`),
    (text, context) => {
      const id = ids.get(text);
      if (id !== undefined) return id;
      return roles.includes(text) ? { role: text } : complain(context, expected);
    },
    (ref) => (typeof ref === 'number' ? (names[ref] as string) : ref.role),
  );
}

/** A timer in full, or its type alone where that says it all. */
function timerForm(timer: Form<unknown>, types: readonly string[]): Form<unknown> {
  const name = codec<string, unknown>(
    word(types, 'timer') as z.ZodMiniType<string, unknown>,
    (type, context) => within(timer, { type }, [], context),
    () => z.NEVER,
  );
  // In full first: that is what a timer is printed by.
  return z.union([timer, name]);
}
