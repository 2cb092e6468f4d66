import type { NodeId } from '../../core/ids.ts';
import type { WorkLabels } from '../_shared/atomic/labels.ts';
import type { Outcome, WorkNotes } from '../_shared/atomic/work.ts';

/** The sentences of the story: key → what they need to know. */
export interface Notes extends WorkNotes {
  votedReadOnly: { participant: NodeId; tx: number };
  /** All have only looked: there is nothing to decide. */
  nothingToDecide: { coordinator: NodeId; tx: number };
  acknowledged: { participant: NodeId; tx: number; coordinator: NodeId };
  resent: { coordinator: NodeId; tx: number; outcome: Outcome; to: readonly NodeId[] };
  forgotten: { coordinator: NodeId; tx: number; outcome: Outcome };
}

/** Short texts of the views. */
export interface Labels extends WorkLabels {
  messagesSent: object;
  sentOfType: { type: string };
  recordsWritten: object;
  forcedWrites: object;
  bufferedWrites: object;
}
