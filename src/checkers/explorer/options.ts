import type { PureNode } from '../../engine/pure.ts';
import type { Command, NodeRef } from '../../sdk/command.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';

/** In a larger cluster not even the ways in which its first few events may follow each other are ever through. */
export const MOST_NODES = 30;

/** What a search lets happen beside deliveries, timers and choices, and where it stops going on. */
export interface SearchOptions {
  readonly crashes: number;
  readonly drops: number;
  readonly duplicates: number;
  /** How many of the clients' requests are made: those of the script, then those of the workload. */
  readonly requests: number;
  /** A state with more messages in flight is not gone into. */
  readonly messages: number;
  /** Nor is one in which a bound of the protocol is passed (Raft's terms), by its name. */
  readonly limits: Readonly<Record<string, number>>;
  /** States that differ only in the names of nodes that are alike count as one (`symmetry.ts`). */
  readonly symmetry?: boolean;
  /** How many crashed nodes come back on one way; left out: all may. */
  readonly restarts?: number;
  /** 1: once on a way, the network may fall apart into two groups of nodes, and stays so. Left out: never. */
  readonly partitions?: number;
  /**
   * Every message arrives in time: a timer runs out only where none is in flight, and none before one that is less patient
   * (`Protocol.patience`).
   */
  readonly timely?: boolean;
  /** What a node has sent and has not arrived when it crashes may be lost with it: it dies in the midst of sending. */
  readonly torn?: boolean;
}

/** A request that may be made at any time, after those before it. */
export interface Asked<T extends ProtocolTypes> {
  readonly node: NodeRef;
  readonly request: T['request'];
}

type Request<T extends ProtocolTypes> = Extract<Command<T>, { readonly do: 'request' }>;

/** The requests of a scenario, in order: its script's, then its workload's, client by client. */
export function requestsOf<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  nodes: readonly PureNode<T>[],
  most: number,
): Asked<T>[] {
  const scripted = scenario.script.flatMap(({ command }) =>
    command.do === 'request' ? [command as Request<T>] : [],
  );
  const asked: Asked<T>[] = scripted.map(({ node, request }) => ({ node, request }));
  const { workload } = scenario;
  const clients = nodes
    .filter(({ kind }) => kind === protocol.workload?.clients)
    .filter((_, i) => workload?.clients === 'all' || workload?.clients.includes(i));
  for (let n = 0; workload && protocol.workload && clients.length > 0 && asked.length < most; n++) {
    const { id } = clients[n % clients.length] as PureNode<T>;
    // Numbered as in a simulation, so that no two requests write the same.
    asked.push({ node: id, request: protocol.workload.request(workload.op, 'x', asked.length) });
  }
  return asked.slice(0, most);
}
