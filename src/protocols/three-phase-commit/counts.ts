import type { Course } from '../../sdk/survey.ts';
import type { CountRow } from '../../sdk/views.ts';
import type { World } from '../../sdk/world.ts';
import { type Log, recordsOf } from '../_shared/atomic/log.ts';
import { adopted, coordinatorsOf } from '../_shared/atomic/shown.ts';
import type { ThreePhaseTypes } from './types.ts';

/**
 * Messages and forced writes, counted, beside what three phases take where nothing fails (Bernstein, Hadzilacos & Goodman 1987, 7.5): two
 * messages each way to every participant before the decision, and one after it. What a fault costs is the difference.
 */
export function counts(
  course: Course<ThreePhaseTypes>,
  world: World<ThreePhaseTypes>,
): CountRow<ThreePhaseTypes>[] {
  const [coordinator] = coordinatorsOf(adopted(world));
  if (!coordinator) return [];
  let [decisions, committed, aborted] = [0, 0, 0];
  for (const record of recordsOf(coordinator.durable.log as Log)) {
    if (record.type !== 'commit' && record.type !== 'abort') continue;
    decisions += 1;
    if (record.type === 'commit') committed += record.participants.length;
    else aborted += record.participants.length;
  }
  const noes = course.count('note', 'votedNo');
  const asked = committed + aborted + noes;
  const group = { key: 'messagesSent', params: {} } as const;
  const row = (type: string, published: number) => ({
    label: { key: 'sentOfType', params: { type } } as const,
    counted: course.count('send', type),
    published,
    group,
  });
  const written = { key: 'recordsWritten', params: {} } as const;
  return [
    row('CanCommit', asked),
    row('Vote', asked),
    row('PreCommit', committed),
    row('PreCommitAck', committed),
    row('DoCommit', committed),
    row('Abort', aborted),
    {
      label: { key: 'forcedWrites', params: {} },
      counted: course.count('note', 'forced'),
      published: decisions + 2 * committed + 2 * aborted + noes,
      group: written,
    },
    {
      label: { key: 'bufferedWrites', params: {} },
      counted: course.count('note', 'buffered'),
      published: null,
      group: written,
    },
  ];
}
