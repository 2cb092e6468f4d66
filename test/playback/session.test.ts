import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Protocol } from '../../src/sdk/protocol.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { p1, toy, toyScenario } from '../engine/toy.ts';
import { handFrames } from './runs.ts';

function open(change: Parameters<typeof toyScenario>[0] = {}, speed = 1) {
  const clock = handFrames();
  const protocol = toy as unknown as Protocol<ProtocolTypes>;
  const scenario = toyScenario(change) as unknown as Scenario<ProtocolTypes>;
  const session = openSession(protocol, scenario, { speed, frames: clock.frames });
  return { ...clock, session, protocol, scenario };
}

describe('playing', () => {
  test('runs simulated time at the speed that is set, and stops when told to', () => {
    const { session, pass, running } = open({}, 1 / 2);
    session.play();
    expect(session.screen().status).toBe('playing');
    pass(20, 10);
    expect(session.screen().time).toBeCloseTo(100_000);
    session.setSpeed(2);
    pass(20, 10);
    expect(session.screen().time).toBeCloseTo(500_000);
    session.pause();
    expect(running()).toBe(false);
    expect(session.screen().status).toBe('paused');
    expect(session.world().time).toBeLessThanOrEqual(500_000);
  });

  test('reaches the state that a run without a player reaches', () => {
    const { session, pass } = open();
    session.play();
    pass(16, 40);
    const plain = createSimulator(toy, toyScenario());
    plain.run({ time: ms(640), events: null });
    expect(session.digest()).toBe(plain.digest());
  });

  test('keeps the speed within a thousandth and a hundred', () => {
    const { session } = open();
    session.setSpeed(1e9);
    expect(session.screen().speed).toBe(100);
    session.setSpeed(0);
    expect(session.screen().speed).toBe(1 / 1000);
  });

  test('does not go back where the first frame began before play was pressed', () => {
    const { session, pass } = open({}, 20);
    session.play();
    pass(-7);
    expect(session.screen().time).toBe(0);
  });

  test('does not jump after a long sleep of the tab', () => {
    const { session, pass } = open();
    session.play();
    pass(60_000);
    expect(session.screen().time).toBeLessThanOrEqual(100_000);
  });

  test('stops at a broken invariant, shows it, and goes on if asked', () => {
    const { session, pass, running } = open({ params: { period: [ms(5), ms(10)], limit: 3 } });
    session.play();
    pass(16, 60);
    expect(session.screen()).toMatchObject({ status: 'paused', stopped: true });
    expect(running()).toBe(false);
    const [check] = session.screen().checks;
    expect(check?.broken?.at).toBe(session.screen().time);
    const stoppedAt = session.screen().time;
    session.play();
    pass(16, 20);
    expect(session.screen().time).toBeGreaterThan(stoppedAt + 200_000);
    session.seek(0);
    expect(session.screen().checks[0]?.broken).toBeNull();
  });
});

describe('moving about', () => {
  test('steps forward and back by one event', () => {
    const { session } = open();
    const times = [session.screen().seq];
    for (let i = 0; i < 20; i++) {
      session.stepForward();
      times.push(session.screen().seq);
    }
    expect(new Set(times).size).toBe(21);
    for (let i = 19; i >= 0; i--) {
      session.stepBack();
      expect(session.screen().seq).toBe(times[i]);
    }
  });

  test('stands between events where one seeks a moment; the first step back leads to the event just passed', () => {
    const { session } = open();
    session.seek(50_500);
    expect(session.screen().time).toBe(50_500);
    const { seq } = session.screen();
    session.stepBack();
    expect(session.screen().seq).toBe(seq);
    expect(session.screen().time).toBe(session.world().time);
    session.stepBack();
    expect(session.screen().seq).toBeLessThan(seq);
  });

  test('goes from milestone to milestone and back', () => {
    const { session } = open();
    session.nextMilestone();
    const first = session.screen().time;
    session.nextMilestone();
    expect(session.screen().time).toBeGreaterThanOrEqual(first);
    session.previousMilestone();
    expect(session.screen().time).toBe(first);
    session.previousMilestone();
    expect(session.screen().time).toBe(0);
    const { seq } = session.milestones()[1] ?? { seq: 0 };
    session.seekRecord(seq);
    expect(session.screen().seq).toBeGreaterThan(seq);
  });

  test('stays where it is if no milestone comes', () => {
    const { session } = open();
    session.seek(50_000);
    for (const { id } of session.world().nodes) session.act({ do: 'crash', node: id });
    const { time, seq } = session.screen();
    expect(session.nextMilestone()).toBe(false);
    expect(session.screen()).toMatchObject({ time, seq });
  });
});

describe('acting', () => {
  test('happens at the playhead, and in the past begins a branch that can be left again', () => {
    const { session } = open();
    session.seek(200_000);
    session.act({ do: 'crash', node: p1 });
    expect(session.screen().branches).toHaveLength(1);
    const { digest } = { digest: session.digest() };
    session.seek(100_000);
    session.act({ do: 'pause', node: p1 });
    expect(session.screen()).toMatchObject({ branch: 1, time: 100_000 });
    expect(session.screen().branches[1]).toMatchObject({ parent: 0, forkedAt: 100_000 });
    session.toBranch(0);
    expect(session.digest()).toBe(digest);
    expect(session.world().nodes[0]?.health).toBe('up');
  });

  test('says so when there is nothing to do', () => {
    const { session } = open();
    expect(() => session.act({ do: 'resume', node: p1 })).toThrow('resume');
    expect(session.screen().branches).toHaveLength(1);
  });

  test('is kept: an opened run stands where it was saved', () => {
    const { session, protocol, scenario } = open();
    session.seek(200_000);
    session.act({ do: 'crash', node: p1 });
    session.seek(150_000);
    session.setSpeed(0.1);
    const saved = JSON.parse(JSON.stringify(session.save()));
    const again = openSession(protocol, scenario, { saved, frames: handFrames().frames });
    expect(again.digest()).toBe(saved.digest);
    expect(again.screen()).toMatchObject({ time: 150_000, speed: 0.1, seq: session.screen().seq });
    expect(again.story(50)).toEqual(session.story(50));
  });

  test('can happen a little later, but not after what is due before', () => {
    const { session } = open();
    session.seek(200_000);
    session.pause();
    const start = session.screen().time;
    session.act({ do: 'crash', node: p1 }, start + 10);
    expect(session.screen().time).toBe(start + 10);
    session.act({ do: 'restart', node: p1, disk: 'keep' }, start + 60_000_000);
    expect(session.screen().time).toBeLessThan(start + 1_000_000);
    expect(session.screen().time).toBe(session.world().time);
  });

  test('gives branches names that are kept', () => {
    const { session, protocol, scenario } = open();
    session.seek(200_000);
    session.seek(100_000);
    session.act({ do: 'crash', node: p1 });
    session.nameBranch(1, '  what if  ');
    expect(session.screen().branches.map(({ name }) => name)).toEqual([null, 'what if']);
    const saved = JSON.parse(JSON.stringify(session.save()));
    const again = openSession(protocol, scenario, { saved, frames: handFrames().frames });
    expect(again.screen().branches[1]?.name).toBe('what if');
    session.nameBranch(1, ' ');
    expect(session.screen().branches[1]?.name).toBeNull();
  });
});

describe('looking back', () => {
  test('tells only the lines of the story that are asked for, as many as are asked for', () => {
    const { session } = open();
    session.seek(400_000);
    const all = session.story(10_000);
    const roles = session.story(5, ({ kind }) => kind === 'role');
    expect(roles).toEqual(all.filter(({ kind }) => kind === 'role').slice(-5));
    expect(roles).toHaveLength(5);
  });

  test('says of each change of role which transition was taken', () => {
    const { session } = open();
    session.seek(200_000);
    const taken = session.milestones().filter(({ kind }) => kind === 'role');
    expect(taken.length).toBeGreaterThan(2);
    for (const { seq, transition, type } of taken) {
      const [record] = session.records(seq, seq + 1);
      expect(record).toMatchObject({ kind: 'role', ...transition });
      expect(session.vocabulary.roles[type]).toBe(transition?.to);
    }
  });
});
