import * as z from 'zod/mini';
import type { Micros, NodeId } from '../core/ids.ts';
import { micros } from '../core/ids.ts';
import type { Form } from '../sdk/forms.ts';
import type { Localized } from '../sdk/text.ts';
import type { Delay, LinkModel } from '../sdk/world.ts';
import { duration, durationBetween, localized, whole } from './fields.ts';
import { delay, linkFields } from './network.ts';
import type { Words } from './words.ts';

/** The versions of scenario files that are read. 2 has all of 1, and the commands `byHand`, `release` and `nudge`. */
export const VERSIONS = [1, 2] as const;
export type Version = (typeof VERSIONS)[number];

type Maybe<X> = { readonly [K in keyof X]?: X[K] | undefined };

/** A scenario file as it is read: field by field, before what is left out has been filled in. */
export interface ScenarioFile<Line> {
  readonly version: Version;
  readonly protocol: string;
  readonly id?: string | undefined;
  readonly title?: Localized<string> | undefined;
  readonly watch?: Localized<string> | undefined;
  readonly seed?: number | undefined;
  readonly nodes?: unknown;
  readonly params?: unknown;
  readonly variant?: string | null | undefined;
  readonly network?:
    | (Maybe<LinkModel> & { readonly links?: readonly LinkText[] | undefined })
    | undefined;
  readonly disk?: { readonly write?: Delay | undefined } | undefined;
  readonly initial?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  readonly workload?: WorkloadText | null | undefined;
  readonly script?: readonly Line[] | undefined;
  readonly until?:
    | { readonly time?: Micros | undefined; readonly events?: number | undefined }
    | undefined;
  readonly expects?:
    | readonly { readonly invariant: string; readonly outcome: 'holds' | 'fails' }[]
    | undefined;
}

type LinkText = Maybe<LinkModel> & { readonly from: NodeId; readonly to: NodeId };

interface WorkloadText {
  readonly every: Micros;
  readonly clients?: 'all' | readonly NodeId[] | undefined;
  readonly op: string;
  readonly keys?: number | undefined;
  readonly until?: Micros | undefined;
}

/** What of the grammar the caller settles: an id for the protocol, and how nodes, settings and script lines are read. */
export interface Parts<Line> {
  readonly protocol: Form<string>;
  readonly nodes: Form<unknown>;
  readonly params: Form<unknown>;
  readonly line: Form<Line>;
}

const EVER = Number.MAX_SAFE_INTEGER;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The grammar of a scenario file. Every key that is not in it is refused. */
export function scenarioForm<Line>(words: Words, parts: Parts<Line>): Form<ScenarioFile<Line>> {
  const form = z.strictObject({
    version: z.literal(VERSIONS),
    protocol: parts.protocol,
    id: z.optional(
      z
        .string()
        .check(
          z.maxLength(100),
          z.regex(ID, 'expected small letters and digits, with hyphens between words'),
        ),
    ),
    title: z.optional(localized),
    watch: z.optional(localized),
    seed: z.optional(whole(0, EVER)),
    nodes: z.optional(parts.nodes),
    params: z.optional(parts.params),
    variant: z.optional(z.nullable(words.variant)),
    network: z.optional(
      z.strictObject({
        ...linkFields,
        links: z.optional(
          z.array(z.strictObject({ from: words.node, to: words.node, ...linkFields })),
        ),
      }),
    ),
    disk: z.optional(z.strictObject({ write: z.optional(delay) })),
    initial: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
    workload: z.optional(z.nullable(workloadForm(words))),
    script: z.optional(z.array(parts.line)),
    until: z.optional(
      z.strictObject({ time: z.optional(duration), events: z.optional(whole(0, EVER)) }),
    ),
    expects: z.optional(
      z.array(z.strictObject({ invariant: words.invariant, outcome: z.enum(['holds', 'fails']) })),
    ),
    // Where an editor finds the grammar that it checks the file by; means nothing here.
    $schema: z.optional(z.string()),
  });
  return form as unknown as Form<ScenarioFile<Line>>;
}

function workloadForm(words: Words) {
  return z.strictObject({
    every: durationBetween(micros(1), micros(1e13)),
    clients: z.optional(z.union([z.literal('all'), z.array(words.node)])),
    op: words.op,
    keys: z.optional(whole(1, 1_000_000)),
    until: z.optional(duration),
  });
}
