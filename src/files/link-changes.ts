import { equalPlain } from '../core/plain.ts';
import type { Changes } from '../sdk/changes.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { ParamSpec } from '../sdk/params.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { refuse } from './input.ts';
import type { Pair, Query } from './link-query.ts';
import { delayFrom, delayText, number, settingFrom, settingText } from './link-values.ts';
import { specsOf } from './params.ts';
import { printScenario } from './scenario.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The keys of an address that say what of a scenario is changed. */
export const CHANGE_KEYS = [
  'seed',
  'nodes',
  'set',
  'variant',
  'delay',
  'loss',
  'duplicate',
  'order',
  'disk',
] as const;

/** What has to be changed in one scenario to make it the other; null where they differ in more than settings. */
export function changesBetween<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  from: Scenario<T>,
  to: Scenario<T>,
): Changes | null {
  const [old, now] = [printScenario(protocol, from), printScenario(protocol, to)];
  const others = new Set([...Object.keys(old), ...Object.keys(now)]);
  for (const key of ['seed', 'nodes', 'params', 'variant', 'network', 'disk']) others.delete(key);
  for (const key of others) if (!equalPlain(old[key], now[key])) return null;
  const part = (key: string) => differing(old[key] as Fields, now[key] as Fields);
  const [nodes, params, network, disk] = ['nodes', 'params', 'network', 'disk'].map(part);
  if (network?.links !== undefined) return null;
  return {
    ...(old.seed !== now.seed && { seed: now.seed as number }),
    ...(old.variant !== now.variant && { variant: now.variant as string | null }),
    ...(nodes && { nodes: nodes as Record<string, number> }),
    ...(params && { params }),
    ...(network && { network }),
    ...(disk && { disk }),
  };
}

/** The fields that are not the same; undefined if all are. */
function differing(old: Fields, now: Fields): Fields | undefined {
  const changed = Object.entries(now).filter(([key, value]) => !equalPlain(old[key], value));
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/** Changes as they stand in an address; null where one has no short form. */
export function printChanges<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  { seed, nodes, params = {}, variant, network = {}, disk = {} }: Changes,
): Pair[] | null {
  const specs = specsOf(protocol);
  const pairs: (readonly [string, string | null])[] = [];
  if (seed !== undefined) pairs.push(['seed', String(seed)]);
  if (nodes) {
    pairs.push([
      'nodes',
      Object.entries(nodes)
        .map(([kind, n]) => `${kind}:${n}`)
        .join(),
    ]);
  }
  for (const [name, value] of Object.entries(params)) {
    const text = settingText(specs[name] as ParamSpec, value);
    pairs.push(['set', text === null ? null : `${name}:${text}`]);
  }
  if (variant !== undefined) pairs.push(['variant', variant ?? '']);
  if (network.delay !== undefined) pairs.push(['delay', delayText(network.delay)]);
  if (network.loss !== undefined) pairs.push(['loss', chanceText(network.loss)]);
  if (network.duplicate !== undefined) pairs.push(['duplicate', chanceText(network.duplicate)]);
  if (network.order !== undefined) pairs.push(['order', String(network.order)]);
  if (disk.write !== undefined) pairs.push(['disk', delayText(disk.write)]);
  return pairs.some(([, text]) => text === null) ? null : (pairs as Pair[]);
}

/** And back. What the values mean is for the reader of scenarios to judge. */
export function readChanges<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  query: Query,
): Changes {
  const seed = query.take('seed', number);
  const nodes = query.take('nodes', nodesFrom);
  const variant = query.take('variant', (text) => (text === '' ? null : text));
  const params = query.all('set').map((text) => settingOf(protocol, text));
  const network = {
    ...some('delay', query.take('delay', delayFrom)),
    ...some('loss', query.take('loss', chanceFrom)),
    ...some('duplicate', query.take('duplicate', chanceFrom)),
    ...some('order', query.take('order', String)),
  };
  const write = query.take('disk', delayFrom);
  return {
    // What is no number is refused by the scenario's reader.
    ...some('seed', seed as number | undefined),
    ...some('nodes', nodes),
    ...(params.length > 0 && { params: Object.fromEntries(params) }),
    ...some('variant', variant),
    ...(Object.keys(network).length > 0 && { network }),
    ...(write !== undefined && { disk: { write } }),
  };
}

const some = <K extends string, X>(key: K, value: X | undefined): { readonly [P in K]?: X } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: X };

function nodesFrom(text: string): Record<string, number> {
  const entries = text.split(',').map((one) => {
    const [kind = '', many = ''] = one.split(':');
    return [kind, number(many) as number] as const;
  });
  return Object.fromEntries(entries);
}

function settingOf<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  text: string,
): readonly [string, unknown] {
  const colon = text.indexOf(':');
  if (colon < 0) refuse(['set'], text, 'a setting and its value, such as heartbeat:50ms');
  const [name, value] = [text.slice(0, colon), text.slice(colon + 1)];
  const specs = specsOf(protocol);
  return [name, Object.hasOwn(specs, name) ? settingFrom(specs[name] as ParamSpec, value) : value];
}

/** 0.1, or 1/3. */
function chanceText(chance: unknown): string {
  return Array.isArray(chance) ? chance.join('/') : String(chance);
}

function chanceFrom(text: string): unknown {
  return text.includes('/') ? text.split('/').map(number) : number(text);
}
