import type { Course } from '../../sdk/survey.ts';
import type { CountRow } from '../../sdk/views.ts';
import type { World } from '../../sdk/world.ts';
import { type Log, recordsOf } from '../_shared/atomic/log.ts';
import { adopted, type CoordinatorSlot, coordinatorsOf } from '../_shared/atomic/shown.ts';
import { PRESUMES, type Presumes } from './presumption.ts';
import type { TwoPhaseTypes } from './types.ts';

/**
 * Messages and forced writes, counted, beside what Mohan, Lindsay & Obermarck (1986) give for transactions that were decided with
 * nothing failing. What a fault costs (decisions sent again, questions asked) is the difference.
 */

/** What a coordinator's log says of the transactions that it has decided. */
interface Decided {
  commits: number;
  aborts: number;
  /** How many participants had to be told. */
  toldCommit: number;
  toldAbort: number;
  collecting: number;
}

function decidedIn({ state, durable }: CoordinatorSlot): Decided {
  const sum: Decided = { commits: 0, aborts: 0, toldCommit: 0, toldAbort: 0, collecting: 0 };
  const asked = new Map<number, number>();
  for (const record of recordsOf(durable.log as Log)) {
    if (record.type === 'collecting') {
      sum.collecting += 1;
      asked.set(record.tx, record.participants.length);
    } else if (record.type === 'commit') {
      asked.delete(record.tx);
      sum.commits += 1;
      sum.toldCommit += record.participants.length;
    } else if (record.type === 'abort') {
      asked.delete(record.tx);
      sum.aborts += 1;
      sum.toldAbort += record.participants.length;
    } else if (record.type === 'end') asked.delete(record.tx); // where all have only looked
  }
  // With presumed commit, votes that were collected when it crashed come to an abort.
  for (const { tx, role } of state.transactions) if (role === 'collecting') asked.delete(tx);
  for (const participants of asked.values()) sum.toldAbort += participants;
  return sum;
}

export function counts(
  course: Course<TwoPhaseTypes>,
  world: World<TwoPhaseTypes>,
): CountRow<TwoPhaseTypes>[] {
  const presumes = PRESUMES[world.params.presume];
  const [coordinator] = coordinatorsOf(adopted(world));
  if (!coordinator) return [];
  const noes = course.count('note', 'votedNo');
  const decided = decidedIn(coordinator);
  return [
    ...messageRows(course, decided, presumes, noes),
    ...writeRows(course, decided, presumes, noes),
  ];
}

function messageRows(
  course: Course<TwoPhaseTypes>,
  { toldCommit, toldAbort }: Decided,
  presumes: Presumes,
  noes: number,
): CountRow<TwoPhaseTypes>[] {
  const votes = toldCommit + toldAbort + noes + course.count('note', 'votedReadOnly');
  const acks =
    (presumes.acknowledged('commit') ? toldCommit : 0) +
    (presumes.acknowledged('abort') ? toldAbort : 0);
  const row = (type: 'Prepare' | 'Vote' | 'Commit' | 'Abort' | 'Ack', published: number) => ({
    label: { key: 'sentOfType', params: { type } } as const,
    counted: course.count('send', type),
    published,
    group: { key: 'messagesSent', params: {} } as const,
  });
  return [
    row('Prepare', votes),
    row('Vote', votes),
    row('Commit', toldCommit),
    row('Abort', toldAbort),
    row('Ack', acks),
  ];
}

/** Records that something waited for; those that could wait follow on some time or other. */
function writeRows(
  course: Course<TwoPhaseTypes>,
  { commits, aborts, toldCommit, toldAbort, collecting }: Decided,
  presumes: Presumes,
  noes: number,
): CountRow<TwoPhaseTypes>[] {
  const group = { key: 'recordsWritten', params: {} } as const;
  const coordinator = collecting + commits + (presumes.record('abort') === 'forced' ? aborts : 0);
  const participants =
    toldCommit * (presumes.acknowledged('commit') ? 2 : 1) +
    toldAbort * (presumes.acknowledged('abort') ? 2 : 1) +
    (presumes.forcesNo ? noes : 0);
  return [
    {
      label: { key: 'forcedWrites', params: {} },
      counted: course.count('note', 'forced'),
      published: coordinator + participants,
      group,
    },
    {
      label: { key: 'bufferedWrites', params: {} },
      counted: course.count('note', 'buffered'),
      published: null,
      group,
    },
  ];
}
