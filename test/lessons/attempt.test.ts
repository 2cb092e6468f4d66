import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { Attempt } from '../../src/lessons/attempt.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import { type Task, tally } from '../../src/sdk/lesson.ts';
import type { TraceRecord } from '../../src/sdk/record.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { World } from '../../src/sdk/world.ts';
import { p1, p2, p3 } from '../engine/toy.ts';
import { toySession } from '../playback/toySession.ts';
import { lessonRun } from './runs.ts';

type Any = ProtocolTypes;

const says = { en: 'Do it.', zh: '做。' };

const isPing = (record: TraceRecord<Any>) => record.kind === 'note' && record.note.key === 'pinged';
const crash = (node: typeof p1) => ({ do: 'crash', node }) as const;

const twoDown: Task<Any> = {
  kind: 'holds',
  says,
  holds: ({ nodes }) => nodes.filter(({ health }) => health === 'crashed').length === 2,
};
const crashed: Task<Any> = { kind: 'happens', says, cue: { command: 'crash' } };
const noRestart: Task<Any> = { kind: 'never', says, cue: { command: 'restart' } };

/** Counts the steps that it is shown, and whether it is shown each once and in order. */
const steps = (of: number): Task<Any> =>
  tally({
    says,
    of,
    memory: () => ({ seen: 0, last: -1 }),
    look(memory, world: World<Any>) {
      memory.seen = world.step > memory.last || memory.last < 0 ? memory.seen + 1 : -Infinity;
      memory.last = world.step;
      return memory.seen;
    },
  });

/** How many steps of a run lie before its playhead. */
function stepsOf(session: Session): number {
  const columns = session.columns();
  let count = 0;
  for (let at = 0; at < session.screen().seq; at++) if (columns.begins(at)) count += 1;
  return count;
}

function attempted(tasks: readonly Task<Any>[], session = toySession()) {
  const attempt = new Attempt(session, tasks);
  return { session, attempt, now: () => attempt.store.getState() };
}

describe('an attempt', () => {
  test('is solved by acts, and says with how many', () => {
    const { session, now } = attempted([twoDown, noRestart]);
    session.seek(ms(20));
    expect(now()).toMatchObject({ acts: 0, solved: null });
    session.act(crash(p1));
    expect(now()).toMatchObject({ acts: 1, solved: null });
    session.act(crash(p2));
    expect(now()).toMatchObject({ acts: 2, solved: 2 });
    expect(now().tasks.map(({ done }) => done)).toEqual([true, true]);
  });

  test('keeps the number with which it was solved, whatever is done afterwards', () => {
    const { session, now } = attempted([twoDown]);
    session.act(crash(p1));
    session.act(crash(p2));
    session.act(crash(p3));
    expect(now()).toMatchObject({ acts: 3, solved: 2, tasks: [{ done: false }] });
  });

  test('does not count what the script does', () => {
    const script = [{ at: ms(10), command: crash(p1) }];
    const { session, now } = attempted([twoDown], toySession({ script }));
    session.seek(ms(20));
    session.act(crash(p2));
    expect(now()).toMatchObject({ acts: 1, solved: 1 });
  });

  test('is spoilt by what must not happen', () => {
    const { session, now } = attempted([twoDown, noRestart]);
    session.act(crash(p1));
    session.act({ do: 'restart', node: p1, disk: 'keep' });
    session.act(crash(p1));
    session.act(crash(p2));
    expect(now()).toMatchObject({ solved: null, tasks: [{ done: true }, { failed: true }] });
  });

  test('sees what is done to a node that joined on the way', () => {
    const cue = { command: 'crash', node: 'p4' };
    const { session, now } = attempted([{ kind: 'happens', says, cue }]);
    session.seek(ms(20));
    session.seek(ms(10));
    session.seek(ms(20));
    session.act({ do: 'add', kind: 'peer' as never });
    session.act({ do: 'crash', node: session.names().indexOf('p4') as typeof p1 });
    expect(now()).toMatchObject({ acts: 2, solved: 2 });
  });

  test('begun in the middle of a run has seen all of it', () => {
    const session = toySession();
    session.seek(ms(20));
    session.act(crash(p1));
    session.seek(ms(40));
    const { now } = attempted([crashed, steps(1_000_000)], session);
    expect(now()).toMatchObject({ acts: 1, tasks: [{ done: true }, {}] });
    expect(now().tasks[1]?.count?.[0]).toBe(stepsOf(session));
  });

  test('told of nothing any more once it is over', () => {
    const { session, attempt, now } = attempted([crashed]);
    attempt.dispose();
    session.act(crash(p1));
    expect(now()).toMatchObject({ acts: 0, solved: null });
  });
});

describe('the playhead', () => {
  test('jumping ahead leaves no step out', () => {
    const { session, now } = attempted([steps(1_000_000)]);
    session.seek(ms(200));
    const all = stepsOf(session);
    expect(all).toBeGreaterThan(50);
    expect(now().tasks[0]?.count?.[0]).toBe(all);
    session.stepForward();
    session.seek(ms(230));
    expect(now().tasks[0]?.count?.[0]).toBe(stepsOf(session));
  });

  test('going back takes back what was done after it', () => {
    const { session, now } = attempted([crashed, twoDown]);
    session.seek(ms(20));
    session.act(crash(p1));
    session.seek(ms(40));
    session.act(crash(p2));
    expect(now().solved).toBe(2);
    session.seek(ms(30));
    expect(now()).toMatchObject({
      acts: 1,
      solved: null,
      tasks: [{ done: true }, { done: false }],
    });
    session.seek(ms(10));
    expect(now()).toMatchObject({ acts: 0, solved: null, tasks: [{ done: false }, {}] });
    session.seek(ms(50));
    expect(now()).toMatchObject({ acts: 2, solved: 2 });
  });

  test('each future is judged by itself', () => {
    const { session, now } = attempted([twoDown, noRestart]);
    session.seek(ms(20));
    session.act(crash(p1));
    session.seek(ms(30));
    session.act({ do: 'restart', node: p1, disk: 'keep' });
    session.seek(ms(40));
    expect(now().tasks[1]?.failed).toBe(true);
    session.seek(ms(25));
    session.act(crash(p2));
    expect(session.screen().branch).toBe(1);
    expect(now()).toMatchObject({ acts: 2, solved: 2, tasks: [{ done: true }, { failed: false }] });
    session.toBranch(0);
    session.seek(ms(40));
    expect(now()).toMatchObject({
      acts: 2,
      solved: null,
      tasks: [{ done: false }, { failed: true }],
    });
  });

  test('playing stops right after the step with which all is done', () => {
    let frame: (now: number) => void = () => {};
    const { protocol, scenario } = toySession();
    const each = (run: (now: number) => void) => {
      frame = run;
      return () => {};
    };
    const session = openSession(protocol, scenario, { frames: { now: () => 0, each } });
    const { now } = attempted(
      [{ kind: 'happens', says, cue: { note: 'pinged', nth: 3 } }],
      session,
    );
    session.play();
    for (let time = 0; time < 50 && now().solved === null; time++) frame(time);
    expect(now()).toMatchObject({ acts: 0, solved: 0 });
    expect(session.screen().status).toBe('paused');
    const { seq } = session.screen();
    const notes = session.records(0, seq).filter(isPing);
    expect(notes).toHaveLength(3);
    session.play();
    expect(session.screen().status).toBe('playing');
  });
});

test('a cluster of Raft: an old leader and a new one, found by jumping over it all', () => {
  const { session } = lessonRun();
  const leaders = ({ nodes }: World<Any>) =>
    nodes.filter(({ state }) => 'role' in state && state.role === 'leader').length;
  const { now } = attempted(
    [
      tally({ says, of: 2, memory: () => ({}), look: (_, world: World<Any>) => leaders(world) }),
      { kind: 'happens', says, cue: { note: 'conflictTruncated' } },
      { kind: 'holds', says, holds: (world) => leaders(world) === 1 },
    ],
    session,
  );
  session.seek(ms(600));
  const old = session.world().nodes.find(({ state }) => 'role' in state && state.role === 'leader');
  const others = session
    .world()
    .nodes.flatMap(({ id, kind }) => (kind === 'server' && id !== old?.id ? [id] : []));
  session.act({ do: 'partition', groups: [[old?.id as never], others] });
  session.act({
    do: 'request',
    node: old?.id as never,
    request: { op: 'put', key: 'x', value: 'gone' } as never,
  });
  session.seek(ms(1500));
  expect(now()).toMatchObject({
    acts: 2,
    solved: null,
    tasks: [{ done: true, count: [2, 2] }, { done: false }, { done: false }],
  });
  session.act({ do: 'heal' });
  session.seek(ms(3000));
  expect(now()).toMatchObject({ acts: 3, solved: 3 });
});
