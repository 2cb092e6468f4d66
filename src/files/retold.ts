import type { Command } from '../sdk/command.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Left } from '../sdk/kin.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { commandForm, type Line } from './commands.ts';
import { duration } from './fields.ts';
import { InputError, put, take } from './input.ts';
import { fullMembers, membersForm, Roster } from './names.ts';
import { readScenario } from './scenario.ts';
import { lineFormAt } from './script.ts';
import { wordsOf } from './words.ts';

type Written = WrittenProtocol<ProtocolTypes>;
type Fields = Readonly<Record<string, unknown>>;
type Path = Left['path'];

/** A scenario's file as another protocol is told it. */
export interface Retold {
  readonly file: Fields;
  /** What that protocol has no place for. */
  readonly left: readonly Left[];
}

/**
 * Tells a scenario's file again for another protocol: seed, nodes, network, disks, requests and script as they are, as far as
 * the other one's forms take them. Weakened twins and states at the start are each protocol's own and stay behind; so does
 * what the file expects of invariants, which is nothing that happens and so is not said to be left out. `from` has read the
 * file without complaint.
 */
export function retold(from: Written, json: unknown, to: Written): Retold {
  const { watch: _, expects: __, variant, initial, ...file } = json as Fields;
  const members = fullMembers(from, file.nodes ?? {});
  const sieve = new Sieve(to, nodesOf(members, to));
  sieve.missing('nodes', members, sieve.nodes);
  const params = sieve.fields('params', file.params);
  const network = sieve.network(file.network);
  const workload = sieve.whole('workload', file.workload);
  if (variant) sieve.leave(['variant'], variant);
  for (const [node, state] of entries(initial)) sieve.leave(['initial', node], state);
  const script = sieve.script(from, file);
  return {
    file: {
      ...file,
      protocol: to.id,
      nodes: sieve.nodes,
      ...(file.params !== undefined && { params }),
      ...(file.network !== undefined && { network }),
      ...(file.workload !== undefined && { workload }),
      ...(file.script !== undefined && { script }),
    },
    left: sieve.left,
  };
}

const entries = (fields: unknown): readonly (readonly [string, unknown])[] =>
  Object.entries((fields ?? {}) as Fields);

/** How many nodes of each kind that the protocol has, as far as it may have so many. */
function nodesOf(nodes: unknown, to: Written): Fields {
  const fits = ([kind, count]: readonly [string, unknown]) =>
    reads(() => take(membersForm(to), { [kind]: count }));
  return Object.fromEntries(entries(nodes).filter(fits));
}

/** Whether a reader takes something. */
function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return false;
  }
}

/** Lets through what a protocol's forms take, and keeps what they do not. */
class Sieve {
  readonly left: Left[] = [];
  readonly nodes: Fields;
  private readonly to: Written;

  constructor(to: Written, nodes: Fields) {
    this.to = to;
    this.nodes = nodes;
  }

  leave(path: Path, found: unknown, deed?: Left['deed']): void {
    this.left.push({ path, found, ...(deed && { deed }) });
  }

  /** Keeps the fields that are not among those let through. */
  missing(key: string, all: unknown, through: Fields): void {
    for (const [name, value] of entries(all)) {
      if (!Object.hasOwn(through, name)) this.leave([key, name], value);
    }
  }

  fields(key: string, all: unknown): Fields {
    const through = entries(all).filter(([name, value]) => this.fits({ [key]: { [name]: value } }));
    const fields = Object.fromEntries(through);
    this.missing(key, all, fields);
    return fields;
  }

  whole(key: string, value: unknown): unknown {
    if (value === undefined || this.fits({ [key]: value })) return value;
    this.leave([key], value);
    return null;
  }

  /** Links by the names of their ends. */
  network(network: unknown): Fields {
    const { links, ...all } = (network ?? {}) as Fields & { readonly links?: readonly unknown[] };
    if (!links) return all;
    const through = links.filter((link, i) => {
      const fits = this.fits({ network: { links: [link] } });
      if (!fits) this.leave(['network', 'links', i], link);
      return fits;
    });
    return { ...all, links: through };
  }

  /** Line by line in order of time, since nodes that are added can be named from then on. */
  script(from: Written, { nodes, script = [] }: Fields): readonly unknown[] {
    const lines = script as readonly (Fields & { readonly at: unknown })[];
    const [own, other] = [roster(from, nodes), roster(this.to, this.nodes)];
    let [ownForm, form] = [lineFormAt(from, own), lineFormAt(this.to, other)];
    const through: number[] = [];
    for (const { i } of inOrder(lines)) {
      const line = lines[i];
      const read: Line = take(ownForm, line, ['script', i]);
      const { command } = read;
      const fits = !isOfOneRun(command) && reads(() => take(form, line));
      if (fits) through.push(i);
      else this.leave(['script', i], line, read);
      if (command.do !== 'add') continue;
      own.add(command.kind as never);
      ownForm = lineFormAt(from, own);
      if (!fits) continue;
      other.add(command.kind as never);
      form = lineFormAt(this.to, other);
    }
    return through.sort((a, b) => a - b).map((i) => lines[i]);
  }

  private fits(part: Fields): boolean {
    const whole = { version: 1, protocol: this.to.id, nodes: this.nodes, ...part };
    return reads(() => readScenario(this.to, whole));
  }
}

const roster = (protocol: Written, nodes: unknown) =>
  new Roster(protocol, fullMembers(protocol, (nodes ?? {}) as never));

const inOrder = (lines: readonly { readonly at: unknown }[]) =>
  lines
    .map((line, i) => ({ at: take(duration, line.at), i }))
    .sort((a, b) => a.at - b.at || a.i - b.i);

/** Records have other numbers in another run. */
const isOfOneRun = (command: Command<ProtocolTypes>): boolean =>
  'message' in command && 'envelope' in command.message;

/** The nodes of a run by id, and the protocol that they run. */
export interface Speaker {
  readonly protocol: Written;
  readonly names: readonly string[];
}

/** A command in the form of files, as someone could have written it. */
export const commandAsWritten = ({ protocol, names }: Speaker, command: Command<ProtocolTypes>) =>
  put(commandForm(wordsOf(protocol, names)), command) as Fields;

/**
 * A command of one run as it is to be given in a run of another protocol, nodes by their names; null where that one has no
 * such node, timer, request or setting, and for one message of many, which is only in its own run.
 */
export function retoldCommand(
  from: Speaker,
  command: Command<ProtocolTypes>,
  to: Speaker,
): Command<ProtocolTypes> | null {
  if (isOfOneRun(command)) return null;
  try {
    const written = commandAsWritten(from, command);
    return take(commandForm(wordsOf(to.protocol, to.names)), written);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return null;
  }
}
