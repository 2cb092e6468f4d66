import type { NodeId } from '../../../core/ids.ts';
import type { Immutable } from '../../../core/plain.ts';
import type { NodeSlot, World } from '../../../sdk/world.ts';
import type { Coordinator } from './coordinator.ts';
import type { WorkLabels } from './labels.ts';
import type { Durable } from './log.ts';
import type { Participant } from './participant.ts';
import type { Request, Response } from './requests.ts';
import type { WorkNotes, WorkParams } from './work.ts';

/**
 * A commit protocol as far as its views, invariants and properties look at what both have. They are written once for it, and
 * each protocol, which has all this and more, takes them over.
 */
export type AtomicTypes = {
  params: WorkParams;
  kinds: {
    coordinator: { state: Coordinator; durable: Durable };
    participant: { state: Participant; durable: Durable };
  };
  message: { readonly type: string };
  timer: { readonly type: string };
  request: Request;
  response: Response;
  notes: { [N in keyof WorkNotes]: WorkNotes[N] };
  labels: { [N in keyof WorkLabels]: WorkLabels[N] };
};

export type Slot = Immutable<NodeSlot<AtomicTypes>>;
export type CoordinatorSlot = Extract<Slot, { readonly kind: 'coordinator' }>;
export type ParticipantSlot = Extract<Slot, { readonly kind: 'participant' }>;

export const isParticipant = (node: Slot): node is ParticipantSlot => node.kind === 'participant';

export const isThere = ({ health }: { readonly health: string }): boolean =>
  health === 'up' || health === 'paused';

export const coordinatorsOf = (world: World<AtomicTypes>): CoordinatorSlot[] =>
  (world.nodes as readonly Slot[]).flatMap((node) => (node.kind === 'coordinator' ? [node] : []));

export const participantsIn = (world: World<AtomicTypes>): ParticipantSlot[] =>
  (world.nodes as readonly Slot[]).filter(isParticipant);

export const participantOf = (world: World<AtomicTypes>, id: NodeId): ParticipantSlot | undefined =>
  participantsIn(world).find((node) => node.id === id);

/** Takes over for one protocol what was written for what all of them have. Such code looks at nothing else. */
export const adopted = <X>(written: unknown): X => written as X;
