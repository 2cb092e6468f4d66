import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { clonePlain } from '../../src/core/plain.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import { Timeline } from '../../src/engine/timeline.ts';
import type { TraceRecord } from '../../src/sdk/record.ts';
import { anyCommand, anyScript } from './commands.ts';
import { a1, p1, p2, p3, type Toy, toy, toyScenario } from './toy.ts';

/** What can be seen of the world at the playhead. */
function look(timeline: Timeline<Toy>) {
  const { world } = timeline;
  return clonePlain({
    seq: world.seq,
    time: world.time,
    nodes: world.nodes.map(({ id, health, state, durable }) => ({ id, health, state, durable })),
    inFlight: world.inFlight(),
    held: world.held(),
    timers: world.timers(),
    byHand: world.byHand,
    step: world.step,
  });
}

function run(timeline: Timeline<Toy>, steps: number) {
  for (let i = 0; i < steps && timeline.stepForward(); i++);
}

/** Small limits make the invariant break, so that replay meets violations too. */
const scenarios = fc
  .record({ seed: fc.nat(), script: anyScript, limit: fc.constantFrom(3, 1_000_000_000) })
  .map(({ seed, script, limit }) =>
    toyScenario({ seed, script, params: { period: [ms(5), ms(10)], limit } }),
  );

describe('a timeline', () => {
  test('shows at every position what was there when the run passed it', () => {
    fc.assert(
      fc.property(scenarios, fc.array(fc.nat(), { maxLength: 12 }), (scenario, jumps) => {
        const timeline = new Timeline(toy, scenario);
        const seen = [look(timeline)];
        while (seen.length < 150 && timeline.stepForward()) seen.push(look(timeline));
        for (const jump of jumps) {
          const wanted = seen[jump % seen.length];
          timeline.seek(wanted?.seq ?? 0);
          expect(look(timeline)).toEqual(wanted);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('walks a stretch beside the playhead, and shows the same worlds there as the run did', () => {
    fc.assert(
      fc.property(scenarios, fc.nat(), fc.nat(), (scenario, a, b) => {
        const timeline = new Timeline(toy, scenario);
        const seen = new Map([[0, look(timeline)]]);
        for (let i = 0; i < 150 && timeline.stepForward(); i++) {
          seen.set(timeline.position, look(timeline));
        }
        const positions = [...seen.keys()];
        const [from, to] = [a, b]
          .map((n) => positions[n % positions.length] as number)
          .sort((x, y) => x - y) as [number, number];
        const stood = look(timeline);
        const walked: ReturnType<typeof look>[] = [];
        const steps: (number | null)[] = [];
        timeline.walk(from, to, (world, step) => {
          walked.push(look({ world } as Timeline<Toy>));
          steps.push(step);
        });
        const wanted = positions.filter((at) => at >= from && at <= to);
        expect(walked).toEqual(wanted.map((at) => seen.get(at)));
        expect(steps).toEqual([null, ...wanted.slice(0, -1)]);
        expect(look(timeline)).toEqual(stood);
      }),
      { numRuns: 30 },
    );
  });

  test('steps back through the same moments, to the very beginning', () => {
    const timeline = new Timeline(toy, toyScenario());
    const seen = [look(timeline)];
    for (let i = 0; i < 80; i++) {
      timeline.stepForward();
      seen.push(look(timeline));
    }
    for (let i = 79; i >= 0; i--) {
      expect(timeline.stepBack()).toBe(true);
      expect(look(timeline)).toEqual(seen[i]);
    }
    expect(timeline.stepBack()).toBe(false);
  });

  test('seeks across keyframes and goes on from the end as if it had never left', () => {
    const straight = new Timeline(toy, toyScenario());
    run(straight, 9000);
    const wandering = new Timeline(toy, toyScenario());
    run(wandering, 5000);
    wandering.seek(10);
    wandering.seek(wandering.trace.length - 40);
    run(wandering, 5);
    wandering.seekTime(straight.world.time, 100_000);
    expect(wandering.branch.keyframes.length).toBeGreaterThan(2);
    wandering.seek(straight.position);
    expect(look(wandering)).toEqual(look(straight));
    expect(wandering.trace.length).toBe(straight.trace.length);
    expect(wandering.digest).toBe(straight.digest);
  });

  test('has the digest of the plain simulation', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const timeline = new Timeline(toy, scenario);
        run(timeline, 200);
        const plain = createSimulator(toy, scenario, { checks: 'goOn' });
        for (let i = 0; i < 200; i++) plain.step();
        expect(timeline.digest).toBe(plain.digest());
      }),
      { numRuns: 40 },
    );
  });

  test('seeks by time: everything due by then has happened, nothing else has', () => {
    const timeline = new Timeline(toy, toyScenario());
    for (const time of [0, 12_345, 200_000, 3, 150_000, 400_000]) {
      expect(timeline.seekTime(time, 100_000)).toBe(true);
      expect(timeline.world.time).toBeLessThanOrEqual(time);
      expect(timeline.nextTime()).toBeGreaterThan(time);
    }
    expect(timeline.seekTime(1e9, 10)).toBe(false);
  });

  test('rebuilds any stretch of records as they were', () => {
    const timeline = new Timeline(toy, toyScenario());
    run(timeline, 6000);
    const records: TraceRecord<Toy>[] = [];
    const plain = createSimulator(toy, toyScenario(), { sink: (r) => records.push(r) });
    for (let i = 0; i < 6000; i++) plain.step();
    for (const [from, to] of [
      [0, 50],
      [4000, 4200],
      [9000, 9100],
    ] as const) {
      expect(timeline.records(from, to)).toEqual(records.slice(from, to));
    }
  });

  test('tells the story up to a position, whether it was just run or is rebuilt', () => {
    const timeline = new Timeline(toy, toyScenario());
    run(timeline, 6000);
    const all = timeline
      .records(0, timeline.trace.length)
      .filter((r) => r.kind === 'note' || r.kind === 'role');
    const upTo = (position: number) => all.filter((r) => r.seq < position).slice(-100);
    for (const position of [timeline.position, 5000, 300, 10]) {
      timeline.seek(position);
      expect(timeline.story(timeline.position, 100)).toEqual(upTo(timeline.position));
    }
    timeline.branch.stories.clear();
    expect(timeline.story(5000, 100)).toEqual(upTo(5000));
  });
});

describe('a branch', () => {
  test('begins where one acts in the past; the old future stays as it was', () => {
    fc.assert(
      fc.property(
        scenarios,
        anyCommand,
        fc.integer({ min: 1, max: 140 }),
        (scenario, command, back) => {
          const timeline = new Timeline(toy, scenario);
          run(timeline, 150);
          const old = {
            digest: timeline.digest,
            length: timeline.trace.length,
            end: look(timeline),
          };
          timeline.seek(back);
          const at = timeline.position;
          if (at === timeline.trace.length || !timeline.act(command, timeline.world.time)) return;
          run(timeline, 60);
          expect(timeline.branch.id).toBe(1);
          expect(timeline.branch.first?.seq).toBe(at);
          const here = { digest: timeline.digest, end: look(timeline) };
          timeline.toBranch(0, Infinity);
          expect(timeline.digest).toBe(old.digest);
          expect(look(timeline)).toEqual(old.end);
          timeline.toBranch(1, Infinity);
          expect(timeline.digest).toBe(here.digest);
          expect(look(timeline)).toEqual(here.end);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is the run that the same commands give when nobody went back', () => {
    const crash = { do: 'crash', node: p1 } as const;
    const branched = new Timeline(toy, toyScenario());
    run(branched, 5000);
    branched.seek(4321);
    const moment = branched.world.time;
    branched.act(crash, moment);
    run(branched, 100);
    const straight = new Timeline(toy, toyScenario());
    while (straight.position < (branched.branch.first?.seq ?? 0)) straight.stepForward();
    straight.act(crash, moment);
    run(straight, 100);
    expect(branched.digest).toBe(straight.digest);
    expect(look(branched)).toEqual(look(straight));
  });

  test('keeps a broken invariant that lies before it: in its digest, its story and its findings', () => {
    const crash = { do: 'crash', node: p1 } as const;
    const broken = toyScenario({ params: { period: [ms(5), ms(10)], limit: 3 } });
    const branched = new Timeline(toy, broken);
    run(branched, 200);
    branched.seek(branched.trace.length - 60);
    expect(branched.found[0]?.seq).toBeLessThan(branched.position);
    const [at, moment] = [branched.position, branched.world.time];
    branched.act(crash, moment);
    run(branched, 40);
    const straight = new Timeline(toy, broken);
    while (straight.position < at) straight.stepForward();
    straight.act(crash, moment);
    run(straight, 40);
    expect(branched.branch.id).toBe(1);
    expect(branched.digest).toBe(straight.digest);
    expect(branched.found).toEqual(straight.found);
    expect(branched.story(branched.position, 500)).toEqual(straight.story(straight.position, 500));
  });

  test('leaves the others alone, whichever of them one goes to and from where', () => {
    const timeline = new Timeline(toy, toyScenario());
    run(timeline, 40);
    const lengths = [timeline.trace.length];
    timeline.seek(20);
    timeline.act({ do: 'crash', node: p1 }, timeline.world.time);
    lengths.push(timeline.trace.length);
    timeline.toBranch(0, -1);
    timeline.stepForward();
    timeline.toBranch(1, -1);
    timeline.stepForward();
    expect(timeline.branches.map((branch) => branch.length)).toEqual(lengths);
  });

  test('is not begun by a command that meets nothing', () => {
    const timeline = new Timeline(toy, toyScenario());
    run(timeline, 50);
    timeline.stepBack();
    const { digest, position } = timeline;
    expect(timeline.act({ do: 'resume', node: p1 }, timeline.world.time)).toBe(false);
    expect([timeline.digest, timeline.position, timeline.branches.length]).toEqual([
      digest,
      position,
      1,
    ]);
  });

  test('a saved run comes back with its branches, where it stood', () => {
    fc.assert(
      fc.property(scenarios, anyCommand, anyCommand, (scenario, one, two) => {
        const timeline = new Timeline(toy, scenario);
        run(timeline, 80);
        timeline.act(one, timeline.world.time);
        run(timeline, 40);
        timeline.seek(60);
        timeline.act(two, timeline.world.time);
        run(timeline, 30);
        timeline.stepBack();
        const saved = JSON.parse(JSON.stringify(timeline.save()));
        const back = Timeline.restore(toy, scenario, saved);
        expect(back.branches.map((b) => b.digest.toString())).toEqual(
          timeline.branches.map((b) => b.digest.toString()),
        );
        expect(back.branch.id).toBe(timeline.branch.id);
        expect(look(back)).toEqual(look(timeline));
        expect(back.found).toEqual(timeline.found);
      }),
      {
        numRuns: 40,
        // Found before: several events at the moment at which the branch ended.
        examples: [
          [
            toyScenario({ seed: 12, params: { period: [ms(5), ms(10)], limit: 3 } }),
            { do: 'cut', from: p1, to: p1 },
            { do: 'partition', groups: [[], [p1, p2, p3, a1]] },
          ],
        ],
      },
    );
  });
});

test('milestones are changes of role, faults and the notes that count as such, and nothing else', () => {
  const request = { do: 'request', node: a1, request: { op: 'ask', key: 'x' } } as const;
  const timeline = new Timeline(toy, toyScenario({ script: [{ at: ms(20), command: request }] }));
  run(timeline, 60);
  timeline.act({ do: 'crash', node: p1 }, timeline.world.time);
  run(timeline, 60);
  const records = timeline.records(0, timeline.trace.length);
  const wanted = records.filter(
    (r) =>
      r.kind === 'role' ||
      (r.kind === 'note' && r.note.key === 'rested') ||
      (r.kind === 'command' && r.command.do === 'crash'),
  );
  expect(wanted.some((r) => r.kind === 'command')).toBe(true);
  expect(timeline.branch.milestones.map(({ seq, kind, node }) => [seq, kind, node])).toEqual(
    wanted.map(({ seq, kind, node }) => [seq, kind, node]),
  );
});
