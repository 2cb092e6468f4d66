import type { ProtocolText } from '../../../sdk/text.ts';
import type { RaftTypes } from '../types.ts';

type Whole = ProtocolText<RaftTypes>;

/** What is only told where someone chose settings for it or asked the cluster itself for something. */
export type Rare =
  | 'snapshotTaken'
  | 'snapshotSent'
  | 'snapshotInstalled'
  | 'configAppended'
  | 'configAdopted'
  | 'changeRefused'
  | 'catchUpStarted'
  | 'catchUpRound'
  | 'caughtUpToVote'
  | 'catchUpFailed'
  | 'removedItself'
  | 'transferStarted'
  | 'transferSent'
  | 'transferFailed'
  | 'transferRefused'
  | 'timeoutNowReceived'
  | 'busyWithTransfer'
  | 'readStarted'
  | 'readServed';

/** What only the view of logs says. */
type LogLabel =
  | 'snapshotBlock'
  | 'votersAre'
  | 'jointVoters'
  | 'snapshotComing'
  | 'snapshotGoing'
  | 'roundOfCatchingUp'
  | 'changingTo';

/** What stands on the stage: the first that a page needs. */
export type StageText = Pick<Whole, 'kinds' | 'roles'> & {
  readonly labels: Omit<Whole['labels'], LogLabel>;
};

/** What a cluster has to say that is left as it is: all that the front page needs. */
export type PlainText = StageText &
  Pick<Whole, 'name' | 'summary' | 'messages' | 'timers'> & {
    readonly notes: Omit<Whole['notes'], Rare>;
  };

/** The rest, for the exhibit. */
export type FurtherText = Pick<
  Whole,
  'params' | 'invariants' | 'variants' | 'properties' | 'duties' | 'request'
> & {
  readonly notes: Pick<Whole['notes'], Rare>;
  readonly labels: Pick<Whole['labels'], LogLabel>;
};

export const wholeText = (plain: PlainText, further: FurtherText): Whole => ({
  ...plain,
  ...further,
  notes: { ...plain.notes, ...further.notes },
  labels: { ...plain.labels, ...further.labels },
});
