import type { NodeId } from '../../core/ids.ts';
import type { WorkLabels } from '../_shared/atomic/labels.ts';
import type { WorkNotes } from '../_shared/atomic/work.ts';
import type { Standing } from './messages.ts';

/** By which of the termination rules TR1 to TR4 (Bernstein et al. 1987, 7.5) an elected participant goes. */
export type TerminationRule = 'TR1' | 'TR2' | 'TR3' | 'TR4';

/** The sentences of the story: key → what they need to know. */
export interface Notes extends WorkNotes {
  preCommitSent: { coordinator: NodeId; tx: number; participants: readonly NodeId[] };
  preCommitted: { participant: NodeId; tx: number; from: NodeId };
  /** Time is up, and some have not acknowledged: they are down, and will ask when they come back. */
  acksMissing: { node: NodeId; tx: number; who: readonly NodeId[] };
  /** Whoever led is taken for dead; of those left `leader` stands first. */
  leaderSuspected: { participant: NodeId; tx: number; suspect: NodeId; leader: NodeId };
  elected: { participant: NodeId; tx: number; asked: readonly NodeId[] };
  stateReported: { participant: NodeId; tx: number; to: NodeId; standing: Standing };
  /** `silent`: of whom nothing was heard. */
  terminated: {
    participant: NodeId;
    tx: number;
    rule: TerminationRule;
    silent: readonly NodeId[];
  };
  /** It goes by what it knows itself, and asks nobody: only in a weakened twin. */
  decidedAlone: { participant: NodeId; tx: number; outcome: 'commit' | 'abort' };
  /** Everybody was down, and nobody's disk says that it was committed. */
  totalFailure: { participant: NodeId; tx: number };
  /** From one that is taken for dead: what it says is no longer heard. */
  oldLeaderIgnored: { participant: NodeId; tx: number; from: NodeId; leader: NodeId };
}

/** Short texts of the views. */
export interface Labels extends WorkLabels {
  /** A participant that knows that all have voted yes. */
  committable: { tx: readonly number[] };
  /** Elected, and waits for reports or acknowledgements. */
  terminating: { tx: number; left: number };
  /** It has been down, and asks how it ended. */
  asksAfterCrash: { tx: readonly number[] };
  messagesSent: object;
  sentOfType: { type: string };
  recordsWritten: object;
  forcedWrites: object;
  bufferedWrites: object;
}
