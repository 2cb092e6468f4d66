import { describe, expect, test } from 'vitest';
import type { Waiting } from '../../src/app/searching/beside.ts';
import { crewFor, shared } from '../../src/app/searching/crew.ts';
import { workOf } from '../../src/app/searching/request.ts';
import { type SearchPart, SearchWork } from '../../src/app/searching/search.ts';
import { type MadePart, MadeWork, SeedsWork, type Share } from '../../src/app/searching/seeds.ts';
import { goOn, type Work } from '../../src/app/searching/work.ts';
import { exhibitOf } from '../../src/catalogue.ts';
import { figuresOf } from '../../src/checkers/seeds/figures.ts';
import { runSeed, SeedRunner } from '../../src/checkers/seeds/seedRun.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import { readChanged } from '../../src/files/changes.ts';
import { readScenario, scenarioHead } from '../../src/files/scenario.ts';
import type { WrittenProtocol } from '../../src/sdk/forms.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { SearchWish, SeedRun } from '../../src/views/searching/searching.ts';

/** What the worker does, without a worker. */

const opened = await exhibitOf('raft')?.load();
const protocol = opened?.protocol as WrittenProtocol<ProtocolTypes>;
const file = {
  version: 1,
  protocol: 'raft',
  id: 'small',
  seed: 1,
  nodes: { server: 3, client: 0 },
  until: { time: '2s' },
};
const scenarioOf = (change: object = {}) => readScenario(protocol, { ...file, ...change });

const WISH: SearchWish = {
  ...{ crashes: 1, restarts: 1, drops: 0, duplicates: 0, partitions: 0, requests: 0 },
  ...{ timely: false, torn: false, messages: 8, depth: 100, states: 60_000 },
  limits: { terms: 1 },
};

/** Goes on to the end, as the worker does; a clock that runs by itself makes a part of every few bits. */
function partsOf<P>(work: Work<P>): P[] {
  let clock = 0;
  const parts: P[] = [];
  for (;;) {
    const { part, more } = goOn(work, 0, 20, () => clock++);
    parts.push(part);
    if (!more) return parts;
  }
}

describe('a search', () => {
  test('of a weakened twin finds a way that replays to the same violation', () => {
    const wish = { ...WISH, messages: 4 };
    const work = new SearchWork(protocol, scenarioOf({ variant: 'voteNotOnDisk' }), wish);
    const parts = partsOf(work);
    const broken = parts.at(-1)?.end?.broken;
    expect(broken?.property).toBe('electionSafety');
    expect(broken?.steps.at(-1)).toMatchObject({ take: 'deliver', what: 'RequestVoteResult' });
    expect(broken?.steps).toContainEqual({ take: 'crash', node: expect.stringMatching(/^s\d$/) });
    // Every part before is of a search that is not over.
    expect(parts.slice(0, -1).every(({ end }) => end === null)).toBe(true);
    const found = readScenario(protocol, broken?.file);
    const simulator = createSimulator(protocol, found);
    simulator.run({ time: broken?.until as never, events: null });
    expect(simulator.violations[0]?.invariant).toBe('electionSafety');
    expect(found.id).toBe('small-election-safety');
    expect(found.title.en).toBe('small: a counterexample');
  });

  test('of what is right says which bounds it met, and hands over each example once', () => {
    const wish = { ...WISH, crashes: 0, depth: 6 };
    const parts = partsOf(new SearchWork(protocol, scenarioOf(), wish));
    const end = parts.at(-1)?.end;
    expect(end).toMatchObject({ broken: null, whole: false });
    expect(end?.bounded).toContain('depth');
    const names = parts.flatMap(({ examples }) => examples.map(({ property }) => property));
    expect(names).toContain('leaderElected');
    expect(new Set(names).size).toBe(names.length);
    const example = parts.flatMap((part: SearchPart) => part.examples)[0];
    expect(example?.kind).toBe('sometimes');
    const { world } = runTo(example?.file, example?.until);
    const property = protocol.properties?.find(({ name }) => name === example?.property);
    expect(property?.holds(world)).toBe(true);
  });
});

function runTo(json: unknown, time: number | undefined) {
  const simulator = createSimulator(protocol, readScenario(protocol, json));
  simulator.run({ time: (time ?? 0) as never, events: null });
  return simulator;
}

describe('many seeds', () => {
  const wish = { from: 1, count: 12, faults: false };

  test('come to the same figures each time, in the order of their seeds', () => {
    const runs = partsOf(new SeedsWork(protocol, [scenarioOf()], wish)).flat();
    expect(runs.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(partsOf(new SeedsWork(protocol, [scenarioOf()], wish)).flat()).toEqual(runs);
    expect(new Set(runs.map(({ figures }) => figures[0])).size).toBeGreaterThan(6);
  });

  test('count what a trace says', () => {
    const scenario = scenarioOf();
    const { figures, failure } = runSeed(protocol, scenario, 3);
    const seen = { leader: null as number | null, candidates: 0, sends: 0 };
    const simulator = createSimulator(
      protocol,
      { ...scenario, seed: 3 },
      {
        sink(record) {
          if (record.kind === 'send') seen.sends++;
          if (record.kind !== 'role') return;
          if (record.to === 'candidate') seen.candidates++;
          if (record.to === 'leader') seen.leader ??= record.at;
        },
      },
    );
    simulator.run(scenario.until);
    expect(figuresOf(protocol).map(({ name }) => name)).toEqual([
      ...['firstLeader', 'elections', 'messages', 'answered'],
    ]);
    expect(figures).toEqual([seen.leader, seen.candidates, seen.sends, null]);
    expect(failure).toBeNull();
  });

  test('of a weakened twin say where it breaks', () => {
    const oneWay = opened?.scenarios.find((json) => scenarioHead(json).id === 'one-way-link');
    const scenario = readChanged(protocol, oneWay, { variant: 'applyBeforeCommit' });
    const runs = partsOf(new SeedsWork(protocol, [scenario], wish)).flat();
    const failed = runs.filter(({ failure }) => failure !== null);
    expect(failed.length).toBeLessThan(runs.length);
    expect(failed.length).toBeGreaterThan(0);
    for (const { seed, failure, time } of failed) {
      expect(failure).toMatchObject({ kind: 'invariant', name: 'stateMachineSafety', at: time });
      const simulator = createSimulator(protocol, { ...scenario, seed });
      simulator.run(scenario.until);
      expect(simulator.violations[0]?.at).toBe(time);
    }
  });

  test('with random faults become scenarios of their own, the failing ones small', () => {
    const scenario = scenarioOf({
      variant: 'applyBeforeCommit',
      nodes: { server: 3, client: 1 },
      workload: { every: '100ms', op: 'put', keys: 2 },
    });
    // Which of them fail depends on all that the fuzzer knows to do.
    const many = new SeedsWork(protocol, [scenario], { from: 0, count: 40, faults: true });
    let run: SeedRun | undefined;
    while (run?.failure?.kind !== 'invariant' && many.advance()) [run] = many.part();
    if (run?.failure?.kind !== 'invariant')
      throw new Error('one of forty seeds breaks an invariant');
    expect(run.figures[2]).toBeGreaterThan(0);
    const made = partsOf<MadePart>(new MadeWork(protocol, scenario, run.seed)).at(-1)?.made;
    const small = readScenario(protocol, made?.file);
    expect(small.script.length).toBeLessThan(40);
    const simulator = createSimulator(protocol, small);
    simulator.run({ time: made?.until as never, events: null });
    expect(simulator.violations[0]?.invariant).toBe(run.failure.name);
  });
});

test('a request names its exhibit and brings its scenario as a file', async () => {
  const work = await workOf({
    ask: 'seeds',
    exhibit: 'raft',
    file,
    wish: { from: 4, count: 1, faults: false },
    share: { index: 0, of: 1 },
  });
  expect(work.advance()).toBe(false);
  expect(work.part()).toMatchObject([{ seed: 4, failure: null }]);
});

describe('a setting that is varied', () => {
  const request = {
    ask: 'sweep',
    exhibit: 'raft',
    file,
    changes: [{ network: { loss: 0 } }, { network: { loss: [1, 2] } }],
    wish: { from: 1, count: 5, faults: false },
  } as const;
  const runsOf = async (share: Share) =>
    partsOf((await workOf({ ...request, share })) as Work<readonly SeedRun[]>).flat();

  test('has each seed under every value in turn, whoever runs which of them', async () => {
    const all = await runsOf({ index: 0, of: 1 });
    expect(all.map(({ seed }) => seed)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    const lossy = readChanged(protocol, file, request.changes[1]);
    expect(all[3]).toEqual(runSeed(protocol, lossy, 2));
    expect(all[2]).toEqual(runSeed(protocol, scenarioOf(), 2));
    const second = await runsOf({ index: 1, of: 2 });
    expect(second).toEqual(all.filter(({ seed }) => seed % 2 === 0));
  });

  test('is put together in order from what several hand over, and stops them all', async () => {
    const all = await runsOf({ index: 0, of: 1 });
    const hands: Waiting<readonly SeedRun[]>[] = [];
    let stopped = 0;
    const seen: SeedRun[] = [];
    let over = false;
    let problem = '';
    const stop = shared(
      request,
      2,
      2,
      {
        part({ part, more }) {
          seen.push(...part);
          over = !more;
        },
        failed(what) {
          problem = what;
        },
      },
      (_, waiting) => {
        hands.push(waiting);
        return () => stopped++;
      },
    );
    const of = (seed: number) => all.filter((run) => run.seed === seed);
    const hand = (from: number, more: boolean, ...part: SeedRun[]) =>
      hands[from]?.part({ part, more, spent: 1 });
    hand(1, true, ...of(2), ...of(4).slice(0, 1));
    expect(seen).toEqual([]);
    hand(0, true, ...of(1), ...of(3), ...of(5).slice(0, 1));
    expect(seen).toEqual(all.slice(0, 6));
    hand(1, false, ...of(4).slice(1));
    // One of them speaks for all, as long as it is there.
    expect([seen.length, over]).toEqual([6, false]);
    hand(0, false, ...of(5).slice(1));
    expect([seen, over]).toEqual([all, true]);
    hands[0]?.failed('no room');
    expect([problem, stopped]).toEqual(['no room', 2]);
    stop();
    expect(stopped).toBe(4);
  });

  test('takes as many workers as there are cores to spare, and seeds to run', () => {
    expect([crewFor(100, 1), crewFor(100, 2), crewFor(100, 4), crewFor(100, 32)]).toEqual([
      1, 1, 3, 4,
    ]);
    expect(crewFor(2, 16)).toBe(2);
  });
});

test('a run of many nodes has more events before it is cut off, and none is cut short by slices', () => {
  const scenario = scenarioOf({ until: { time: '20s' } });
  const runner = new SeedRunner(protocol, scenario, 1);
  let slices = 1;
  let run = runner.advance();
  for (; !run; run = runner.advance()) slices++;
  const whole = createSimulator(protocol, { ...scenario, seed: 1 });
  whole.run(scenario.until);
  expect(run.events).toBe(whole.world.seq);
  expect(slices).toBe(Math.ceil(whole.world.seq / 20_000));
});
