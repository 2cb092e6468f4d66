import { describe, expect, test } from 'vitest';
import { broken, open, runTo, states } from './simulation.ts';
import { type PrintedState, terms } from './step.ts';
import { settledAt, vectorScenario } from './vector-scenario.ts';
import { clusterScenarios, type EtcdState, nameOf, nameOrNull } from './vectors.ts';

/** Conformance, clusters: each case of test/vectors/raft.json as a scenario file, through the code of `orrery run`. */

function found(state: PrintedState): object {
  const { role, currentTerm: term, votedFor, log, commitIndex: commit } = state;
  return { role, term, votedFor, log: terms(log), commit };
}

describe.each(clusterScenarios)('$scenario (paper $paper)', ({ scenario, cases }) => {
  test.each(cases)('$name', (one) => {
    const run = open(vectorScenario(scenario, one));
    /** etcd keeps the commit index on disk; here, as in the paper, a server that restarts has to learn it again. */
    const forgetful = new Set<number>();
    for (const [n, step] of one.steps.entries()) {
      runTo(run, settledAt(n));
      if (step.do === 'restart') forgetful.add(step.node as number);
      const nodes = states(run);
      for (const after of step.after ?? []) {
        const state = nodes[nameOf(after.id)] as PrintedState;
        expect({ step: n, node: after.id, ...found(state) }).toEqual({
          step: n,
          node: after.id,
          ...expected(after, forgetful.has(after.id) && state.commitIndex === 0),
        });
      }
    }
    expect(broken(run)).toEqual([]);
  });
});

const expected = (after: EtcdState, forgot: boolean): object => ({
  role: after.role,
  term: after.term,
  votedFor: nameOrNull(after.votedFor),
  log: after.log,
  commit: forgot ? 0 : after.commit,
});
