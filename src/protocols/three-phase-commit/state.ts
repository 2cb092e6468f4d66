import type { NodeId } from '../../core/ids.ts';
import type { Branch, Participant } from '../_shared/atomic/participant.ts';
import type { Standing } from './messages.ts';

/** What an elected participant has found out, and for whom it waits. */
export interface Leading {
  readonly phase: 'states' | 'acks';
  readonly waitingFor: readonly NodeId[];
  readonly reports: readonly { readonly node: NodeId; readonly standing: Standing }[];
}

/** How far a participant has got in bringing a transaction to its end without the coordinator. */
export interface Termination {
  readonly tx: number;
  /** Who is taken to be alive: all who take part, in order, the coordinator first. */
  up: readonly NodeId[];
  /** Who leads now. */
  leader: NodeId;
  /** Not null on the one that was elected. */
  leading: Leading | null;
  /** After a crash: who else has been down and knows no more. */
  alsoDown: readonly NodeId[];
}

export interface ParticipantState extends Participant {
  terminations: Termination[];
}

/** How a transaction's end stands; at first it is the coordinator's business. */
export function terminationOf(state: ParticipantState, branch: Branch): Termination {
  const known = state.terminations.find(({ tx }) => tx === branch.tx);
  if (known) return known;
  const { tx, coordinator, participants } = branch;
  const up = [coordinator, ...participants].sort((a, b) => a - b);
  const fresh: Termination = { tx, up, leader: coordinator, leading: null, alsoDown: [] };
  state.terminations.push(fresh);
  return fresh;
}

export const standingOf = ({ role }: Branch): Standing =>
  role === 'preCommitted' ? 'committable' : 'uncertain';
