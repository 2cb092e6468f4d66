import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { type Echo, Pair } from '../../src/playback/pair.ts';
import { NothingToDo, openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import type { Command } from '../../src/sdk/command.ts';
import type { Protocol } from '../../src/sdk/protocol.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { anyCommand } from '../engine/commands.ts';
import { p1, p2, p3, toy, toyScenario } from '../engine/toy.ts';
import { handFrames, openToy } from './runs.ts';

const timeOf = (run: Session) => run.screen().time;

/** A run that was crashed at 100 ms, gone back to its original course at that moment, and the crash beside it. */
function branches() {
  const clock = handFrames();
  const lead = openToy({}, clock.frames);
  lead.seek(400_000);
  lead.seek(100_000);
  lead.act({ do: 'crash', node: p1 });
  lead.toBranch(0);
  const other = lead.beside(1);
  return { ...clock, lead, other, pair: new Pair(lead, other) };
}

describe('a second playhead', () => {
  test('stands in the same tree, which grows from either, and each branch is what it would be alone', () => {
    const acts = fc.array(
      fc.record({
        second: fc.boolean(),
        branch: fc.nat(),
        at: fc.integer({ min: 0, max: 200_000 }),
        command: fc.option(anyCommand),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(fc.nat(), acts, (seed, list) => {
        const first = openToy({ seed });
        const second = first.beside(0);
        for (const { second: which, branch, at, command } of list) {
          const run = which ? second : first;
          run.toBranch(branch % run.screen().branches.length);
          run.seek(at);
          try {
            if (command) run.act(command as Command<ProtocolTypes>);
          } catch (error) {
            if (!(error instanceof NothingToDo)) throw error;
          }
          run.stepForward();
        }
        const scenario = toyScenario({ seed }) as unknown as Scenario<ProtocolTypes>;
        const saved = JSON.parse(JSON.stringify(first.save()));
        const again = openSession(toy as unknown as Protocol<ProtocolTypes>, scenario, {
          saved,
          frames: handFrames().frames,
        });
        const count = again.screen().branches.length;
        for (const run of [first, second, again]) run.toBranch(0);
        expect(first.screen().branches).toEqual(again.screen().branches);
        for (let id = 0; id < count; id++) {
          for (const run of [first, second, again]) run.toBranch(id);
          expect(first.digest()).toBe(again.digest());
          expect(second.digest()).toBe(again.digest());
        }
      }),
      { numRuns: 40 },
    );
  });

  test('shows what began a branch there in the tree of the first', () => {
    const { lead, other } = branches();
    lead.seek(300_000);
    lead.seek(150_000);
    other.act({ do: 'crash', node: p2 });
    expect(lead.screen().branches).toHaveLength(3);
    lead.toBranch(2);
    expect(
      lead
        .world()
        .nodes.map(({ health }) => health)
        .slice(0, 2),
    ).toEqual(['crashed', 'crashed']);
  });
});

describe('two runs with one clock', () => {
  test('stand at the same moment while playing, stepping and seeking, whichever is moved', () => {
    const { lead, other, pass } = branches();
    expect(timeOf(other)).toBe(timeOf(lead));
    lead.play();
    expect(other.screen().status).toBe('playing');
    for (let i = 0; i < 30; i++) {
      pass(16);
      expect(timeOf(other)).toBe(timeOf(lead));
    }
    expect(timeOf(lead)).toBeGreaterThan(500_000);
    other.stepForward();
    expect(lead.screen().status).toBe('paused');
    expect(timeOf(other)).toBe(timeOf(lead));
    for (const move of [
      () => lead.stepBack(),
      () => other.seek(222_222),
      () => lead.seekRecord(20),
      () => other.nextMilestone(),
      () => lead.previousMilestone(),
      () => other.seek(0),
    ]) {
      move();
      expect(timeOf(other)).toBe(timeOf(lead));
    }
  });

  test('stand between the same two events of a moment, as long as they agree', () => {
    const { lead, other } = branches();
    lead.seek(0);
    while (lead.screen().seq > 0) lead.stepBack();
    expect(other.screen().seq).toBe(0);
    for (let i = 0; i < 12; i++) {
      lead.stepForward();
      expect(other.screen().seq).toBe(lead.screen().seq);
    }
  });

  test('begin together, also where the second is yet to be run at all', () => {
    const [lead, other] = [openToy(), openToy({ seed: 2 })];
    const pair = new Pair(lead, other);
    lead.stepForward();
    expect([lead.screen().seq, other.screen().seq]).toEqual([1, 1]);
    lead.seek(0);
    expect(other.screen().seq).toBe(lead.screen().seq);
    expect(pair.agreement().until).toBeGreaterThan(0);
  });

  test('are played from either, at one speed', () => {
    const { lead, other } = branches();
    other.play();
    expect(lead.screen().status).toBe('playing');
    other.setSpeed(0.5);
    expect(lead.screen().speed).toBe(0.5);
    expect(other.screen().speed).toBe(0.5);
    other.pause();
    expect(lead.screen().status).toBe('paused');
  });

  test('part where one was acted on, and say so from then on', () => {
    const { lead, other, pair } = branches();
    const { until, parted } = pair.agreement();
    expect(parted).toBe(true);
    expect(other.columns().kind(until)).toBe('command');
    const alike = new Pair(lead, lead.beside(0));
    expect(alike.agreement()).toEqual({ ...alike.agreement(), parted: false });
    alike.other.act({ do: 'crash', node: p2 });
    expect(alike.agreement().parted).toBe(true);
  });

  test('go to where they part, and to just before', () => {
    for (const crashLeads of [true, false]) {
      const { lead } = branches();
      lead.toBranch(crashLeads ? 1 : 0);
      const pair = new Pair(lead, lead.beside(crashLeads ? 0 : 1));
      const crashed = crashLeads ? lead : pair.other;
      const alive = crashLeads ? pair.other : lead;
      const health = () => [crashed, alive].map((run) => run.world().nodes[p1]?.health);
      expect(health()).toEqual(['crashed', 'up']);
      lead.seek(300_000);
      pair.goBeforeParting();
      expect(health()).toEqual(['up', 'up']);
      expect(crashed.screen().seq).toBe(alive.screen().seq);
      pair.goToParting();
      expect(health()).toEqual(['crashed', 'up']);
      expect(timeOf(lead)).toBe(timeOf(pair.other));
    }
  });

  test('both stop where an invariant breaks in the one that follows', () => {
    const { frames, pass, running } = handFrames();
    const lead = openToy({}, frames);
    const other = openToy({ params: { period: [ms(5), ms(10)], limit: 3 } });
    new Pair(lead, other);
    lead.play();
    pass(16, 60);
    expect(running()).toBe(false);
    expect(other.screen().stopped).toBe(true);
    expect(other.screen().checks[0]?.broken?.at).toBe(timeOf(other));
    expect(timeOf(lead)).toBe(timeOf(other));
    other.play();
    pass(16, 10);
    expect(timeOf(lead)).toBeGreaterThan(other.screen().checks[0]?.broken?.at ?? Infinity);
    expect(other.screen().stopped).toBe(false);
  });

  test('go their own ways when they are let go', () => {
    const { lead, other, pair } = branches();
    pair.dispose();
    lead.seek(300_000);
    expect(timeOf(other)).toBe(100_000);
    other.play();
    expect(lead.screen().status).toBe('paused');
  });
});

describe('runs of two protocols', () => {
  const another = { ...toy, id: 'another' } as unknown as Protocol<ProtocolTypes>;
  const openOther = (frames = handFrames().frames, change = {}) =>
    openSession(another, toyScenario(change) as unknown as Scenario<ProtocolTypes>, { frames });

  /** Both, with an echo that passes everything on but what is about one message. */
  function kin(change: Parameters<typeof toyScenario>[0] = {}) {
    const clock = handFrames();
    const lead = openToy({}, clock.frames);
    const other = openOther(clock.frames, change);
    const pair = new Pair(lead, other);
    const told: string[] = [];
    const echo: Echo = {
      retold: (deed) => ('message' in deed ? null : deed),
      told: (outcome, deed, to) =>
        told.push(`${deed.do} ${to === lead ? 'lead' : 'other'}: ${outcome}`),
    };
    return { ...clock, lead, other, pair, told, echo };
  }
  const crashed = (run: Session) =>
    run.world().nodes.flatMap(({ name, health }) => (health === 'crashed' ? [name] : []));

  test('are not held against one another, and begin together', () => {
    const { lead, other, pair } = kin();
    expect(pair.comparable).toBe(false);
    lead.stepForward();
    expect(other.screen().seq).toBeGreaterThan(0);
    while (lead.screen().seq > 0) lead.stepBack();
    expect(other.screen().seq).toBe(0);
  });

  test('have the same done to them at the same moment, whichever it is done to', () => {
    const { lead, other, pair, told, echo } = kin();
    pair.together(echo);
    lead.seek(100_000);
    lead.act({ do: 'crash', node: p1 });
    other.act({ do: 'crash', node: p2 });
    expect([crashed(lead), crashed(other)]).toEqual([
      ['p1', 'p2'],
      ['p1', 'p2'],
    ]);
    expect(timeOf(lead)).toBe(timeOf(other));
    expect(told).toEqual(['crash other: both', 'crash lead: both']);
  });

  test('say what could be done to one of them only', () => {
    const { lead, other, pair, told, echo } = kin();
    lead.seek(100_000);
    other.act({ do: 'crash', node: p1 });
    expect(crashed(lead)).toEqual([]);
    pair.together(echo);
    lead.act({ do: 'crash', node: p1 });
    const [message] = lead.world().inFlight();
    lead.act({ do: 'drop', message: { envelope: message?.id as never } });
    pair.together(null);
    other.act({ do: 'crash', node: p2 });
    expect(told).toEqual(['crash other: nothing', 'drop other: alone']);
    expect([crashed(lead), crashed(other)]).toEqual([['p1'], ['p1', 'p2']]);
  });

  test('begin branches together, and go back to them together', () => {
    const { lead, other, pair, echo } = kin();
    pair.together(echo);
    lead.seek(200_000);
    lead.seek(100_000);
    lead.act({ do: 'crash', node: p1 });
    lead.seek(150_000);
    lead.act({ do: 'crash', node: p3 });
    expect([lead, other].map((run) => run.screen().branch)).toEqual([1, 1]);
    lead.toBranch(0);
    expect(other.screen().branch).toBe(0);
    expect(crashed(other)).toEqual([]);
    lead.toBranch(1);
    expect(other.screen().branch).toBe(1);
    pair.dispose();
    lead.toBranch(0);
    expect(other.screen().branch).toBe(1);
  });

  test('are stepped through by whichever has something first, there and back', () => {
    const { lead, other } = kin({ seed: 2 });
    lead.seek(100_000);
    const times = new Set<number>();
    for (let i = 0; i < 12; i++) {
      const next = Math.min(lead.comes(), other.comes());
      lead.stepForward();
      expect([timeOf(lead), timeOf(other)]).toEqual([next, next]);
      times.add(next);
    }
    const back = [...times].sort((a, b) => b - a).slice(1);
    for (const before of back) {
      while (timeOf(lead) > before) lead.stepBack();
      expect([timeOf(lead), timeOf(other)]).toEqual([before, before]);
    }
  });

  test('play on as long as something comes in either', () => {
    const { lead, other, pass, running } = kin();
    lead.seek(100_000);
    // Where nobody is up, nothing comes any more.
    for (const node of lead.world().nodes) lead.act({ do: 'crash', node: node.id });
    lead.seek(400_000);
    expect(lead.comes()).toBe(Infinity);
    expect(other.comes()).toBeLessThan(Infinity);
    lead.play();
    pass(16, 20);
    expect(running()).toBe(true);
    expect(timeOf(lead)).toBe(timeOf(other));
    expect(timeOf(lead)).toBeGreaterThan(600_000);
  });
});
