import { describe, expect, test } from 'vitest';
import { equalPlain } from '../../../src/core/plain.ts';
import { toArray } from '../../../src/core/vector.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import type { Entry } from '../../../src/protocols/raft/messages.ts';
import { scenarios } from '../../../src/protocols/raft/scenarios/index.ts';
import type { RaftTypes } from '../../../src/protocols/raft/types.ts';
import type { NodeSlot } from '../../../src/sdk/world.ts';
import { broken, open, type Run, runTo } from './simulation.ts';

/**
 * The invariants look only at what a step has changed. Their slow twin looks at everything after every step: figure 3
 * of the paper, written down as it stands there.
 */
type Server = Extract<NodeSlot<RaftTypes>, { readonly kind: 'server' }>;
type Logs = Readonly<Record<number, readonly Entry[]>>;

class SlowTwin {
  readonly found = new Set<string>();
  private readonly elected = new Map<number, number>();
  private leading: Record<number, { term: number; log: readonly Entry[] }> = {};
  private readonly committed: { entry: Entry; term: number }[] = [];
  private readonly applied: Entry[] = [];
  private upTo: Record<number, number> = {};

  look(servers: readonly Server[]): void {
    const logs: Logs = Object.fromEntries(servers.map((one) => [one.id, toArray(one.durable.log)]));
    const leaders = servers.filter(({ state }) => state.role === 'leader');
    this.electionSafety(leaders);
    this.leaderAppendOnly(leaders, logs);
    this.logMatching(Object.values(logs));
    this.leaderCompleteness(servers, leaders, logs);
    this.stateMachineSafety(servers, logs);
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
      const log = logs[id] as readonly Entry[];
      const old = before[id];
      this.leading[id] = { term: state.currentTerm, log };
      if (old?.term !== state.currentTerm) continue;
      if (!old.log.every((entry, i) => equalPlain(entry, log[i])))
        this.found.add('leaderAppendOnly');
    }
  }

  private logMatching(logs: readonly (readonly Entry[])[]): void {
    for (const a of logs) for (const b of logs) if (!match(a, b)) this.found.add('logMatching');
  }

  private leaderCompleteness(
    servers: readonly Server[],
    leaders: readonly Server[],
    logs: Logs,
  ): void {
    for (const { id, state } of servers) {
      const log = logs[id] as readonly Entry[];
      for (let i = this.committed.length; i < Math.min(state.commitIndex, log.length); i++) {
        this.committed.push({ entry: log[i] as Entry, term: state.currentTerm });
      }
    }
    for (const { id, state } of leaders) {
      const missing = this.committed.some(
        ({ entry, term }, i) => term < state.currentTerm && !equalPlain(entry, logs[id]?.[i]),
      );
      if (missing) this.found.add('leaderCompleteness');
    }
  }

  private stateMachineSafety(servers: readonly Server[], logs: Logs): void {
    for (const { id, state } of servers) {
      for (let i = this.upTo[id] ?? 0; i < state.lastApplied; i++) {
        const entry = logs[id]?.[i] as Entry;
        this.applied[i] ??= entry;
        if (!equalPlain(this.applied[i], entry)) this.found.add('stateMachineSafety');
      }
      this.upTo[id] = state.lastApplied;
    }
  }
}

/** If two logs have an entry with the same index and term, they are identical up to there. */
function match(a: readonly Entry[], b: readonly Entry[]): boolean {
  let last = Math.min(a.length, b.length);
  while (last > 0 && a[last - 1]?.term !== b[last - 1]?.term) last--;
  return a.slice(0, last).every((entry, i) => equalPlain(entry, b[i]));
}

const serversOf = ({ simulator }: Run) =>
  simulator.world.nodes.filter(({ kind }) => kind === 'server') as unknown as readonly Server[];

const LONG = ['follower-far-behind', 'one-way-link', 'one-way-link-prevote'];
const files = (scenarios as readonly { readonly id: string }[]).filter(
  ({ id }) => !LONG.includes(id),
);
const variants = [null, ...raft.variants.map(({ id }) => id)];

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
