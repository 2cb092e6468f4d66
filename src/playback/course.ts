import { Counted, countedBy } from '../checkers/seeds/course.ts';
import { operationsOf } from '../engine/operations.ts';
import type { Course } from '../sdk/survey.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Operation } from '../sdk/world.ts';
import { commonLength } from './lineage.ts';
import type { Session } from './types.ts';

/** What was counted of a run last: a frame further, only what has happened since is looked at. */
const known = new WeakMap<Session, { readonly branch: number; readonly counted: Counted }>();

/** A run as far as the playhead, for what counts along it. To be asked at once: it goes on with the playhead. */
export function courseUntilNow(session: Session): Course<ProtocolTypes> {
  const { branch, branches, seq } = session.screen();
  const columns = session.columns();
  const last = known.get(session);
  const goesOn =
    last && last.counted.position <= commonLength(branches, last.branch, branch) ? last : null;
  const counted = goesOn?.counted ?? new Counted();
  known.set(session, { branch, counted });
  counted.goTo(columns, seq);
  const world = session.world();
  let operations: readonly Operation<ProtocolTypes>[] | null = null;
  return {
    ...countedBy<ProtocolTypes>(counted, columns, (list, name) => {
      const code = session.vocabulary[list].indexOf(name);
      return code < 0 ? undefined : code;
    }),
    get operations() {
      operations ??= operationsOf(world.history());
      return operations;
    },
  };
}
