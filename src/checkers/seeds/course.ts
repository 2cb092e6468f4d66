import { must } from '../../core/assert.ts';
import type { Micros } from '../../core/ids.ts';
import type { Simulator } from '../../engine/simulator.ts';
import type { RecordKind } from '../../sdk/record.ts';
import type { Course } from '../../sdk/survey.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';

/** What is read of a trace. */
interface Columns {
  time(at: number): number;
  kind(at: number): RecordKind;
  type(at: number): number;
}

interface Tally {
  count: number;
  /** The position of the first of them. */
  first: number;
}

/** In which list of a vocabulary the type of a record stands that is not a message's. */
const LISTS = {
  note: 'notes',
  role: 'roles',
  timer: 'timers',
  command: 'commands',
  violation: 'invariants',
} as const satisfies Partial<Record<RecordKind, string>>;
type WordList = (typeof LISTS)[keyof typeof LISTS] | 'messages';

const listOf = (kind: RecordKind): WordList =>
  (LISTS as Partial<Record<RecordKind, WordList>>)[kind] ?? 'messages';

/** How often what happened before a position of a trace; it goes along with the position, on and back. */
export class Counted {
  position = 0;
  private readonly kinds = new Map<RecordKind, Tally>();
  private readonly types = new Map<RecordKind, (Tally | undefined)[]>();

  goTo(columns: Columns, position: number): void {
    if (position < this.position / 2) this.clear();
    for (; this.position < position; this.position++) this.count(columns, this.position, 1);
    while (this.position > position) this.count(columns, --this.position, -1);
  }

  /** `code`: the position of a word in its list; of no word: all of that kind. */
  of(kind: RecordKind, code: number | null): Readonly<Tally> | null {
    const tally = code === null ? this.kinds.get(kind) : this.types.get(kind)?.[code];
    return tally && tally.count > 0 ? tally : null;
  }

  private clear(): void {
    this.position = 0;
    this.kinds.clear();
    this.types.clear();
  }

  private count(columns: Columns, at: number, by: 1 | -1): void {
    const kind = columns.kind(at);
    const type = columns.type(at);
    const types = this.types.get(kind) ?? [];
    this.types.set(kind, types);
    const all = this.kinds.get(kind) ?? { count: 0, first: at };
    this.kinds.set(kind, all);
    types[type] ??= { count: 0, first: at };
    for (const tally of [all, types[type]]) {
      if (tally.count === 0) tally.first = at;
      tally.count += by;
    }
  }
}

/** What was counted, by the names of a run's vocabulary. */
export function countedBy<T extends ProtocolTypes>(
  counted: Counted,
  columns: Columns,
  codeOf: (list: WordList, name: string) => number | undefined,
): Pick<Course<T>, 'first' | 'count'> {
  const find = (kind: RecordKind, name?: string) =>
    counted.of(kind, name === undefined ? null : (codeOf(listOf(kind), name) ?? -1));
  return {
    first: (kind, name) => {
      const tally = find(kind, name);
      return tally && (columns.time(tally.first) as Micros);
    },
    count: (kind, name) => find(kind, name)?.count ?? 0,
  };
}

/** What a run came to: its trace is read once, by column, and what was counted answers every figure. */
export function courseOf<T extends ProtocolTypes>(simulator: Simulator<T>): Course<T> {
  const { recorder, vocabulary } = simulator;
  const trace = must(recorder.trace, 'a run that is measured keeps its trace');
  const counted = new Counted();
  counted.goTo(trace, trace.length);
  return {
    ...countedBy<T>(counted, trace, (list, name) => vocabulary[list][name]),
    operations: simulator.operations(),
  };
}
