import type { Micros } from '../../core/ids.ts';
import { equalPlain } from '../../core/plain.ts';
import type { ExhibitWords, Words } from '../../i18n/words.ts';
import type { Settings } from '../../sdk/advice.ts';
import type { ParamSpec } from '../../sdk/params.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ParamText, ProtocolText } from '../../sdk/text.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { type Draft, valueIn } from './draft.ts';
import type { Present } from './present.ts';

type Any = ProtocolTypes;

/** By what a setting is set. */
export type Control =
  | { readonly kind: 'duration'; readonly min: Micros; readonly max: Micros }
  | { readonly kind: 'durationRange'; readonly min: Micros; readonly max: Micros }
  | { readonly kind: 'count'; readonly min: number; readonly max: number }
  | { readonly kind: 'seed' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'twin'; readonly options: readonly Option[] }
  | { readonly kind: 'delay' }
  | { readonly kind: 'share' };

export interface Option {
  readonly value: string | null;
  readonly title: string;
  readonly meaning?: string;
  readonly note?: string;
}

/** One setting as it stands. */
export interface Setting {
  /** Where it stands in a scenario's file. */
  readonly path: string;
  readonly label: string;
  readonly help: string;
  readonly control: Control;
  /** It changes at once, by a command; the others change when the run starts again. */
  readonly live: boolean;
  /** What the field shows: at the playhead if it is live, else what a new start would begin with. */
  readonly value: unknown;
  /** What the scenario's file says. */
  readonly own: unknown;
  /** What this run began with, and what a new start would begin with. */
  readonly began: unknown;
  readonly begins: unknown;
  /** Something to know about it besides its help. */
  readonly remark: string | null;
}

export interface Group {
  readonly id: 'cluster' | 'options' | 'protocol' | 'network' | 'twins';
  readonly live: boolean;
  readonly settings: readonly Setting[];
}

/** Everything from which the panel is made. */
export interface Source {
  readonly protocol: Protocol<Any>;
  /** The scenario as its file has it, and as the run began with it. */
  readonly origin: Scenario<Any>;
  readonly scenario: Scenario<Any>;
  readonly present: Present;
  readonly draft: Draft;
  readonly text: ProtocolText<Any>;
  readonly words: Words;
  readonly say: ExhibitWords['settings'];
}

/** What of a setting does not depend on how it stands. */
type Sort = Pick<Setting, 'path' | 'label' | 'help' | 'control' | 'live'> & {
  readonly remark?: string | null;
};

/** All settings of a run, from what its protocol says of itself. Groups without any are left out. */
export function settingsOf(source: Source): readonly Group[] {
  const params = paramSorts(source);
  const groups: readonly (readonly [Group['id'], boolean, readonly Sort[]])[] = [
    ['cluster', false, clusterSorts(source)],
    ['protocol', true, params.filter(({ live }) => live)],
    ['options', false, params.filter(({ live }) => !live)],
    ['network', true, networkSorts(source)],
    ['twins', false, twinSorts(source)],
  ];
  return groups
    .filter(([, , sorts]) => sorts.length > 0)
    .map(([id, live, sorts]) => ({ id, live, settings: sorts.map((sort) => stand(sort, source)) }));
}

function stand(sort: Sort, { origin, scenario, present, draft }: Source): Setting {
  const { path } = sort;
  const own = valueIn(origin, path);
  const begins = path in draft ? draft[path] : own;
  const now = { ...scenario, params: present.params, diskWrite: present.diskWrite };
  const world = { ...now, network: { ...scenario.network, all: present.network } };
  return {
    ...sort,
    remark: sort.remark ?? null,
    own,
    begins,
    began: valueIn(scenario, path),
    value: sort.live ? valueIn(world, path) : begins,
  };
}

function clusterSorts({ protocol, text, say }: Source): Sort[] {
  const counts = Object.entries(protocol.kinds).map(([kind, { count }]) => ({
    path: `nodes.${kind}`,
    label: say.nodes(text.kinds[kind] ?? kind),
    help: '',
    control: { kind: 'count', min: count.min, max: count.shown ?? count.max } as const,
    live: false,
  }));
  const seed = { path: 'seed', label: say.seed, help: say.seedHelp, live: false };
  return [...counts, { ...seed, control: { kind: 'seed' } }];
}

function paramSorts({ protocol, text }: Source): Sort[] {
  const specs = protocol.params as Readonly<Record<string, ParamSpec>>;
  const said = text.params as Readonly<Record<string, ParamText>>;
  return Object.entries(specs).map(([name, spec]) => ({
    path: `params.${name}`,
    label: said[name]?.label ?? name,
    help: said[name]?.help ?? '',
    control: controlOf(spec, said[name]?.options),
    live: spec.live,
  }));
}

function controlOf(spec: ParamSpec, titles: ParamText['options']): Control {
  switch (spec.kind) {
    case 'flag':
      return { kind: 'flag' };
    case 'choice':
      return {
        kind: 'choice',
        options: spec.options.map((value) => ({ value, title: titles?.[value] ?? value })),
      };
    default:
      return { kind: spec.kind, min: spec.min, max: spec.max } as Control;
  }
}

function networkSorts({ present, words, say }: Source): Sort[] {
  const orders = (['any', 'fifo'] as const).map((value) => ({
    value,
    title: words.link.order[value],
  }));
  const share: Control = { kind: 'share' };
  const sort = (path: string, label: string, help: string, control: Control): Sort => ({
    path,
    label,
    help,
    control,
    live: true,
  });
  return [
    {
      ...sort('network.delay', say.delay, say.delayHelp, { kind: 'delay' }),
      remark: present.mixedLinks ? say.mixedLinks : null,
    },
    sort('network.loss', say.loss, say.lossHelp, share),
    sort('network.duplicate', say.duplicate, say.duplicateHelp, share),
    sort('network.order', say.order, say.orderHelp, { kind: 'choice', options: orders }),
    {
      ...sort('disk.write', say.disk, say.diskHelp, { kind: 'delay' }),
      remark: present.mixedDisks ? say.mixedDisks : null,
    },
  ];
}

function twinSorts({ protocol, text, say }: Source): Sort[] {
  if (protocol.variants.length === 0) return [];
  const options = protocol.variants.map(({ id, breaks }) => ({
    value: id,
    title: text.variants[id]?.title ?? id,
    meaning: text.variants[id]?.meaning ?? '',
    note: say.breaks(text.invariants[breaks]?.title ?? breaks),
  }));
  const control: Control = {
    kind: 'twin',
    options: [{ value: null, title: say.whole(text.name) }, ...options],
  };
  return [{ path: 'variant', label: say.twins, help: say.twinsHelp, control, live: false }];
}

// ---------- how a setting stands ----------

/** Whether what is shown is not what the scenario's file says. */
export const differs = ({ value, own }: Setting): boolean => !equalPlain(value, own);

/** Whether a new start would begin with something else than this run did. */
export const waits = ({ begins, began }: Setting): boolean => !equalPlain(begins, began);

/** Whether a new start would begin with something else than what holds at the playhead. */
export const strays = ({ live, value, begins }: Setting): boolean =>
  live && !equalPlain(value, begins);

export const settingAt = (groups: readonly Group[], path: string): Setting | undefined =>
  groups.flatMap(({ settings }) => settings).find((setting) => setting.path === path);

/** The settings as all fields show them, for advice: also what waits for a new start. */
export function wanted(groups: readonly Group[]): Settings<Any> {
  const all = groups.flatMap(({ settings }) => settings);
  const under = (room: string) =>
    Object.fromEntries(
      all
        .filter(({ path }) => path.startsWith(`${room}.`))
        .map(({ path, value }) => [path.slice(room.length + 1), value]),
    );
  return {
    params: under('params'),
    members: under('nodes') as Settings<Any>['members'],
    network: under('network') as unknown as Settings<Any>['network'],
    diskWrite: under('disk').write as Settings<Any>['diskWrite'],
  };
}
