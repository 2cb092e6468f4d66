import { readFileSync } from 'node:fs';

/** test/vectors/raft.json: what etcd-io/raft did, in its own names. */

export interface EtcdMessage {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly term: number;
  readonly lastLogIndex?: number;
  readonly lastLogTerm?: number;
  readonly granted?: boolean;
  readonly prevLogIndex?: number;
  readonly prevLogTerm?: number;
  readonly entries?: readonly number[];
  readonly leaderCommit?: number;
  readonly success?: boolean;
  readonly matchIndex?: number;
  readonly hintIndex?: number;
  readonly hintTerm?: number;
}

export interface EtcdState {
  readonly id: number;
  readonly role: 'follower' | 'candidate' | 'leader';
  readonly term: number;
  readonly votedFor: number | null;
  readonly leader: number | null;
  readonly log: readonly number[];
  readonly commit: number;
}

export type EtcdInput =
  | EtcdMessage
  | { readonly type: 'ElectionTimeout' | 'HeartbeatTimeout' }
  | { readonly type: 'ClientProposal'; readonly entries: number };

export interface NodeCase {
  readonly name: string;
  readonly cluster: number;
  readonly before: EtcdState;
  readonly steps: readonly {
    readonly input: EtcdInput;
    readonly sent: readonly EtcdMessage[];
    readonly after: EtcdState;
  }[];
}

export interface ClusterStep {
  readonly do: string;
  readonly node?: number;
  readonly a?: number;
  readonly b?: number;
  readonly type?: string;
  readonly message?: EtcdMessage;
  readonly after?: readonly EtcdState[];
}

export interface ClusterCase {
  readonly name: string;
  readonly nodes: readonly (
    | Pick<EtcdState, 'id' | 'term' | 'votedFor' | 'log' | 'commit'>
    | { readonly id: number; readonly silent: true }
  )[];
  readonly steps: readonly ClusterStep[];
}

interface Named {
  readonly scenario: string;
  readonly paper: string;
  readonly etcdSpecific?: string;
}

export type VectorScenario = Named &
  (
    | { readonly kind: 'node'; readonly cases: readonly NodeCase[] }
    | { readonly kind: 'cluster'; readonly cases: readonly ClusterCase[] }
  );

const file = new URL('../../vectors/raft.json', import.meta.url);
const { scenarios } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly scenarios: readonly VectorScenario[];
};

export const nodeScenarios = scenarios.filter((one) => one.kind === 'node');
export const clusterScenarios = scenarios.filter((one) => one.kind === 'cluster');
export const allScenarios = scenarios;

export const nameOf = (id: number): string => `s${id}`;
export const nameOrNull = (id: number | null): string | null => (id === null ? null : nameOf(id));
