import { type Exhibit, exhibits } from '../catalogue.ts';
import { put } from '../files/input.ts';
import { kindOf, kindsOf } from '../files/names.ts';
import { paramForm, specsOf } from '../files/params.ts';
import { readScenario } from '../files/scenario.ts';
import type { ParamSpec } from '../sdk/params.ts';
import { has, split } from './arguments.ts';
import { type Io, printJson } from './io.ts';
import { columns } from './table.ts';

/** `orrery list`: what there is to run. */
export async function list(argv: readonly string[], io: Io): Promise<number> {
  const given = split(argv, { json: null }, []);
  const all = await Promise.all(exhibits.map(describe));
  if (has(given, 'json')) printJson(io, { exhibits: all });
  else for (const one of all) io.out(listed(one));
  return 0;
}

type Description = Awaited<ReturnType<typeof describe>>;

async function describe({ id, title, summary, load }: Exhibit) {
  const { protocol, scenarios } = await load();
  const text = protocol.text.en;
  return {
    id,
    title,
    summary,
    kinds: kindsOf(protocol).map((name) => {
      const { prefix, count } = kindOf(protocol, name);
      return { name, prefix, ...count };
    }),
    scenarios: scenarios.map((json) => {
      const scenario = readScenario(protocol, json);
      return { id: scenario.id, title: scenario.title, watch: scenario.watch };
    }),
    variants: protocol.variants.map(({ id: variant, breaks }) => {
      const told = text.variants[variant];
      return { id: variant, title: told?.title ?? variant, breaks };
    }),
    params: Object.entries(specsOf(protocol)).map(([name, spec]) => {
      const label = (text.params as Readonly<Record<string, { label: string }>>)[name]?.label;
      return { name, label: label ?? name, ...printedSpec(spec) };
    }),
    invariants: protocol.invariants.map(({ name, reference }) => ({
      name,
      title: text.invariants[name]?.title ?? name,
      reference,
    })),
  };
}

type PrintedSpec = { readonly initial: unknown } & Readonly<Record<string, unknown>>;

/** A parameter's kind, first value and range, as values stand in files. */
function printedSpec(spec: ParamSpec): PrintedSpec {
  const { kind, live } = spec;
  const initial = put(paramForm(spec), spec.initial);
  if (kind === 'flag') return { kind, initial, live };
  if (kind === 'choice') return { kind, initial, options: spec.options, live };
  const single: ParamSpec =
    kind === 'durationRange' ? { ...spec, kind: 'duration', initial: spec.min } : spec;
  const form = paramForm(single);
  return { kind, initial, min: put(form, spec.min), max: put(form, spec.max), live };
}

function listed({ id, summary, scenarios, variants, params }: Description): string {
  const values = params.map(({ name, label, initial }) => [
    `--set ${name}=${Array.isArray(initial) ? initial.join(',') : String(initial)}`,
    label,
  ]);
  return [
    `${id}: ${summary.en}\n`,
    columns(scenarios.map((one) => [`${id}/${one.id}`, one.title.en])),
    columns(variants.map((one) => [`--variant ${one.id}`, `${one.title} (breaks ${one.breaks})`])),
    columns(values),
  ]
    .filter((part) => part !== '')
    .join('\n');
}
