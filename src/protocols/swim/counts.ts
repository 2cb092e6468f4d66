import type { Course } from '../../sdk/survey.ts';
import type { CountRow } from '../../sdk/views.ts';
import type { World } from '../../sdk/world.ts';
import { inVain, isUndisturbed, load, periodsToSuspicion, unanswered } from './analysis.ts';
import type { SwimTypes } from './types.ts';

/** What the group costs and how well it watches itself, counted, beside the analysis of the paper (section 3.1, figure 1). */

type Row = CountRow<SwimTypes>;

export function counts(course: Course<SwimTypes>, world: World<SwimTypes>): Row[] {
  return [...loadRows(course, world), ...probeRows(course, world), detectionRow(course, world)];
}

/** How many protocol periods all members have begun, together. */
export const periodsOf = (course: Course<SwimTypes>): number => course.count('timer', 'period');

function loadRows(course: Course<SwimTypes>, world: World<SwimTypes>): Row[] {
  const periods = periodsOf(course);
  const applies = isUndisturbed(course);
  return (['Ping', 'PingReq', 'Ack'] as const).map((type) => ({
    label: { key: 'sentOfType', params: { type } },
    counted: periods === 0 ? null : course.count('send', type) / periods,
    published: applies ? load(world, type) : null,
    group: { key: 'load', params: {} },
  }));
}

function probeRows(course: Course<SwimTypes>, world: World<SwimTypes>): Row[] {
  const periods = periodsOf(course);
  const applies = isUndisturbed(course);
  const row = (key: 'unanswered' | 'suspicions', note: string, published: number): Row => ({
    label: { key, params: {} },
    counted: periods === 0 ? null : course.count('note', note) / periods,
    published: applies ? published : null,
    unit: 'share',
    group: { key: 'probes', params: {} },
  });
  return [
    row('unanswered', 'probeFailed', unanswered(world)),
    row('suspicions', 'suspected', inVain(world)),
  ];
}

function detectionRow(course: Course<SwimTypes>, world: World<SwimTypes>): Row {
  const span = timeToSuspicion(course);
  return {
    label: { key: 'detection', params: {} },
    counted: span === null ? null : span / world.params.probeInterval,
    published: periodsToSuspicion(world),
    group: { key: 'afterCrash', params: {} },
  };
}

/** From the first crash to the first suspicion, if that came later: then it is probably about that member. */
export function timeToSuspicion(course: Course<SwimTypes>): number | null {
  return sinceCrash(course, 'suspected');
}

export function sinceCrash(course: Course<SwimTypes>, note: string): number | null {
  const crash = course.first('command', 'crash');
  const moment = course.first('note', note);
  return crash === null || moment === null || moment < crash ? null : moment - crash;
}
