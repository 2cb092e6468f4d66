import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { Cast } from '../../src/lessons/cast.ts';
import { actsBefore, type Done, Judge } from '../../src/lessons/judge.ts';
import type { Session } from '../../src/playback/types.ts';
import { type Task, tally } from '../../src/sdk/lesson.ts';
import type { TraceRecord } from '../../src/sdk/record.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { World } from '../../src/sdk/world.ts';
import { p1, p2, p3 } from '../engine/toy.ts';
import { toySession } from '../playback/toySession.ts';

type Any = ProtocolTypes;

const says = { en: 'Do it.', zh: '做。' };

const isPing = (record: TraceRecord<Any>) => record.kind === 'note' && record.note.key === 'pinged';

/** How often all peers together have been pinged. */
const seenIn = ({ nodes }: World<Any>): number =>
  nodes.reduce((sum, { state }) => sum + ('seen' in state ? Number(state.seen) : 0), 0);

const pinged: Task<Any> = { kind: 'happens', says, cue: { note: 'pinged', nth: 3 } };
const calm: Task<Any> = { kind: 'never', says, cue: { note: 'rested' } };
const early: Task<Any> = { kind: 'holds', says, holds: (world) => seenIn(world) < 3 };
const five = (): Task<Any> =>
  tally({
    says,
    of: 5,
    memory: () => ({ steps: 0 }),
    look(memory, world: World<Any>) {
      memory.steps += 1;
      return Math.min(memory.steps, seenIn(world));
    },
  });

/** Judges a run from its beginning, step by step, until something is so; returns how the tasks stand and the judge. */
function judged(
  tasks: readonly Task<Any>[],
  until: (standing: readonly Done[], session: Session) => boolean,
) {
  const session = toySession();
  const judge = new Judge(session, tasks, new Cast(session.names));
  const first = judge.standing;
  const solving: number[] = [];
  session.goOnUntil((from, to) => {
    if (judge.look(session, from, to)) solving.push(to);
    return until(judge.standing, session);
  }, 1_000_000);
  return { session, judge, first, solving, standing: judge.standing };
}

const one = (standing: readonly Done[]): Done => standing[0] as Done;

describe('a task', () => {
  test('that something happens is done with the step in which it does, and stays so', () => {
    const { first, standing, session } = judged([pinged], (now) => one(now).done);
    expect(one(first)).toEqual({ done: false, failed: false, count: null });
    expect(one(standing).done).toBe(true);
    const notes = session.records(0, session.screen().seq).filter(isPing);
    expect(notes).toHaveLength(3);
    const later = judged([pinged], (_, { world }) => world().seq > 300);
    expect(one(later.standing).done).toBe(true);
  });

  test('that something never happens is done until it has happened, and failed for good then', () => {
    const { first, standing } = judged([calm], (now) => one(now).failed);
    expect(one(first)).toEqual({ done: true, failed: false, count: null });
    expect(one(standing)).toEqual({ done: false, failed: true, count: null });
    const later = judged([calm], (_, { world }) => world().seq > 300);
    expect(one(later.standing)).toEqual({ done: false, failed: true, count: null });
  });

  test('that something holds is asked anew after each step, and before the first', () => {
    const { first, standing } = judged([early], (now) => !one(now).done);
    expect(one(first).done).toBe(true);
    expect(one(standing)).toEqual({ done: false, failed: false, count: null });
  });

  test('that counts says how much there is, and never less than there was', () => {
    const { first, standing, session } = judged([five()], (now) => one(now).done);
    expect(one(first)).toEqual({ done: false, failed: false, count: [0, 5] });
    expect(one(standing)).toEqual({ done: true, failed: false, count: [5, 5] });
    expect(seenIn(session.world())).toBe(5);
    const falling: Task<Any> = tally({
      says,
      of: 3,
      memory: () => ({ left: 3 }),
      look: (memory) => memory.left--,
    });
    expect(one(judged([falling], (_, { world }) => world().seq > 20).standing).count).toEqual([
      3, 3,
    ]);
  });

  test('that counts does not share its memory with another judge', () => {
    const task = five();
    judged([task], (now) => one(now).done);
    expect(one(judged([task], (_, { world }) => world().seq > 3).standing).count?.[0]).toBe(0);
  });
});

describe('a whole list', () => {
  test('is solved with the first step after which all are done at once', () => {
    const all = (now: readonly Done[]) => now.every(({ done }) => done);
    const { judge, solving } = judged([pinged, five()], (_, { world }) => world().seq > 300);
    expect(solving).toEqual([judge.solvedAt]);
    const there = judged([pinged, five()], all);
    expect(there.session.screen().seq).toBe(judge.solvedAt);
  });

  test('is not solved while what must hold does not', () => {
    const { judge, standing } = judged([pinged, early], (_, { world }) => world().seq > 300);
    expect(standing.map(({ done }) => done)).toEqual([true, false]);
    expect(judge.solvedAt).toBeNull();
  });

  test('is not solved before anything has happened', () => {
    expect(judged([early, calm], () => true).first.map(({ done }) => done)).toEqual([true, true]);
    const session = toySession();
    expect(new Judge(session, [early, calm], new Cast(session.names)).solvedAt).toBeNull();
  });
});

describe('acts', () => {
  const crash = (node: typeof p1) => ({ do: 'crash', node }) as const;
  const at = (time: number, command: ReturnType<typeof crash>) => ({ at: ms(time), command });

  test('are what was done by hand, up to a position', () => {
    const session = toySession();
    session.seek(ms(20));
    session.act(crash(p1));
    session.seek(ms(40));
    const { seq } = session.screen();
    session.act(crash(p2));
    session.seek(ms(60));
    expect(actsBefore(session, session.screen().seq)).toBe(2);
    expect(actsBefore(session, seq)).toBe(1);
    expect(actsBefore(session, 0)).toBe(0);
  });

  test('are not what the script does, and not what it will do', () => {
    const session = toySession({ script: [at(10, crash(p1)), at(30, crash(p2))] });
    session.seek(ms(20));
    expect(actsBefore(session, session.screen().seq)).toBe(0);
    session.act(crash(p3));
    session.seek(ms(50));
    expect(actsBefore(session, session.screen().seq)).toBe(1);
  });

  test('are right between two lines of the script that share a moment', () => {
    const script = [at(10, crash(p1)), at(10, crash(p2)), at(10, crash(p3))];
    const session = toySession({ script });
    const counts = new Set<number>();
    session.goOnUntil((_, to) => {
      counts.add(actsBefore(session, to));
      return false;
    }, ms(50));
    expect([...counts]).toEqual([0]);
  });

  test('count beside a line of the script at the same moment, even where both say the same', () => {
    const session = toySession({ script: [at(10, crash(p1)), at(10, crash(p2))] });
    session.goOnUntil((from) => session.columns().kind(from) === 'command', ms(50));
    session.act({ do: 'restart', node: p1, disk: 'keep' });
    session.act(crash(p1));
    expect(actsBefore(session, session.screen().seq)).toBe(2);
    session.seek(ms(50));
    expect(actsBefore(session, session.screen().seq)).toBe(2);
  });
});
