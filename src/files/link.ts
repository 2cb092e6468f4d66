import { type Micros, micros } from '../core/ids.ts';
import type { SavedTimeline } from '../engine/timeline.ts';
import type { Changes } from '../sdk/changes.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { checkNodes, MAX_COMMANDS, MAX_EVENTS } from './bounds.ts';
import { readChanged } from './changes.ts';
import { duration, whole } from './fields.ts';
import { HandForms, type Joined } from './hands.ts';
import { put, refuse, take } from './input.ts';
import { parseJson } from './json.ts';
import { CHANGE_KEYS, changesBetween, printChanges, readChanges } from './link-changes.ts';
import { commandFrom, commandText, type FlatCommand } from './link-command.ts';
import { pack, unpack } from './link-pack.ts';
import { joinQuery, type Pair, Query, splitQuery } from './link-query.ts';
import { number } from './link-values.ts';
import { specsOf } from './params.ts';
import type { Moment, Move, Way } from './replay.ts';
import { digestForm, madeForm, printRun, type Run, readRun, shownAlone } from './run.ts';
import { readScenario } from './scenario.ts';

/** An address up to this length is written out; a longer one is packed. */
const READABLE = 600;
/** Longer addresses are cut short by the programs through which people send them. */
const LONGEST = 8_000;

const KEYS = [...CHANGE_KEYS, 'do', 'at', 'events', 'digest', 'by', 'run'];
const MANY = ['set', 'do'];

/** What an address leads to. */
export interface Link<T extends ProtocolTypes> {
  /** The scenario as changed. */
  readonly scenario: Scenario<T>;
  /** The scenario's file; the one at the address, unless the link brings a scenario of its own. */
  readonly file: unknown;
  /** What of that file is changed. */
  readonly changes: Changes;
  /** How to come to where the run stood (see `replay`); null: it stands at its start. */
  readonly told: Way<T> | SavedTimeline<T> | null;
  /** Where the playhead stood; null where `told` says it. */
  readonly time: Micros | null;
  /** What the digest must be once that is done; null where nobody said. */
  readonly digest: string | null;
  /** The version of Orrery that made the link. */
  readonly made: string | null;
}

/** What an address says after its question mark, or that it would be too long: then the run goes into a file. */
export type Written =
  | { readonly kind: 'readable' | 'packed'; readonly query: string }
  | { readonly kind: 'tooLong' };

/** Of a trace, where its steps begin: enough to tell several events of one moment apart. */
export interface Steps {
  readonly length: number;
  time(at: number): number;
  begins(at: number): boolean;
  countUntil(time: number): number;
}

// ---------- writing ----------

/**
 * The address of a run as it stands on the branch that is shown; other branches stay behind. `file` is the scenario as
 * shipped, null for one that has no address of its own; `steps` is the trace of that branch.
 */
export function writeLink<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  file: unknown,
  run: Run<T>,
  steps: Steps,
): Written {
  const alone = { ...run, timeline: shownAlone(run.timeline) };
  const pairs = file === null ? null : readable(protocol, file, alone, steps);
  if (pairs) {
    const query = joinQuery(pairs);
    if (query.length <= READABLE) return { kind: 'readable', query };
  }
  const query = joinQuery([['run', pack(JSON.stringify(printRun(protocol, alone)))]]);
  return query.length <= LONGEST ? { kind: 'packed', query } : { kind: 'tooLong' };
}

/** A run of one branch, written out; null where it cannot be. */
function readable<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  file: unknown,
  { scenario, timeline, time, digest, made }: Run<T>,
  steps: Steps,
): readonly Pair[] | null {
  const changes = changesBetween(protocol, readScenario(protocol, file), scenario);
  const settings = changes && printChanges(protocol, changes);
  if (settings === null) return null;
  if (steps.length === 0) return settings;
  const { given } = timeline.branches[0] as SavedTimeline<T>['branches'][number];
  const forms = new HandForms(protocol, scenario);
  const joined: Joined<T>[] = [];
  const specs = specsOf(protocol);
  const commands = given.map(({ seq, at, command }, i): Pair => {
    const text = commandText(put(forms.at(at, joined), command) as FlatCommand, specs);
    if (command.do === 'add') joined.push({ at, kind: command.kind });
    const last = given[i - 1];
    const start = last?.at === at ? after(steps, last.seq) : steps.countUntil(at - 1);
    const done = stepsBetween(steps, start, seq);
    return ['do', `${text}@${momentText(at, done === 0 ? null : done)}`];
  });
  return [
    ...settings,
    ...commands,
    ['at', playheadText(steps, timeline.position, time)],
    ['events', String(steps.length)],
    ...(digest === null ? [] : [['digest', digest] as const]),
    ...(made === null ? [] : [['by', made] as const]),
  ];
}

/** Where the playhead stands: the moment alone if all of that moment is before it. */
function playheadText(steps: Steps, position: number, time: Micros | null): string {
  const last = position === 0 ? 0 : steps.time(position - 1);
  const next = position < steps.length ? steps.time(position) : Infinity;
  const at = Math.floor(Math.min(Math.max(time ?? last, last), next));
  const done = stepsBetween(steps, steps.countUntil(at - 1), position);
  return momentText(micros(at), steps.countUntil(at) === position ? null : done);
}

/** In seconds, since the page shows it so; then, where needed, how many steps of that moment are done. */
const momentText = (at: Micros, done: number | null): string =>
  `${at / 1_000_000}s${done === null ? '' : `~${done}`}`;

function stepsBetween(steps: Steps, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (steps.begins(at)) count++;
  return count;
}

/** The end of the step that begins at a position. */
function after(steps: Steps, position: number): number {
  let at = position + 1;
  while (at < steps.length && !steps.begins(at)) at++;
  return at;
}

// ---------- reading ----------

/**
 * Reads what an address says after its question mark, all of it or nothing: throws InputError about the first thing that
 * is wrong. Nothing is run. `file` is the scenario at that address, null where there is none; `others` are keys that mean
 * something to someone else.
 */
export function readLink<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  file: unknown,
  query: string,
  others: readonly string[] = [],
): Link<T> {
  const values = new Query(splitQuery(query), KEYS, MANY, others);
  if (values.has('run')) {
    for (const key of KEYS) {
      if (key !== 'run' && values.has(key)) refuse([key], values.all(key)[0], 'nothing beside run');
    }
    return readPacked(protocol, file, values.all('run')[0] as string);
  }
  if (file === null) refuse(['run'], undefined, 'a run with its scenario');
  const changes = readChanges(protocol, values);
  const scenario = readChanged(protocol, file, changes);
  checkNodes(protocol, scenario, 0);
  return {
    scenario,
    file,
    changes,
    told: readWay(protocol, scenario, values),
    time: null,
    digest: values.take('digest', (text) => take(digestForm, text, ['digest'])) ?? null,
    made: values.take('by', (text) => take(madeForm, text, ['by'])) ?? null,
  };
}

function readPacked<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  file: unknown,
  packed: string,
): Link<T> {
  const json = parseJson(unpack(packed, ['run']));
  const { scenario, timeline, time, digest, made } = readRun(protocol, json);
  const changes =
    file === null ? null : changesBetween(protocol, readScenario(protocol, file), scenario);
  const own = (json as { readonly scenario: unknown }).scenario;
  return {
    scenario,
    ...(changes === null ? { file: own, changes: {} } : { file, changes }),
    told: timeline,
    time,
    digest,
    made,
  };
}

function readWay<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  scenario: Scenario<T>,
  values: Query,
): Way<T> | null {
  const moves = readMoves(protocol, scenario, values.all('do'));
  const at = values.take('at', (text) => readMoment(text, ['at'])) ?? null;
  const events =
    values.take('events', (text) => take(whole(0, MAX_EVENTS), number(text), ['events'])) ?? null;
  return moves.length === 0 && at === null && events === null ? null : { moves, at, events };
}

/** Commands with their moments, in order of time; those of one moment in the order in which they stand. */
function readMoves<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  scenario: Scenario<T>,
  texts: readonly string[],
): Move<T>[] {
  if (texts.length > MAX_COMMANDS) refuse(['do'], texts.length, `at most ${MAX_COMMANDS}`);
  const specs = specsOf(protocol);
  const forms = new HandForms(protocol, scenario);
  const joined: Joined<T>[] = [];
  return texts
    .map((text, i) => {
      const sign = text.lastIndexOf('@');
      const path = texts.length === 1 ? ['do'] : ['do', i];
      if (sign < 0) refuse(path, text, 'a command and its moment, such as crash:s1@1.2s');
      const { time, steps } = readMoment(text.slice(sign + 1), path);
      return { path, flat: commandFrom(text.slice(0, sign), specs, path), time, steps: steps ?? 0 };
    })
    .sort((a, b) => a.time - b.time)
    .map(({ path, flat, time, steps }): Move<T> => {
      const command = take(forms.at(time, joined), flat, path);
      if (command.do === 'add') {
        joined.push({ at: time, kind: command.kind });
        checkNodes(protocol, scenario, joined.length);
      }
      return { at: { time, steps } satisfies Moment, command };
    });
}

function readMoment(
  text: string,
  path: readonly PropertyKey[],
): { readonly time: Micros; readonly steps: number | null } {
  const [, time = '', steps] = /^([^~]*)(?:~(\d{1,7}))?$/.exec(text) ?? [];
  if (time === '') refuse(path, text, 'a moment, such as 1.2s, or 1.2s~3 for after its third step');
  return { time: take(duration, time, path), steps: steps === undefined ? null : Number(steps) };
}
