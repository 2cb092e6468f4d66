import { describe, expect, test } from 'vitest';
import { seconds } from '../../../src/core/duration.ts';
import { equalPlain } from '../../../src/core/plain.ts';
import { toArray } from '../../../src/core/vector.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import { entryAt, lastIndex, snapshotIndex, termAt } from '../../../src/protocols/raft/log.ts';
import type { Entry } from '../../../src/protocols/raft/messages.ts';
import { scenarios } from '../../../src/protocols/raft/scenarios/index.ts';
import type { RaftTypes } from '../../../src/protocols/raft/types.ts';
import { defineInvariant, type Invariant } from '../../../src/sdk/invariant.ts';
import type { NodeSlot } from '../../../src/sdk/world.ts';
import { disturb, everything } from './everything.ts';
import { broken, open, type Run, runTo } from './simulation.ts';

/**
 * The invariants look only at what a step has changed. Their slow twin looks at everything after every step: figure 3
 * of the paper, written down as it stands there.
 */
type Server = Extract<NodeSlot<RaftTypes>, { readonly kind: 'server' }>;
/** Whole logs, as if nothing had ever been compacted; null for what was in a snapshot before anyone looked. */
type Whole = readonly (Entry | null)[];
type Logs = Readonly<Record<number, Whole>>;

const same = (a: Entry | null | undefined, b: Entry | null | undefined): boolean =>
  a === null || b === null || equalPlain(a, b);

class SlowTwin {
  readonly found = new Set<string>();
  private readonly elected = new Map<number, number>();
  private leading: Record<number, { term: number; log: Whole }> = {};
  private readonly committed: { entry: Entry | null; term: number }[] = [];
  private readonly applied: (Entry | null)[] = [];
  private upTo: Record<number, number> = {};
  private logs: Logs = {};

  look(servers: readonly Server[]): void {
    const logs = Object.fromEntries(servers.map((one) => [one.id, this.whole(one)]));
    this.logs = logs;
    const leaders = servers.filter(({ state }) => state.role === 'leader');
    this.electionSafety(leaders);
    this.leaderAppendOnly(leaders, logs);
    this.logMatching(Object.values(logs));
    this.leaderCompleteness(servers, leaders, logs);
    this.stateMachineSafety(servers, logs);
  }

  /** A log with what its snapshot stands for: as this server had it before, or else as another has it. */
  private whole({ id, durable: { snapshot, log } }: Server): Whole {
    if (snapshot === null) return toArray(log);
    const { lastIncludedIndex: base, lastIncludedTerm: term } = snapshot;
    const known = [this.logs[id] ?? [], ...Object.values(this.logs)];
    const source = known.find((one) => one[base - 1]?.term === term)?.slice(0, base);
    const unseen = Array.from({ length: base }, () => null);
    return [...(source ?? unseen), ...toArray(log)];
  }

  private electionSafety(leaders: readonly Server[]): void {
    for (const { id, state } of leaders) {
      const first = this.elected.get(state.currentTerm) ?? id;
      this.elected.set(state.currentTerm, first);
      if (first !== id) this.found.add('electionSafety');
    }
  }

  private leaderAppendOnly(leaders: readonly Server[], logs: Logs): void {
    const before = this.leading;
    this.leading = {};
    for (const { id, state } of leaders) {
      const log = logs[id] as Whole;
      const old = before[id];
      this.leading[id] = { term: state.currentTerm, log };
      if (old?.term !== state.currentTerm) continue;
      if (!old.log.every((entry, i) => same(entry, log[i]))) this.found.add('leaderAppendOnly');
    }
  }

  private logMatching(logs: readonly Whole[]): void {
    for (const a of logs) for (const b of logs) if (!match(a, b)) this.found.add('logMatching');
  }

  private leaderCompleteness(
    servers: readonly Server[],
    leaders: readonly Server[],
    logs: Logs,
  ): void {
    for (const server of servers) {
      const { id, state } = server;
      const log = logs[id] as Whole;
      const end = Math.min(state.commitIndex, onDisk(server));
      for (let i = this.committed.length; i < end; i++) {
        this.committed.push({ entry: log[i] ?? null, term: state.currentTerm });
      }
    }
    for (const { id, state } of leaders) {
      const missing = this.committed.some(
        ({ entry, term }, i) => term < state.currentTerm && !same(entry, logs[id]?.[i]),
      );
      if (missing) this.found.add('leaderCompleteness');
    }
  }

  private stateMachineSafety(servers: readonly Server[], logs: Logs): void {
    for (const server of servers) {
      const { id, state } = server;
      const end = Math.min(state.lastApplied, onDisk(server));
      for (let i = this.upTo[id] ?? 0; i < end; i++) {
        const entry = logs[id]?.[i] ?? null;
        this.applied[i] ??= entry;
        if (!same(this.applied[i], entry)) this.found.add('stateMachineSafety');
      }
      this.upTo[id] = end;
    }
  }
}

/** How much of its log a server has on its disk as it has it in mind: the rest was told to no one, and may be lost yet. */
function onDisk({ state, durable }: Server): number {
  const taken = snapshotIndex(state);
  const begun = snapshotIndex(durable);
  // A snapshot that came in and is not written yet: what it replaces on the disk may be anything.
  if (taken > begun && termAt(durable, taken) !== termAt(state, taken)) return begun;
  let index = Math.max(taken, begun);
  for (;;) {
    const entry = entryAt(durable, index + 1);
    if (entry === undefined || !equalPlain(entry, entryAt(state, index + 1))) break;
    index++;
  }
  return Math.min(index, lastIndex(durable));
}

/** If two logs have an entry with the same index and term, they are identical up to there. */
function match(a: Whole, b: Whole): boolean {
  let last = Math.min(a.length, b.length);
  while (last > 0 && a[last - 1]?.term !== b[last - 1]?.term) last--;
  return a.slice(0, last).every((entry, i) => same(entry, b[i]));
}

const serversOf = ({ simulator }: Run) =>
  simulator.world.nodes.filter(({ kind }) => kind === 'server') as unknown as readonly Server[];

/** Too much for a twin that looks at everything. */
const LONG = [
  'follower-far-behind',
  'one-way-link',
  'one-way-link-prevote',
  'pipelining',
  'rolling-restart',
  'leadership-transfer',
  'add-server',
  'joint-consensus',
  'disruptive-server',
  'read-index',
];
const files = (scenarios as readonly { readonly id: string }[]).filter(
  ({ id }) => !LONG.includes(id),
);
const named = raft.invariants.map(({ name }) => name);
/** What breaks for clients alone is none of the twin's business. */
const variants = [
  null,
  ...raft.variants.filter(({ breaks }) => named.includes(breaks)).map(({ id }) => id),
];

describe.each(files)('$id', (file) => {
  test.each(variants)(
    'variant %s: found at the step at which the slow twin finds it',
    (variant) => {
      const run = open({ ...file, variant });
      const twin = new SlowTwin();
      const { simulator } = run;
      while (simulator.nextTime() <= (simulator.scenario.until.time ?? 0) && simulator.step()) {
        twin.look(serversOf(run));
        expect([...broken(run)].sort()).toEqual([...twin.found].sort());
      }
      for (const { invariant, seq, violation } of simulator.violations) {
        const kinds = violation.events.map((event) => simulator.recorder.trace?.kind(event));
        expect(kinds.length).toBeGreaterThan(0);
        expect(violation.events.every((event) => event < seq)).toBe(true);
        if (invariant === 'electionSafety') expect(kinds).toEqual(['role', 'role']);
        if (invariant === 'leaderCompleteness') expect(kinds).toContain('role');
      }
    },
  );
});

describe('everything at once, with compacted logs and members that come and go', () => {
  /** Says so where the twin has found something: after the invariants themselves, so that theirs comes first. */
  function watching(twin: SlowTwin): Invariant<RaftTypes> {
    return defineInvariant<RaftTypes, object>({
      name: 'slowTwin',
      reference: 'Ongaro & Ousterhout 2014, figure 3',
      memory: () => ({}),
      check(_, node, { nodes }) {
        twin.look(nodes.filter(({ kind }) => kind === 'server') as unknown as readonly Server[]);
        return twin.found.size > 0 ? { nodes: [node.id], events: [], detail: {} } : null;
      },
    });
  }
  const run = (seed: number, variant: string | null) => {
    const twin = new SlowTwin();
    const { simulator, ...rest } = everything(seed, variant, [watching(twin)]);
    disturb({ simulator, ...rest }, seconds(4));
    const [first] = simulator.violations;
    // All invariants are looked at in the step in which one breaks; what clients see is not the twin's affair.
    return { invariant: first?.invariant === 'linearizable' ? undefined : first?.invariant, twin };
  };

  test.each([2, 3, 4, 6])('seed %i: neither finds anything', (seed) => {
    const { invariant, twin } = run(seed, null);
    expect([invariant, ...twin.found]).toEqual([undefined]);
  });

  test.each(['noUpToDateCheck', 'applyBeforeCommit'])(
    'variant %s: what breaks first breaks for both',
    (variant) => {
      for (let seed = 1; seed <= 200; seed++) {
        const { invariant, twin } = run(seed, variant);
        if (invariant === undefined) expect([...twin.found], `seed ${seed}`).toEqual([]);
        else {
          expect([...twin.found], `seed ${seed}`).toContain(invariant);
          return;
        }
      }
      throw new Error(`no seed up to 200 made ${variant} break anything`);
    },
  );
});

describe('states that no run could have made', () => {
  const quiet = { electionTimeout: ['1000s', '1000s'], heartbeat: '1000s' };
  const begin = (initial: object) => {
    const run = open({
      version: 1,
      protocol: 'raft',
      nodes: { server: 3, client: 0 },
      params: quiet,
      initial,
    });
    runTo(run, 0.001);
    return run;
  };

  test('two leaders of one term', () => {
    const leads = { role: 'leader', currentTerm: 2 };
    const run = begin({ s1: leads, s2: leads });
    expect(run.simulator.violations[0]).toMatchObject({
      invariant: 'electionSafety',
      violation: { nodes: [0, 1], events: [0, expect.any(Number)], detail: { term: 2 } },
    });
  });

  test('the same entry after different ones', () => {
    const run = begin({ s1: { log: [1, 3] }, s2: { log: [2, 3] } });
    expect(broken(run)).toEqual(['logMatching']);
    expect(run.simulator.violations[0]?.violation.events).toEqual([0]);
    expect(broken(begin({ s1: { log: [1, 1, 3] }, s2: { log: [1, 3] } }))).toEqual([]);
  });

  test('different entries of one index and term', () => {
    const put = (value: string) => ({ term: 1, command: { op: 'put', key: 'x', value } });
    expect(broken(begin({ s1: { log: [put('1')] }, s2: { log: [put('2')] } }))).toEqual([
      'logMatching',
    ]);
    expect(broken(begin({ s1: { log: [put('1')] }, s2: { log: [put('1'), 2] } }))).toEqual([]);
  });

  test('a leader without what was committed before its term', () => {
    const run = begin({
      s1: { currentTerm: 1, log: [1, 1], commitIndex: 2 },
      s2: { role: 'leader', currentTerm: 2, log: [1] },
    });
    expect(run.simulator.violations[0]).toMatchObject({
      invariant: 'leaderCompleteness',
      violation: { nodes: [1], detail: { term: 2, index: 2, committedIn: 1 } },
    });
  });

  test('different entries applied at one index', () => {
    const run = begin({ s1: { log: [1], commitIndex: 1 }, s2: { log: [2], commitIndex: 1 } });
    expect(broken(run)).toEqual(['stateMachineSafety']);
  });
});

describe('a slow disk', () => {
  test('what is not written yet does not count: a server alone may lose it in a crash', () => {
    const run = open({
      version: 1,
      protocol: 'raft',
      nodes: { server: 1, client: 0 },
      disk: { write: { fixed: '100ms' } },
      params: { electionTimeout: ['1s', '1s'] },
      script: [
        { at: '2s', do: 'request', node: 's1', request: { op: 'put', key: 'x', value: '1' } },
        { at: '2.05s', do: 'crash', node: 's1' },
        { at: '2.5s', do: 'restart', node: 's1' },
        { at: '4s', do: 'request', node: 's1', request: { op: 'put', key: 'x', value: '2' } },
      ],
    });
    runTo(run, 5);
    expect(broken(run)).toEqual([]);
    expect(
      run.simulator
        .operations()
        .map(({ response }) => (response as { value: string } | null)?.value),
    ).toEqual([undefined, '2']);
  });
});
