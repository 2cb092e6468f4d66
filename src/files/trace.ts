import * as z from 'zod/mini';
import type { Form, WrittenProtocol } from '../sdk/forms.ts';
import { type NodeForm, nodeForm } from '../sdk/forms.ts';
import type { TraceRecord } from '../sdk/record.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Envelope } from '../sdk/world.ts';
import { codec } from './codec.ts';
import { checkVersion, commandForm } from './commands.ts';
import { whole } from './fields.ts';
import { InputError, put, take } from './input.ts';
import { parseJson } from './json.ts';
import { Roster } from './names.ts';
import { printScenario, readScenario, scenarioHead } from './scenario.ts';
import { anyWords, type Words, wordsOf } from './words.ts';

/** Violations and commands on messages say more since version 2, and so every trace that is printed has that version. */
const VERSION = 2;
const natural = whole(0, Number.MAX_SAFE_INTEGER);

/** What records hold in a form that only the protocol knows. */
interface Bodies {
  readonly message: Form<unknown>;
  readonly timer: Form<unknown>;
  readonly request: Form<unknown>;
  readonly response: Form<unknown>;
}

const headerForm = z.strictObject({
  version: z.literal([1, VERSION]),
  /** The whole scenario, as in a scenario file. */
  scenario: z.record(z.string(), z.unknown()),
  seed: natural,
});

function recordForm(words: Words, bodies: Bodies): Form<unknown> {
  const { node, fields: said } = words;
  const branch = (kinds: readonly [string, ...string[]], fields: object) =>
    z.strictObject({
      seq: natural,
      at: natural,
      node: z.nullable(node),
      kind: z.enum(kinds as [string, ...string[]]),
      cause: z.nullable(natural),
      ...fields,
    });
  const violation = z.strictObject({
    nodes: z.array(node),
    events: z._default(z.array(natural), []),
    detail: said,
  });
  const envelope = envelopeForm(node, bodies.message);
  const note = z.strictObject({ key: z.string(), params: said });
  return z.discriminatedUnion('kind', [
    branch(['start', 'wait', 'persist', 'written'], {}),
    branch(['send', 'deliver', 'drop', 'duplicate'], {
      envelope,
    }),
    branch(['timer'], { timer: bodies.timer }),
    branch(['request'], { op: natural, request: bodies.request }),
    branch(['reply'], { op: natural, response: bodies.response }),
    branch(['role'], { from: z.string(), to: z.string(), event: z.string() }),
    branch(['command'], {
      command: commandForm(words),
      missed: z.boolean(),
      about: z.optional(envelope),
    }),
    branch(['violation'], { invariant: words.invariant, violation }),
    branch(['note'], { note }),
  ]) as Form<unknown>;
}

function envelopeForm(node: NodeForm, message: Form<unknown>): Form<Envelope<unknown>> {
  const fields = {
    id: natural,
    from: node,
    to: node,
    sentAt: natural,
    dueAt: natural,
    message,
    cause: natural,
    lost: z.boolean(),
  };
  const names = Object.keys(fields) as (keyof Envelope<unknown>)[];
  return codec<Envelope<unknown>, Envelope<unknown>>(
    z.strictObject(fields) as unknown as Form<Envelope<unknown>>,
    (envelope) => envelope,
    // The engine's own envelopes carry more than is said of them.
    (envelope) => Object.fromEntries(names.map((name) => [name, envelope[name]])) as never,
  );
}

/** The forms of a run's records, with nodes by name; they change whenever a node joins. */
class Records<T extends ProtocolTypes> {
  private readonly protocol: WrittenProtocol<T>;
  private readonly roster: Roster<T>;
  private form: Form<unknown>;

  constructor(protocol: WrittenProtocol<T>, scenario: Scenario<T>) {
    this.protocol = protocol;
    this.roster = new Roster(protocol, scenario.members);
    this.form = this.newForm();
  }

  print(record: TraceRecord<T>): unknown {
    const printed = put(this.form, record);
    this.follow(record);
    return printed;
  }

  read(json: unknown): TraceRecord<T> {
    const record = take(this.form, json) as TraceRecord<T>;
    this.follow(record);
    return record;
  }

  private follow(record: TraceRecord<T>): void {
    if (record.kind !== 'command' || record.command.do !== 'add') return;
    this.roster.add(record.command.kind);
    this.form = this.newForm();
  }

  private newForm(): Form<unknown> {
    const { names } = this.roster;
    return recordForm(wordsOf(this.protocol, names), this.protocol.forms(nodeForm(names)));
  }
}

/** Prints a run as JSON Lines: a header, then one record a line. Records are given in their order. */
export class TraceWriter<T extends ProtocolTypes> {
  /** The first line. */
  readonly header: string;
  private readonly records: Records<T>;

  constructor(protocol: WrittenProtocol<T>, scenario: Scenario<T>) {
    const printed = printScenario(protocol, scenario);
    this.header = line({ version: VERSION, scenario: printed, seed: scenario.seed });
    this.records = new Records(protocol, scenario);
  }

  line(record: TraceRecord<T>): string {
    return line(this.records.print(record));
  }
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

export interface TraceFile<T extends ProtocolTypes> {
  readonly scenario: Scenario<T>;
  readonly records: readonly TraceRecord<T>[];
}

/** To which exhibit a trace belongs. */
export function traceHead(text: string): { readonly protocol: string; readonly id: string | null } {
  const [first = ''] = text.split('\n', 1);
  return numbered(1, () => scenarioHead(take(headerForm, parseJson(first)).scenario));
}

/** Reads a trace again, all of it or nothing: throws InputError that names the line. */
export function readTrace<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  text: string,
): TraceFile<T> {
  const [first = '', ...rest] = text.replace(/\n$/, '').split('\n');
  const header = numbered(1, () => take(headerForm, parseJson(first)));
  const scenario = numbered(1, () => readScenario(protocol, header.scenario));
  const forms = new Records(protocol, scenario);
  const records = rest.map((json, i) =>
    numbered(i + 2, () => {
      const record = forms.read(parseJson(json));
      if (record.kind === 'command') checkVersion(header.version, record.command, ['command']);
      if (record.seq === i) return record;
      throw new InputError(
        `seq: found ${record.seq}, expected ${i}: records in order, none left out`,
      );
    }),
  );
  return { scenario, records };
}

function numbered<X>(number: number, read: () => X): X {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`line ${number}: ${error.message}`);
    throw error;
  }
}

/** The form of a line of any protocol's trace, for its JSON Schema. */
export function anyTraceLine(): z.ZodMiniType {
  const tagged = z.looseObject({ type: z.string() });
  const free = z.record(z.string(), z.unknown());
  const bodies = { message: tagged, timer: tagged, request: free, response: free };
  return z.union([headerForm, recordForm(anyWords(), bodies as Bodies)]);
}
