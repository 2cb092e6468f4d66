import type { NodeId, Seq } from '../../core/ids.ts';
import { type FullTelling, sentenceOf } from '../../i18n/exhibit-sentences.ts';
import { formatTime } from '../../i18n/format.ts';
import type { Session, StoryRecord } from '../../playback/types.ts';
import {
  answersBefore,
  type Fold,
  type Link,
  type Piece,
  type Silence,
  silenceBefore,
  type Why,
} from '../../playback/why.ts';
import type { TraceRecord } from '../../sdk/record.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { recordsOf, type Stretch } from './records.ts';

type Any = TraceRecord<ProtocolTypes>;
type Carrying = Extract<Any, { readonly kind: 'send' | 'deliver' | 'drop' | 'duplicate' }>;

/** A sentence, and the record that it tells. */
export interface Told {
  readonly seq: Seq;
  readonly text: string;
}

/** A link of the chain in words: what happened, what the node made of it, and what came of that. */
export interface ToldLink {
  readonly kind: 'link';
  readonly seq: Seq;
  readonly at: number;
  readonly node: NodeId | null;
  readonly head: Told;
  /** Sentences of the story that the same step told. */
  readonly reasons: readonly (Told & { readonly of: StoryRecord['kind'] })[];
  /** What left the step towards the next link, and which message that was. */
  readonly out: (Told & { readonly flight: Seq | null; readonly also: readonly NodeId[] }) | null;
  /** Earlier answers to the same question; the message of each. */
  readonly before: readonly (Told & { readonly flight: Seq | null })[];
  /** Why a timer was left to run out. */
  readonly silence: { readonly commands: readonly Told[]; readonly lost: number } | null;
  /** It has no cause within the run. */
  readonly root: boolean;
}

export interface ToldFold {
  readonly kind: 'fold';
  readonly seq: Seq;
  readonly round: readonly Told[];
  readonly times: number;
  readonly from: number;
  readonly to: number;
}

/** Links that are left out until someone asks for them. */
export interface ToldGap {
  readonly kind: 'gap';
  readonly seq: Seq;
  readonly count: number;
}

export type ToldPiece = ToldLink | ToldFold | ToldGap;

export interface ToldWhy {
  readonly asked: Told;
  /** Oldest first. */
  readonly pieces: readonly ToldPiece[];
}

/** Of a long chain these many pieces are told: where it began, and the last ones. */
const FIRST = 1;
const LAST = 5;
/** Answers that came before are named up to this many. */
const ANSWERS = 5;

/** A chain of causes in sentences. `whole`: all of it, however long. */
export function tellWhy(session: Session, why: Why, telling: FullTelling, whole: boolean): ToldWhy {
  const { pieces } = why;
  const gap = whole || pieces.length <= FIRST + LAST + 1 ? 0 : pieces.length - FIRST - LAST;
  const shown = gap === 0 ? pieces : [...pieces.slice(0, FIRST), ...pieces.slice(-LAST)];
  const plans = shown.map((piece) => planOf(session, why, piece));
  const asked = { from: why.asked, to: why.asked + 1 };
  const records = recordsOf(session, [asked, ...plans.flatMap(neededBy)]);
  const teller: Teller = { session, telling, records };
  const told: ToldPiece[] = plans.map((plan) =>
    plan.kind === 'fold' ? tellFold(plan.fold, teller) : tellLink(plan, teller),
  );
  if (gap > 0) {
    const after = told[FIRST] as ToldPiece;
    told.splice(FIRST, 0, { kind: 'gap', seq: after.seq, count: gap });
  }
  return { asked: tell(why.asked, teller), pieces: told };
}

interface LinkPlan {
  readonly kind: 'link';
  readonly link: Link;
  readonly before: readonly Seq[];
  readonly silence: Silence | null;
  readonly last: boolean;
}
type Plan = LinkPlan | { readonly kind: 'fold'; readonly fold: Fold };

function planOf(session: Session, why: Why, piece: Piece): Plan {
  if (piece.kind === 'fold') return piece;
  const columns = session.columns();
  const { link } = piece;
  return {
    kind: 'link',
    link,
    before: answersBefore(columns, why.links, why.links.indexOf(link)).slice(-ANSWERS),
    silence: silenceBefore(columns, link),
    last: link === why.links.at(-1),
  };
}

/** The stretches of the trace that must be whole to tell this. */
function neededBy(plan: Plan): Stretch[] {
  if (plan.kind === 'fold') return plan.fold.round.map(({ from, to }) => ({ from, to }));
  const single = [...plan.before, ...(plan.silence?.commands ?? [])];
  return [plan.link, ...single.map((at) => ({ from: at, to: at + 1 }))];
}

interface Teller {
  readonly session: Session;
  readonly telling: FullTelling;
  readonly records: ReadonlyMap<number, Any>;
}

function tell(seq: Seq, { telling, records }: Teller): Told {
  const record = records.get(seq);
  return { seq, text: record ? sentenceOf(record, telling) : '' };
}

function tellLink({ link, before, silence, last }: LinkPlan, teller: Teller): ToldLink {
  const columns = teller.session.columns();
  const [first] = link.records as [Seq];
  return {
    kind: 'link',
    seq: link.from,
    at: columns.time(first),
    node: columns.node(first),
    head: tell(first, teller),
    reasons: reasonsOf(link, teller),
    out: outOf(link, last, teller),
    before: before.map((at) => ({ ...tell(at, teller), flight: columns.cause(at) })),
    silence: silence && {
      commands: silence.commands.map((at) => tell(at, teller)),
      lost: silence.lost,
    },
    root: columns.cause(first) === null,
  };
}

/** What the handlers on the chain told in this step; the command that begins it is its head. */
function reasonsOf({ records: own, from, to }: Link, teller: Teller): ToldLink['reasons'] {
  const reasons: (Told & { readonly of: StoryRecord['kind'] })[] = [];
  for (let at: number = from; at < to; at++) {
    const record = teller.records.get(at);
    if (!record || record.cause === null || !own.includes(record.cause)) continue;
    if (record.kind === 'note' || record.kind === 'role' || record.kind === 'violation')
      reasons.push({ ...tell(record.seq, teller), of: record.kind });
  }
  return reasons;
}

/** The last record of a link, where it is not its head and not told among the reasons. */
function outOf(link: Link, last: boolean, teller: Teller): ToldLink['out'] {
  const seq = link.records.at(-1) as Seq;
  const record = teller.records.get(seq);
  if (!record || link.records.length < 2) return null;
  if (record.kind === 'note' || record.kind === 'role' || record.kind === 'violation') return null;
  // What a command set off is what its own sentence says.
  if (record.kind === 'timer' || record.kind === 'start') return null;
  const flight = record.kind === 'send' || record.kind === 'duplicate' ? seq : null;
  const also = last || record.kind !== 'send' ? [] : alsoTo(record, link, teller);
  return { ...tell(seq, teller), flight, also };
}

/** To whom else the step sent the same. */
function alsoTo(sent: Carrying, { from, to }: Link, { telling, records }: Teller): NodeId[] {
  const label = telling.message(sent.envelope.message);
  const others: NodeId[] = [];
  for (let at: number = from; at < to; at++) {
    const record = records.get(at);
    if (record?.kind !== 'send' || record.seq === sent.seq || record.cause !== sent.cause) continue;
    if (telling.message(record.envelope.message) === label) others.push(record.envelope.to);
  }
  return others;
}

function tellFold(fold: Fold, teller: Teller): ToldFold {
  const columns = teller.session.columns();
  return {
    kind: 'fold',
    seq: fold.from,
    round: fold.round.map((link) => tell(link.records[0] as Seq, teller)),
    times: fold.times,
    from: columns.time(fold.from),
    to: columns.time(fold.to - 1),
  };
}

/** The messages that an answer names, in the order in which they were sent: their place in it is their number. */
export function flightsOf({ pieces }: ToldWhy): readonly Seq[] {
  const flights = pieces.flatMap((piece) =>
    piece.kind === 'link'
      ? [piece.out?.flight ?? null, ...piece.before.map(({ flight }) => flight)]
      : [],
  );
  return [...new Set(flights)].filter((flight) => flight !== null).sort((a, b) => a - b);
}

/** What is said of a fold: when, and how often. */
export const foldSentence = ({ times, from, to }: ToldFold, { exhibit }: FullTelling): string =>
  exhibit.why.again(times, formatTime(from), formatTime(to));
