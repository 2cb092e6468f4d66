import type { NodeId, Seq } from '../core/ids.ts';
import type { TraceColumns } from './types.ts';

/** What one step has to do with an answer: its records that lie on the chain of causes, in order. */
export interface Link {
  readonly records: readonly Seq[];
  /** The step's first record, and the position after its last. */
  readonly from: Seq;
  readonly to: Seq;
}

/** A stretch of the chain that says the same again and again: a timer that arms itself, messages that go to and fro. */
export interface Fold {
  /** One round, the first. */
  readonly round: readonly Link[];
  readonly times: number;
  /** Where the first round begins and the last one ends. */
  readonly from: Seq;
  readonly to: Seq;
}

export type Piece =
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'fold'; readonly fold: Fold };

/** Why something came about: the chain of causes from where it began up to it. */
export interface Why {
  readonly asked: Seq;
  readonly links: readonly Link[];
  /** The same with what repeats folded; the last round stands whole, for it is the one that led on. */
  readonly pieces: readonly Piece[];
}

/**
 * What was told at a node, from one position up to another, that says the same as the record that is asked about: how
 * that node had come by it. Null if it told nothing of the kind.
 */
export type Alike = (node: NodeId, from: number, to: number) => Seq | null;

const NOTHING: Alike = () => null;

export function whyOf(columns: TraceColumns, asked: Seq, alike: Alike = NOTHING): Why {
  const links = linksOf(columns, causesOf(columns, asked, alike));
  return { asked, links, pieces: foldLinks(columns, links) };
}

/**
 * A record and all that brought it about, each by the one before it. Where that says only when something was passed on,
 * and not how the one who did so had come by it, the chain goes on with the latter.
 */
export function causesOf(columns: TraceColumns, asked: Seq, alike: Alike = NOTHING): Seq[] {
  const chain: Seq[] = [];
  const nodes = new Set<NodeId | null>();
  for (let at: Seq | null = asked; at !== null; ) {
    chain.push(at);
    nodes.add(columns.node(at));
    at = hadBefore(columns, at, nodes, alike) ?? columns.cause(at);
  }
  return chain.reverse();
}

/**
 * A timer that arms itself again and again says nothing of what its node does when it runs out, and one who is asked for
 * something did not get it by being asked. `later`: the nodes of the chain so far.
 */
function hadBefore(
  columns: TraceColumns,
  at: Seq,
  later: ReadonlySet<NodeId | null>,
  alike: Alike,
): Seq | null {
  const node = columns.node(at);
  if (node === null) return null;
  if (columns.kind(at) === 'timer') return alike(node, afterArming(columns, at), at);
  const isQuestion = columns.kind(at) === 'deliver' && later.has(columns.peer(at));
  return isQuestion && columns.peer(at) !== node ? alike(node, 0, at) : null;
}

/** The end of the step in which a timer was armed first, behind all the times at which it armed itself. */
function afterArming(columns: TraceColumns, timer: Seq): number {
  let at = timer;
  for (;;) {
    const armed = columns.cause(at);
    if (armed === null) return 0;
    const again = columns.kind(armed) === 'timer' && columns.node(armed) === columns.node(timer);
    if (!again || columns.type(armed) !== columns.type(timer)) return columns.stepAfter(armed);
    at = armed;
  }
}

/** The record that began the step in which a record was written. */
export function stepOf(columns: TraceColumns, at: Seq): Seq {
  let begin: number = at;
  while (begin > 0 && !columns.begins(begin)) begin--;
  return begin as Seq;
}

function linksOf(columns: TraceColumns, chain: readonly Seq[]): Link[] {
  const links: { records: Seq[]; from: Seq; to: Seq }[] = [];
  for (const at of chain) {
    const last = links.at(-1);
    if (last && at < last.to) {
      last.records.push(at);
      continue;
    }
    const from = stepOf(columns, at);
    links.push({ records: [at], from, to: columns.stepAfter(from) as Seq });
  }
  return links;
}

/** Rounds of more steps than this are not looked for. */
const LONGEST_ROUND = 4;
/** Fewer repetitions than this are told one by one. */
const FEWEST = 2;

function foldLinks(columns: TraceColumns, links: readonly Link[]): Piece[] {
  const keys = links.map((link) => keyOf(columns, link));
  const pieces: Piece[] = [];
  for (let at = 0; at < links.length; ) {
    const { length, times } = roundAt(keys, at);
    if (times >= FEWEST) {
      const end = at + length * times;
      const round = links.slice(at, at + length);
      const [first, last] = [links[at] as Link, links[end - 1] as Link];
      pieces.push({ kind: 'fold', fold: { round, times, from: first.from, to: last.to } });
      at = end;
    } else pieces.push({ kind: 'link', link: links[at++] as Link });
  }
  return pieces;
}

/** The round that begins here and covers most, and how often it comes again after it. */
function roundAt(keys: readonly string[], at: number): { length: number; times: number } {
  let best = { length: 1, times: 0 };
  for (let length = 1; length <= LONGEST_ROUND; length++) {
    let end = at + length;
    while (end < keys.length && keys[end] === keys[end - length]) end++;
    const times = Math.floor((end - at) / length) - 1;
    if (times * length > best.times * best.length) best = { length, times };
  }
  return best;
}

/** Two links with the same key begin with the same at the same nodes. */
function keyOf(columns: TraceColumns, { records: [at] }: Link): string {
  if (at === undefined) return '';
  return `${columns.kind(at)} ${columns.node(at)} ${columns.peer(at)} ${columns.type(at)}`;
}

/** How far back other answers are looked for, in records, and how many hops behind an arrival. */
const WINDOW = 20_000;
const HOPS = 8;

/**
 * Who asks many and needs some of their answers goes on at the last one that it needed. For an arrival on the chain:
 * earlier arrivals of its type at the same node, the last from each other node, that answer what this node has sent
 * since it put the question.
 */
export function answersBefore(columns: TraceColumns, links: readonly Link[], index: number): Seq[] {
  const arrival = links[index]?.records[0];
  if (arrival === undefined || columns.kind(arrival) !== 'deliver') return [];
  const [node, type] = [columns.node(arrival), columns.type(arrival)];
  const asking = links.slice(0, index).findLast(({ from }) => columns.node(from) === node);
  if (!asking) return [];
  const latest = new Map<NodeId | null, Seq>();
  for (let at = Math.max(asking.to, arrival - WINDOW); at < arrival; at++) {
    if (columns.kind(at) !== 'deliver') continue;
    if (columns.node(at) !== node || columns.type(at) !== type) continue;
    if (answers(columns, at as Seq, asking.from)) latest.set(columns.peer(at), at as Seq);
  }
  latest.delete(columns.peer(arrival));
  return [...latest.values()].sort((a, b) => a - b);
}

/** Whether something that this node did since then led to an arrival at it. */
function answers(columns: TraceColumns, arrival: Seq, since: Seq): boolean {
  let at = columns.cause(arrival);
  for (let hops = 0; at !== null && at >= since && hops < HOPS; hops++) {
    if (columns.node(at) === columns.node(arrival)) return true;
    at = columns.cause(at);
  }
  return false;
}

/** Why nobody kept a timer from running out: what befell the one who was heard last, and messages that were lost. */
export interface Silence {
  readonly commands: readonly Seq[];
  readonly lost: number;
}

/**
 * For a timer on the chain: the commands about no node at all (a partition, say) or about the node whose message had
 * armed it, and how many messages to this node were lost, between its arming and its end.
 */
export function silenceBefore(columns: TraceColumns, link: Link): Silence | null {
  const timer = link.records[0];
  if (timer === undefined || columns.kind(timer) !== 'timer') return null;
  const armed = columns.cause(timer);
  if (armed === null) return null;
  const [node, heard] = [columns.node(timer), columns.peer(armed)];
  const commands: Seq[] = [];
  let lost = 0;
  for (let at = Math.max(armed + 1, timer - WINDOW); at < timer; at++) {
    const kind = columns.kind(at);
    if (kind === 'drop' && columns.node(at) === node) lost++;
    if (kind !== 'command') continue;
    const whom = columns.node(at);
    if (whom === null || whom === heard) commands.push(at as Seq);
  }
  return commands.length === 0 && lost === 0 ? null : { commands, lost };
}
