import type { NodeId } from '../core/ids.ts';
import type { Milestone } from '../engine/branch.ts';
import { COMMANDS } from '../engine/vocabulary.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Health } from '../sdk/world.ts';

/** A stretch of time in which a node had one role and one state of health. */
export interface Band {
  readonly node: NodeId;
  readonly from: number;
  readonly to: number;
  /** Null for a node without roles. */
  readonly role: string | null;
  readonly health: Health;
}

const HEALTH_AFTER: Readonly<Record<string, Health>> = {
  crash: 'crashed',
  restart: 'up',
  pause: 'paused',
  resume: 'up',
  remove: 'removed',
};

interface Standing {
  since: number;
  role: string | null;
  health: Health;
}

/** What each node was over time, up to `until`, read off a run's milestones. `starts`: the role of each at the start. */
export function bandsOf<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  starts: readonly (string | null)[],
  milestones: readonly Milestone[],
  until: number,
): readonly Band[] {
  const roles = Object.keys(protocol.text.en.roles);
  const standings: Standing[] = starts.map((role) => ({ since: 0, role, health: 'up' }));
  const bands: Band[] = [];
  const close = (node: NodeId, standing: Standing, to: number) => {
    const { since, role, health } = standing;
    if (to > since) bands.push({ node, from: since, to, role, health });
    standing.since = to;
  };
  for (const { node, kind, type, time } of milestones) {
    const standing = node === null ? undefined : standings[node];
    if (node === null || !standing) continue;
    const health = kind === 'command' ? HEALTH_AFTER[COMMANDS[type] ?? ''] : undefined;
    if (health === undefined && kind !== 'role') continue;
    close(node, standing, time);
    if (health) standing.health = health;
    else standing.role = roles[type] ?? null;
  }
  standings.forEach((standing, node) => {
    close(node as NodeId, standing, until);
  });
  return bands;
}
