import { must } from '../core/assert.ts';
import { parseDuration } from '../core/duration.ts';
import type { NodeId, Seq } from '../core/ids.ts';
import type { Session, Vocabulary } from '../playback/types.ts';
import type { Cue, EventCue } from '../sdk/cue.ts';
import type { RecordKind, TraceRecord } from '../sdk/record.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Cast } from './cast.ts';

type Any = ProtocolTypes;
type AnyCue = Cue<Any>;

/** What one waited for has happened: the record that says so, and the nodes to which it gives a name. */
export interface Found {
  readonly record: Seq;
  readonly names: Readonly<Record<string, NodeId>>;
  /** Of several of which any would do: the number of this one. */
  readonly which?: number;
}

/** A step of a run, by the positions of its records; the run stands at its end. */
interface Step {
  readonly session: Session;
  readonly from: Seq;
  readonly to: Seq;
}

type Watch = (step: Step) => Found | null;

/** Waits for a cue along a run, step by step, from where it stands. */
export class Wait {
  private readonly watch: Watch;
  private found: Found | null = null;

  constructor(session: Session, cue: AnyCue, cast: Cast) {
    const { vocabulary } = session;
    this.watch = watchFor(cue, { vocabulary, cast, began: session.world().time });
  }

  /** Looks at the next step, at whose end the run stands; from the first that brings the cue on, always says which that was. */
  look(session: Session, from: Seq, to: Seq): Found | null {
    this.found ??= this.watch({ session, from, to });
    return this.found;
  }
}

interface Place {
  readonly vocabulary: Vocabulary;
  readonly cast: Cast;
  readonly began: number;
}

function watchFor(cue: AnyCue, place: Place): Watch {
  if ('all' in cue) return watchAll(cue.all.map((one) => watchFor(one, place)));
  if ('any' in cue) return watchAny(cue.any.map((one) => watchFor(one, place)));
  if ('without' in cue) return watchWithout(cue, place);
  if ('when' in cue) {
    const { cast } = place;
    return ({ session, from }) =>
      cue.when(session.world(), (who) => cast.id(who)) ? { record: from, names: {} } : null;
  }
  return watchEvent(cue, place);
}

function watchAll(watches: readonly Watch[]): Watch {
  const found: (Found | null)[] = watches.map(() => null);
  return (step) => {
    let last: Found | null = null;
    for (const [i, watch] of watches.entries()) {
      if (found[i]) continue;
      found[i] = watch(step);
      last = found[i] ?? last;
    }
    if (last === null || found.includes(null)) return null;
    return { record: last.record, names: Object.assign({}, ...found.map((one) => one?.names)) };
  };
}

function watchAny(watches: readonly Watch[]): Watch {
  return (step) => {
    let first: Found | null = null;
    // Each must see every step, also those after which another one has been found.
    for (const [which, watch] of watches.entries()) {
      const found = watch(step);
      if (found && (first === null || found.record < first.record)) first = { ...found, which };
    }
    return first;
  };
}

function watchWithout(cue: Extract<AnyCue, { readonly without: AnyCue }>, place: Place): Watch {
  const watch = watchFor(cue.without, place);
  const span = must(parseDuration(cue.lasting), `a span: ${cue.lasting}`);
  let happened = false;
  return (step) => {
    happened ||= watch(step) !== null;
    const { time } = step.session.world();
    return !happened && time - place.began >= span ? { record: step.from, names: {} } : null;
  };
}

/** What is looked for in the columns, before a record is rebuilt for its body. */
interface Sought {
  readonly kind: RecordKind;
  readonly type: number;
  readonly peer?: string;
  readonly where?: Readonly<Record<string, unknown>>;
}

function soughtBy(cue: EventCue<Any>, words: Vocabulary): Sought {
  const code = (list: readonly string[], word: string) => {
    const type = list.indexOf(word);
    if (type < 0) throw new Error(`no such event: "${word}", expected one of ${list.join(', ')}`);
    return type;
  };
  const where = 'where' in cue && cue.where ? { where: cue.where } : {};
  if ('note' in cue) return { kind: 'note', type: code(words.notes, cue.note), ...where };
  if ('send' in cue) {
    const type = code(words.messages, cue.send);
    return { kind: 'send', type, ...(cue.to !== undefined && { peer: cue.to }), ...where };
  }
  if ('deliver' in cue) {
    const type = code(words.messages, cue.deliver);
    return { kind: 'deliver', type, ...(cue.from !== undefined && { peer: cue.from }), ...where };
  }
  if ('drop' in cue) {
    const type = code(words.messages, cue.drop);
    return { kind: 'drop', type, ...(cue.from !== undefined && { peer: cue.from }) };
  }
  if ('timer' in cue) return { kind: 'timer', type: code(words.timers, cue.timer) };
  if ('role' in cue) return { kind: 'role', type: code(words.roles, cue.role) };
  if ('command' in cue) {
    return { kind: 'command', type: code(words.commands, cue.command), ...where };
  }
  return { kind: 'violation', type: code(words.invariants, cue.violation) };
}

function watchEvent(cue: EventCue<Any>, { vocabulary, cast }: Place): Watch {
  const sought = soughtBy(cue, vocabulary);
  let left = cue.nth ?? 1;
  const isIt = (session: Session, at: Seq): boolean => {
    const columns = session.columns();
    if (columns.kind(at) !== sought.kind || columns.type(at) !== sought.type) return false;
    if (cue.node !== undefined && columns.node(at) !== cast.id(cue.node)) return false;
    if (sought.peer !== undefined && columns.peer(at) !== cast.id(sought.peer)) return false;
    if (sought.kind !== 'command' && !sought.where) return true;
    const record = recordAt(session, at);
    if (record.kind === 'command' && record.missed) return false;
    return agrees(bodyOf(record), sought.where ?? {}, cast);
  };
  return ({ session, from, to }) => {
    for (let at = from; at < to; at++) {
      if (!isIt(session, at as Seq)) continue;
      left -= 1;
      if (left === 0) return { record: at as Seq, names: namesBy(cue, session, at as Seq) };
    }
    return null;
  };
}

const recordAt = (session: Session, at: Seq): TraceRecord<Any> =>
  must(session.records(at, at + 1)[0], `record ${at} is there`);

/** What a record tells beside the columns: a note's parameters, a message's or a command's fields. */
function bodyOf(record: TraceRecord<Any>): Readonly<Record<string, unknown>> {
  if (record.kind === 'note') return record.note.params as Readonly<Record<string, unknown>>;
  if (record.kind === 'command') return record.command as Readonly<Record<string, unknown>>;
  if ('envelope' in record) return record.envelope.message as unknown as Record<string, unknown>;
  return {};
}

/** Nodes are written by name and stand in a record by number. */
function agrees(
  body: Readonly<Record<string, unknown>>,
  where: Readonly<Record<string, unknown>>,
  cast: Cast,
): boolean {
  return Object.entries(where).every(([field, wanted]) => {
    const value = body[field];
    if (value === wanted) return true;
    return typeof wanted === 'string' && typeof value === 'number' && cast.id(wanted) === value;
  });
}

function namesBy(
  { names }: EventCue<Any>,
  session: Session,
  at: Seq,
): Readonly<Record<string, NodeId>> {
  if (!names) return {};
  const columns = session.columns();
  const peer = columns.peer(at);
  // A sentence has no other end of its own: what it calls its peer is meant.
  const ends = { node: columns.node(at), ...(peer !== null && { peer }) };
  const body = { ...bodyOf(recordAt(session, at)), ...ends };
  return Object.fromEntries(
    Object.entries(names).map(([name, field]) => {
      const node = (body as Readonly<Record<string, unknown>>)[field];
      if (typeof node !== 'number') throw new Error(`no node in "${field}" for "${name}"`);
      return [name, node as NodeId];
    }),
  );
}
