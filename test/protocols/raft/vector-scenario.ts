import { type ClusterCase, type ClusterStep, nameOf, nameOrNull } from './vectors.ts';

/**
 * A case of several servers as a scenario file: timers that never run out by themselves, a network without chance, a
 * second between the steps, in which the network goes quiet.
 */

type Line = { readonly at: string; readonly do: string } & Readonly<Record<string, unknown>>;

/** When the n-th step is made, in microseconds, and when its outcome stands, in seconds. */
const stepAt = (n: number): number => (n + 1) * 1_000_000;
export const settledAt = (n: number): number => n + 1.9;

const NEVER = '100000s';

export function vectorScenario(id: string, one: ClusterCase): object {
  const ids = one.nodes.map((node) => node.id);
  const injected = new Set(one.steps.flatMap((step) => (step.message ? [step.message.from] : [])));
  const silent = one.nodes.filter((node) => 'silent' in node && !injected.has(node.id));
  const initial = one.nodes.flatMap((node) =>
    'silent' in node
      ? []
      : [
          [
            nameOf(node.id),
            {
              currentTerm: node.term,
              votedFor: nameOrNull(node.votedFor),
              log: node.log,
              commitIndex: node.commit,
            },
          ],
        ],
  );
  const script: Line[] = silent.map((node) => ({ at: '1ms', do: 'crash', node: nameOf(node.id) }));
  let dropsEntries = false;
  for (const [n, step] of one.steps.entries()) {
    if (step.do === 'dropType') dropsEntries = true;
    if (step.do === 'recover') dropsEntries = false;
    script.push(...linesOf(step, stepAt(n), ids));
    if (step.do !== 'campaign') continue;
    // Votes take two milliseconds; what the new leader sends then is on its way when the links are cut.
    if (dropsEntries) script.push(apart(stepAt(n) + 2_500, ids));
    script.push(...[...injected].flatMap((voter) => holdVote(voter, step, stepAt(n))));
  }
  return {
    version: 1,
    protocol: 'raft',
    id,
    seed: 1,
    nodes: { server: ids.length, client: 0 },
    params: { electionTimeout: [NEVER, NEVER], heartbeat: NEVER },
    network: { delay: { fixed: '1ms' } },
    initial: Object.fromEntries(initial),
    script,
    until: { time: `${one.steps.length + 2}s` },
  };
}

const at = (time: number): string => `${time}us`;

function linesOf(step: ClusterStep, time: number, ids: readonly number[]): readonly Line[] {
  const node = step.node === undefined ? '' : nameOf(step.node);
  switch (step.do) {
    case 'campaign':
      return [{ at: at(time), do: 'fire', node, timer: 'election' }];
    case 'heartbeat':
      return [{ at: at(time), do: 'fire', node, timer: 'heartbeat' }];
    case 'propose':
      return [{ at: at(time), do: 'request', node, request: { op: 'put', key: 'x', value: '1' } }];
    case 'cut':
      return both(time, step.a as number, step.b as number);
    case 'isolate':
      return ids
        .filter((id) => id !== step.node)
        .flatMap((id) => both(time, id, step.node as number));
    case 'recover':
      return [{ at: at(time), do: 'heal' }];
    case 'restart':
      return [
        { at: at(time), do: 'crash', node },
        { at: at(time), do: 'restart', node },
      ];
    case 'inject':
      return [{ at: at(time), do: 'deliverNow', ...voteOf(step.message?.from as number, step) }];
    case 'dropType':
      return [];
    default:
      throw new Error(`no such step: ${step.do}`);
  }
}

const both = (time: number, a: number, b: number): readonly Line[] => [
  { at: at(time), do: 'cut', from: nameOf(a), to: nameOf(b) },
  { at: at(time), do: 'cut', from: nameOf(b), to: nameOf(a) },
];

const apart = (time: number, ids: readonly number[]): Line => ({
  at: at(time),
  do: 'partition',
  groups: ids.map((id) => [nameOf(id)]),
});

const voteOf = (voter: number, step: ClusterStep): object => ({
  from: nameOf(voter),
  to: nameOf(step.message?.to ?? (step.node as number)),
  type: 'RequestVoteResult',
});

/** A server of which nothing is heard but a vote, later: it hears the request for it and nothing else. */
const holdVote = (voter: number, step: ClusterStep, time: number): readonly Line[] => [
  { at: at(time), do: 'hold', ...voteOf(voter, step) },
  { at: at(time + 1_500), do: 'cut', from: nameOf(step.node as number), to: nameOf(voter) },
];
