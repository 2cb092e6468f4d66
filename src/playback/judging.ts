import type { Bitwise } from '../checkers/bitwise.ts';
import { type Judgement, judging } from '../checkers/history/judge.ts';
import { models } from '../checkers/history/models.ts';
import { recordedOf } from '../checkers/history/recorded.ts';
import type { NodeId, Seq } from '../core/ids.ts';
import { operationsOf } from '../engine/operations.ts';
import type { HistoryEvent, ModelName } from '../sdk/history.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { World } from '../sdk/world.ts';
import type { Session } from './types.ts';

export type { Judgement, KeyJudgement } from '../checkers/history/judge.ts';

/** A run's history, line by line, and where in the run each line was. */
export interface RunHistory {
  readonly events: readonly HistoryEvent[];
  readonly places: readonly { readonly node: NodeId; readonly seq: Seq }[];
}

/** The history of the present branch as far as it has been run, also beyond the playhead. */
export function historyOfRun(session: Session): RunHistory {
  const { length } = session.columns();
  let history: RunHistory = { events: [], places: [] };
  const look = (world: World<ProtocolTypes>) => {
    const recorded = recordedOf(session.protocol, operationsOf(world.history()));
    history = {
      events: recorded.map(({ event }) => event),
      places: recorded.map(({ node, seq }) => ({ node, seq })),
    };
  };
  if (session.screen().seq === length) look(session.world());
  else session.walk(length, length, look);
  return history;
}

/** Configurations that are looked at for a drawing: a second or two of work, and some hundred megabytes. */
const CONFIGURATIONS = 300_000;

/** How long is judged at once, in milliseconds; in between the page draws. */
const AT_ONCE = 6;

/** Judges a history, a little at a time. Returns the way to stop: then nobody is told. */
export function judgeAside(
  events: readonly HistoryEvent[],
  model: ModelName,
  done: (judgement: Judgement) => void,
): () => void {
  const work: Bitwise<Judgement> = judging(events, models[model], CONFIGURATIONS);
  let timer: ReturnType<typeof setTimeout>;
  const slice = () => {
    const end = performance.now() + AT_ONCE;
    let next = work.next();
    while (!next.done && performance.now() < end) next = work.next();
    if (next.done) done(next.value);
    else timer = setTimeout(slice, 0);
  };
  timer = setTimeout(slice, 0);
  return () => clearTimeout(timer);
}
