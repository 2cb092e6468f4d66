import { must } from '../../core/assert.ts';
import type { Micros } from '../../core/ids.ts';
import type { Simulator } from '../../engine/simulator.ts';
import type { RecordKind } from '../../sdk/record.ts';
import type { Course } from '../../sdk/survey.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';

interface Tally {
  count: number;
  readonly first: Micros;
}

/** What a run came to: its trace is read once, by column, and what was counted answers every figure. */
export function courseOf<T extends ProtocolTypes>(simulator: Simulator<T>): Course<T> {
  const { recorder, vocabulary } = simulator;
  const trace = must(recorder.trace, 'a run that is measured keeps its trace');
  const tallies = new Map<string, Tally>();
  const count = (key: string, at: number) => {
    const tally = tallies.get(key);
    if (tally) tally.count++;
    else tallies.set(key, { count: 1, first: trace.time(at) });
  };
  for (let at = 0; at < trace.length; at++) {
    const kind = trace.kind(at);
    count(kind, at);
    count(`${kind}:${trace.type(at)}`, at);
  }
  const keyOf = (kind: RecordKind, name?: string) =>
    name === undefined ? kind : `${kind}:${vocabulary[LISTS[kind] ?? 'messages'][name]}`;
  return {
    first: (kind, name) => tallies.get(keyOf(kind, name))?.first ?? null,
    count: (kind, name) => tallies.get(keyOf(kind, name))?.count ?? 0,
    operations: simulator.operations(),
  };
}

/** In which list the type of a record stands that is not a message's. */
const LISTS: Partial<Record<RecordKind, keyof Simulator<ProtocolTypes>['vocabulary']>> = {
  note: 'notes',
  role: 'roles',
  timer: 'timers',
  command: 'commands',
  violation: 'invariants',
};
